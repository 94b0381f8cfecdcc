import { compareText } from '../incident/order.ts';
import { parseJournal, type ParsedJournal } from './parse.ts';
import type { JournalProblem } from './problems.ts';
import { serializeEvent } from './serialize.ts';

export interface United {
  readonly text: string;
  /** Where the two differ in one event's content (`two-contents`) and what neither can be read as; places are in `text`. */
  readonly problems: readonly JournalProblem[];
}

/**
 * Set union of two journals by event id, the same text whatever the order of uniting. Lines that are no event are
 * kept behind the events. One id with two contents keeps the longest, then the greatest bytes. Linear in both.
 */
export async function unite(a: string, b: string): Promise<United> {
  return uniteParsed(await parseJournal(a), await parseJournal(b));
}

/** Lines of `other` that a journal lacks: events it doesn't have, or whose content there is preferred over its own. */
export async function missingLines(journal: string, other: string): Promise<string[]> {
  const here = await parseJournal(journal);
  const there = await parseJournal(other);
  const united = await parseJournal((await uniteParsed(here, there)).text);
  const known = new Set(here.events.map(serializeEvent));
  const theirs = new Set(there.events.map((event) => event.id));
  return united.events
    .filter((event) => theirs.has(event.id))
    .map(serializeEvent)
    .filter((line) => !known.has(line));
}

async function uniteParsed(first: ParsedJournal, second: ParsedJournal): Promise<United> {
  // Read as one text: lines that are no event in their own journals may be one together.
  const both = await parseJournal(textOf([...linesOf(first), ...linesOf(second)]));
  const lines = linesOf(both);
  const text = textOf(lines);
  const { problems } = await parseJournal(text);
  return { text, problems: [...problems, ...conflicts([first, second, both], lines)] };
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function linesOf(parsed: ParsedJournal): string[] {
  return [...parsed.events.map(serializeEvent), ...parsed.unread.toSorted(compareText)];
}

/** `lines` are those of the union: the events first, in their order in the last of the journals. */
function conflicts(parsed: readonly ParsedJournal[], lines: readonly string[]): JournalProblem[] {
  const places = new Map(parsed.at(-1)?.events.map(({ id }, line) => [id, line]));
  const ids = new Set(
    parsed.flatMap((journal) =>
      journal.problems.filter((problem) => problem.kind === 'two-contents').map((problem) => problem.detail),
    ),
  );
  return [...ids].sort(compareText).flatMap((detail) => {
    const line = places.get(detail);
    if (line === undefined) return [];
    const endColumn = lines[line]?.length ?? 0;
    return [{ line, startColumn: 0, endColumn, kind: 'two-contents' as const, detail }];
  });
}
