import { candidatesIn } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import { cleanLine } from './decode.ts';
import { jsonIn, leavesOf } from './json.ts';
import type { JsonPart, Leaf } from './json.ts';
import { jsonStamps } from './jsonStamps.ts';

/** What one line holds, before anything is decided. */
export interface LineView {
  readonly text: string;
  readonly json: JsonPart | null;
  readonly leaves: readonly Leaf[];
  readonly candidates: readonly Candidate[];
}

/** Where wrappers keep the text of a record. */
export const innerNames: ReadonlySet<string> = new Set([
  'log',
  'message',
  'msg',
  'MESSAGE',
  '@message',
  'textPayload',
  'line',
  'event',
  'body',
  'short_message',
]);

/** Stamps at the head of texts inside an object, which is a wrapper of their records. */
function innerStamps(leaves: readonly Leaf[], isNamed: boolean): Candidate[] {
  const found: Candidate[] = [];
  for (const { path, value } of leaves) {
    if (typeof value !== 'string' || value.length < 15) continue;
    if (isNamed && !innerNames.has(path)) continue;
    const [first] = candidatesIn(value, 80);
    if (first !== undefined) found.push({ ...first, place: `json:${path}^`, ordinal: found.length });
  }
  return found;
}

function jsonCandidates(part: JsonPart, leaves: readonly Leaf[]): Candidate[] {
  const own = jsonStamps(leaves).map(({ path, stamp }, ordinal) => ({
    stamp: { ...stamp, start: part.start, end: part.start },
    place: `json:${path}`,
    ordinal,
  }));
  return [...own, ...innerStamps(leaves, own.length > 0)];
}

/** @param line without line end */
export function viewOf(line: string): LineView {
  const text = cleanLine(line);
  const json = jsonIn(text);
  if (json === null) return { text, json, leaves: [], candidates: candidatesIn(text) };
  const leaves = leavesOf(json.value);
  const before = json.start === 0 ? [] : candidatesIn(text, json.start);
  return { text, json, leaves, candidates: [...before, ...jsonCandidates(json, leaves)] };
}
