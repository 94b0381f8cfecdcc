import type { FileFacts, LineFormat, ParsedLine, Recurrence } from '../line.ts';
import { calendarOf } from './calendar.ts';
import { bytesReaders, compile } from './compiled/compile.ts';
import { columnsOf } from './columns.ts';
import { cleanLine } from './decode.ts';
import { decide, isContinuation, recordTime } from './decision.ts';
import type { Decision } from './decision.ts';
import { describeFormat } from './describe.ts';
import { bestMark, marksOf, rankLevels } from './levels.ts';
import type { LevelRanks } from './levels.ts';
import { levelMarks } from './levelText.ts';
import type { LevelMark } from './levelMark.ts';
import { looksContinued } from './continuation.ts';
import type { Timed } from './ranking.ts';
import { viewOf } from './view.ts';
import type { LineView } from './view.ts';
import { w3cHeader } from './w3c.ts';

/** Lines that are looked at: enough to decide, few enough not to be felt. */
const mostLines = 480;

/** Rows at the file's start that may name its columns. */
const headRows = 8;

/** Of every run as many lines as fit: its head, its middle and its tail. */
function thinned(samples: readonly string[][]): string[] {
  const share = Math.max(8, Math.floor(mostLines / Math.max(1, samples.length)));
  return samples.flatMap((run) => {
    if (run.length <= share) return run;
    const half = Math.ceil(share / 2);
    const rest = Math.floor(share / 4);
    const middle = Math.max(half, Math.floor((run.length - rest) / 2));
    return [...run.slice(0, half), ...run.slice(middle, middle + rest), ...run.slice(-rest)];
  });
}

/** A sampled line as text reading sees it. */
interface Read {
  readonly line: string;
  readonly view: LineView;
  readonly best: Timed | null;
  readonly marks: readonly LevelMark[];
}

const stampEnd = (best: Timed | null): number => best?.candidate.stamp.end ?? 0;

function parsedOf({ view, best, marks }: Read, decision: Decision, levels: LevelRanks): ParsedLine {
  const level = bestMark(marks, levels)?.level ?? null;
  if (best === null) return { time: null, level, continuation: isContinuation(view, decision) };
  const parsed = { time: best.time, level, continuation: false };
  return best.later === null ? parsed : { ...parsed, later: best.later };
}

function recurrenceOf(locator: string): Recurrence {
  if (locator.endsWith('|yearless')) return 'yearly';
  return locator.endsWith('|clock') ? 'daily' : 'never';
}

/**
 * Decides over samples of a file how its lines become records.
 * @param samples runs of consecutive lines, without line ends, from several places of the file in its order
 */
export function recognize(samples: readonly string[][], facts: FileFacts): LineFormat {
  const lines = thinned(samples);
  const w3c = w3cHeader(
    samples
      .flat()
      .filter((line) => line.includes('#Fields:') || line.includes('#Date:') || line.includes('#Time'))
      .map(cleanLine),
  );
  const headers = { w3c, columns: columnsOf((samples[0] ?? []).slice(0, headRows).map(cleanLine)) };
  const views = lines.map((line) => viewOf(line, headers));
  const calendar = calendarOf(views, facts);
  const decision = decide(views, calendar, facts);
  const read = (line: string, view: LineView, latest?: number): Read => {
    const at = latest === undefined ? calendar : { ...calendar, latest, latestClock: latest };
    const best = recordTime(view, at, decision);
    return { line, view, best, marks: marksOf(view, stampEnd(best)) };
  };
  const reads = views.map((view, index) => read(lines[index] ?? '', view));
  const records = reads.flatMap((one) => (one.best === null ? [] : [{ ...one, best: one.best }]));
  const levels = rankLevels(records.map(({ marks }) => marks));
  const parse = (line: string, latest?: number): ParsedLine => {
    const text = cleanLine(line);
    // Stack frames are many: nothing is searched in them.
    if (!decision.isContinuedLook && !text.includes('{') && looksContinued(text)) {
      return { time: null, level: bestMark(levelMarks(text, 0), levels)?.level ?? null, continuation: true };
    }
    return parsedOf(read(line, viewOf(line, headers), latest), decision, levels);
  };
  const isColored = lines.some((line) => line.includes('\u001b'));
  const compiled = compile({
    calendar,
    levels,
    records: records.map(({ line, view, best, marks }) => ({
      line: isColored ? view.text : line,
      view,
      candidate: best.candidate,
      levelPlace: bestMark(marks, levels)?.place ?? null,
    })),
    lines: reads.map((one) => ({
      line: isColored ? one.view.text : one.line,
      parsed: parsedOf(one, decision, levels),
    })),
  });
  return {
    name: describeFormat(decision.main, w3c !== null),
    recurs: recurrenceOf(decision.main),
    parse,
    ...bytesReaders(parse, compiled, { isIndented: decision.isContinuedLook, isColored }),
  };
}
