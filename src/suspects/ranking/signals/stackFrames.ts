import type { RankingEvidence, Signal } from '../evidence.ts';
import { namesFile, type Frame } from '../frames.ts';
import { traceLine, type LineHit } from '../lineTrace.ts';
import type { Reason } from '../../suspect.ts';

type FrameReason = Extract<Reason, { kind: 'stack-frame' }>;

/** Frames further from the error than this say little. */
const depthRead = 30;

/** What a commit touched of a frame, the weakest first. */
const places = ['caller', 'file', 'near', 'function', 'line'] as const;
type Place = (typeof places)[number];

/**
 * How often the commit at fault touched just this much of a frame: of the innermost one, and of the next one, from where
 * it falls with the distance. Schröter, Bettenburg and Premraj, "Do stack traces help developers fix bugs?" (MSR 2010): 40 % of
 * the faults were mended in the method of the first frame, 90 % within ten frames. How often that was the line itself
 * is judged: an error that a change brought mostly shows where it changed something.
 */
const atFault: Readonly<Record<Place, readonly [innermost: number, further: number]>> = {
  line: [0.3, 0.15],
  function: [0.15, 0.05],
  near: [0.05, 0.03],
  file: [0.1, 0.05],
  caller: [0.2, 0],
};

/** How many other commits would touch as much by chance, before any was seen to: keeps the ratio finite. */
const byChance: Readonly<Record<Place, number>> = { line: 0.1, function: 0.3, near: 0.3, file: 1, caller: 3 };

interface Hit {
  readonly place: Place;
  readonly file: string;
  readonly line: number | undefined;
  readonly logOdds: number;
}

/**
 * Whether the commit touched what a stack trace runs through: the line itself (followed back through the later changes
 * of the file), the function, a place close by, the file, or a file that one of the trace imports. Its weight is the
 * likelihood ratio: how often a commit at fault touches that much of a frame, over how many others of the range do. A
 * line that nobody else changed says a lot; a file that every second commit touches says nearly nothing.
 */
export const stackFrames: Signal = (evidence) => {
  const total = evidence.candidates.length;
  const best: (Hit | undefined)[] = evidence.candidates.map(() => undefined);
  const note = (touched: readonly (Touched | undefined)[], depth: number) => {
    touched.forEach((own, i) => {
      if (own === undefined) return;
      const others = touched.filter(
        (other, j) => j !== i && other !== undefined && strength(other.place) >= strength(own.place),
      ).length;
      const ratio = expected(own, depth) / ((others + byChance[own.place]) / total);
      const logOdds = Math.max(0, Math.log(ratio));
      const { place, file, line } = own;
      if (logOdds > (best[i]?.logOdds ?? -1)) best[i] = { place, file, line, logOdds };
    });
  };
  for (const frame of evidence.frames) {
    if (frame.depth <= depthRead) note(touchedOf(evidence, frame), frame.depth);
  }
  note(importedBy(evidence), 0);
  return best.map((hit) => {
    if (hit === undefined) return { values: {} };
    const { place, file, line, logOdds } = hit;
    const match: FrameReason['match'] = place === 'near' ? 'file' : place;
    return {
      values: { stackFrame: logOdds },
      reason: (weight) => ({ kind: 'stack-frame', weight, file, line, match }),
    };
  });
};

interface Touched {
  readonly place: Place;
  readonly file: string;
  readonly line: number | undefined;
  /** Less than 1 where the change is large: a line among a thousand new ones is less telling. */
  readonly share: number;
}

function strength(place: Place): number {
  return places.indexOf(place);
}

function touchedOf(evidence: RankingEvidence, frame: Frame): (Touched | undefined)[] {
  const hits = frame.line === undefined ? new Map<number, LineHit>() : traceLine(evidence, frame, frame.line);
  return evidence.candidates.map(({ files }, i) => {
    const touched = files.find(({ path }) => namesFile(frame, path));
    if (touched === undefined) return undefined;
    const base = { file: touched.path, line: frame.line, share: 1 };
    const hit = hits.get(i);
    if (hit?.place === 'on') return { ...base, place: 'line', share: precision(hit) };
    if (inFunction(evidence, i, frame)) return { ...base, place: 'function' };
    return { ...base, place: hit?.place === 'near' ? 'near' : 'file' };
  });
}

function importedBy({ candidates, imported }: RankingEvidence): (Touched | undefined)[] {
  return candidates.map(({ files }) => {
    const touched = files.find(({ path }) => imported.has(path));
    return touched && { place: 'caller', file: touched.path, line: undefined, share: 1 };
  });
}

function expected({ place, share }: Touched, depth: number): number {
  const [innermost, further] = atFault[place];
  return share * (depth === 0 ? innermost : (2 * further) / (1 + depth));
}

/** 1 for a change of one line, less for longer ones: 0.8 for ten lines, 0.57 for a thousand. */
function precision({ lines }: LineHit): number {
  return 1 / (1 + Math.log10(Math.max(1, lines)) / 4);
}

function inFunction(evidence: RankingEvidence, i: number, frame: Frame): boolean {
  const name = frame.function;
  if (name === undefined || name.length < 3) return false;
  return (evidence.facts[i]?.files ?? []).some(
    (file) => namesFile(frame, file.path) && file.hunks.some(({ heading }) => hasWord(heading, name)),
  );
}

function hasWord(text: string, word: string): boolean {
  return text.split(/[^\p{L}\p{N}_$]+/u).includes(word);
}
