import type { Tally } from './tally.ts';
import { hashStart, hashStep, type Vocabulary } from './vocabulary.ts';

const any = /[\p{L}_][\p{L}\p{N}_]*/gu;
/** In UTF-8 a UTF-16 code unit takes at most three bytes. */
const bytesACharacter = 3;

const none = 0;
const first = 1;
const further = 2;

/** What each byte may be in an identifier of ASCII. */
const roles = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  if (/[A-Za-z_]/.test(character)) return first;
  return /[0-9]/.test(character) ? further : none;
});

export interface Counting {
  readonly vocabulary: Vocabulary;
  readonly into: Tally;
  /** Characters that an identifier has at least. */
  readonly shortest: number;
}

/** Counts the identifiers in a line, read as far as `characters` UTF-16 code units. */
export function countIdentifiers(
  line: { readonly bytes: Buffer; readonly from: number; readonly end: number },
  characters: number,
  counting: Counting,
): void {
  const { bytes, from } = line;
  const end = Math.min(line.end, from + characters);
  if (isAscii(bytes, from, end)) {
    countAscii(bytes, from, end, counting);
    return;
  }
  const wide = Math.min(line.end, from + characters * bytesACharacter);
  const text = bytes.toString('utf8', from, wide).slice(0, characters);
  const { vocabulary, into, shortest } = counting;
  for (const [name] of text.matchAll(any)) {
    if (name.length < shortest) continue;
    const encoded = Buffer.from(name, 'utf8');
    into.add(vocabulary.numberOf(encoded, 0, encoded.length, encoded.reduce(hashStep, hashStart)), 1);
  }
}

function isAscii(bytes: Buffer, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if ((bytes[i] ?? 0) > 127) return false;
  return true;
}

function countAscii(
  bytes: Buffer,
  from: number,
  end: number,
  { vocabulary, into, shortest }: Counting,
): void {
  for (let i = from; i < end; i++) {
    if (roles[bytes[i] ?? 0] !== first) continue;
    const start = i;
    let hash = hashStart;
    for (; i < end && roles[bytes[i] ?? 0] !== none; i++) hash = hashStep(hash, bytes[i] ?? 0);
    if (i - start >= shortest) into.add(vocabulary.numberOf(bytes, start, i, hash), 1);
  }
}
