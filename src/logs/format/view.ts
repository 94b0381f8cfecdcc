import { candidatesIn } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import { placedInColumns } from './columns.ts';
import type { Columns } from './columns.ts';
import { cleanLine } from './decode.ts';
import { jsonIn, leavesOf } from './json.ts';
import type { JsonPart, Leaf } from './json.ts';
import { jsonStamps } from './jsonStamps.ts';
import { isDirective, w3cStamp } from './w3c.ts';
import type { W3cHeader } from './w3c.ts';

/** What one line holds, before anything is decided. */
export interface LineView {
  readonly text: string;
  readonly json: JsonPart | null;
  readonly leaves: readonly Leaf[];
  readonly candidates: readonly Candidate[];
  /** The columns of the file's directive, for lines that have them. */
  readonly w3c: W3cHeader | null;
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

/** What a file's own lines tell about its columns. */
export interface Headers {
  readonly w3c: W3cHeader | null;
  readonly columns: Columns | null;
}

/** @param line without line end */
export function viewOf(line: string, { w3c, columns }: Headers = { w3c: null, columns: null }): LineView {
  const text = cleanLine(line);
  const stamp = w3c === null ? null : w3cStamp(text, w3c);
  if (stamp !== null) return { text, json: null, leaves: [], candidates: [stamp], w3c };
  const json = jsonIn(text);
  if (json === null) {
    const found = isDirective(text) ? [] : candidatesIn(text);
    const candidates = columns === null ? found : placedInColumns(found, text, columns);
    return { text, json, leaves: [], candidates, w3c: null };
  }
  const leaves = leavesOf(json.value);
  const before = json.start === 0 ? [] : candidatesIn(text, json.start);
  const candidates = [...before, ...jsonCandidates(json, leaves)];
  return { text, json, leaves, candidates, w3c: null };
}
