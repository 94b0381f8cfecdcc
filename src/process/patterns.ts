import { setImmediate } from 'node:timers/promises';
import { matchInWorker } from './patternWorker.ts';

/** Named groups of a match; a group that took no part is undefined. */
export type Groups = Readonly<Record<string, string | undefined>>;

/** What matched of each text, undefined where nothing did; `too-slow` where the pattern needed too long. */
export type Matches = readonly (Groups | undefined)[] | 'too-slow';

/** A regular expression from outside, such as a repository's configuration: whatever it says, it runs in bounded time. */
export interface Pattern {
  /** Looks for the first match in each text, without blocking the event loop for long. */
  match(texts: readonly string[]): Promise<Matches>;
}

/** As JavaScript has it; `m`: `^` and `$` match at line ends. */
export type PatternFlags = '' | 'm';

/** Longest pattern that is taken, in characters. The longest in the documentation of deploy tools has 120. */
const longestPattern = 1000;
/**
 * The linear engine needs (instructions × characters) steps, some 10 ns each: with these, at most 0.1 s for one text.
 * Other patterns and texts go to a worker.
 */
const mostInstructions = 1000;
const longestText = 10_000;
/** Time for all texts of a call, ms: twenty thousand tags need 0.4 s at most on a busy machine. */
const mostMs = 1000;
/** How long the event loop may be kept, ms. */
const sliceMs = 10;

/** The names of the groups of a regular expression in JavaScript's syntax, found without running it; undefined where it is none. */
export function namedGroups(source: string): readonly string[] | undefined {
  if (flagsFor(source) === undefined) return undefined;
  const parts = /\\.|\[(?:\\.|[^\]\\])*\]|\(\?<(?<name>[A-Za-z_$][\w$]*)>/gs;
  return Array.from(source.matchAll(parts), ({ groups }) => groups?.['name']).filter(
    (name) => name !== undefined,
  );
}

/** Undefined where `source` is no regular expression in JavaScript's syntax, or one of more than 1,000 characters. */
export async function compilePattern(source: string, flags: PatternFlags = ''): Promise<Pattern | undefined> {
  const native = flagsFor(source);
  if (native === undefined) return undefined;
  const linear = await linearEngine(source, flags);
  return {
    match: (texts) =>
      linear === undefined || texts.some(({ length }) => length > longestText)
        ? matchInWorker({ source, flags: native + flags, texts, mostMs })
        : inSlices(texts, linear),
  };
}

/** `u` where the pattern can be read so, as its classes then know all letters. */
function flagsFor(source: string): 'u' | '' | undefined {
  if (source.length > longestPattern) return undefined;
  for (const flags of ['u', ''] as const) {
    try {
      // Reads the pattern only: an engine compiles it when it first runs.
      new RegExp(source, flags);
      return flags;
    } catch {
      continue;
    }
  }
  return undefined;
}

type Match = (text: string) => Groups | undefined;

/** RE2 in JavaScript; undefined for what can't run in linear time (look-around, references) and for huge repetitions. */
async function linearEngine(source: string, flags: PatternFlags): Promise<Match | undefined> {
  const repetitions = Array.from(source.matchAll(/\{(\d+)(?:,(\d*))?\}/g), ([, least, most]) =>
    Math.max(Number(least), Number(most ?? 0)),
  );
  // Compiling writes a repeated part as often as it is repeated.
  if (
    source.length *
      Math.max(
        1,
        repetitions.reduce((sum, count) => sum + count, 0),
      ) >
    20_000
  )
    return undefined;
  const { RE2JS } = await import('re2js');
  try {
    const compiled = RE2JS.compile(source, flags === 'm' ? RE2JS.MULTILINE : 0);
    if (compiled.programSize() > mostInstructions) return undefined;
    const names = Object.keys(compiled.namedGroups());
    return (text) => {
      const matcher = compiled.matcher(text);
      if (!matcher.find()) return undefined;
      return Object.fromEntries(names.map((name) => [name, matcher.group(name) ?? undefined]));
    };
  } catch {
    return undefined;
  }
}

async function inSlices(texts: readonly string[], match: Match): Promise<Matches> {
  const matches: (Groups | undefined)[] = [];
  const start = performance.now();
  let sliceStart = start;
  for (const text of texts) {
    matches.push(match(text));
    const now = performance.now();
    if (now - start > mostMs) return 'too-slow';
    if (now - sliceStart < sliceMs) continue;
    await setImmediate();
    sliceStart = performance.now();
  }
  return matches;
}
