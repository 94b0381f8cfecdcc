import type { Level } from '../../record.ts';
import { levelOfLetter, levelOfWord } from '../levelNames.ts';

/** Reads levels from bytes; undefined where the line must be read as text. */
export type FastLevel = (
  bytes: Buffer,
  stampEnd: number,
  start: number,
  end: number,
) => Level | null | undefined;

export const isLetter = (byte: number): boolean => (byte | 32) >= 97 && (byte | 32) <= 122;
export const isWord = (byte: number): boolean => isLetter(byte) || (byte >= 48 && byte <= 57);

const seen = new Map<number, Level | null>();

/** Level of a run of letters, cached under a number made of its letters and length. */
export function wordLevel(bytes: Uint8Array, from: number, to: number): Level | null {
  const length = to - from;
  if (length < 1 || length > 13) return null;
  let key = length;
  for (let at = from; at < Math.min(to, from + 6); at += 1) key = key * 128 + (bytes[at] ?? 0);
  const known = seen.get(key);
  if (known !== undefined && length <= 6) return known;
  const word = String.fromCharCode(...bytes.subarray(from, to));
  const level = length === 1 ? levelOfLetter(word) : levelOfWord(word);
  if (length <= 6) seen.set(key, level);
  return level;
}

export function runEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && isLetter(bytes[at] ?? 0)) at += 1;
  return at;
}
