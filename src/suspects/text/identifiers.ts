import type { IntCounter } from './intCounter.ts';
import { hashStart, hashStep, type TermDictionary } from './termDictionary.ts';

const any = /[\p{L}_][\p{L}\p{N}_]*/gu;
/** In UTF-8 a UTF-16 code unit takes at most three bytes. */
const bytesACharacter = 3;

const none = 0;
const first = 1;
const further = 2;
const beyondAscii = 3;

/** What each byte may be in an identifier of ASCII. */
const roles = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  if (byte > 127) return beyondAscii;
  if (/[A-Za-z_]/.test(character)) return first;
  return /[0-9]/.test(character) ? further : none;
});

export interface Counting {
  readonly dictionary: TermDictionary;
  readonly into: IntCounter;
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
  const { dictionary, into, shortest } = counting;
  const end = Math.min(line.end, from + characters);
  for (let i = from; i < end; i++) {
    const start = i;
    let hash = hashStart;
    let role = roles[bytes[i] ?? 0] ?? none;
    if (role === first) {
      do {
        hash = hashStep(hash, bytes[i] ?? 0);
        role = ++i < end ? (roles[bytes[i] ?? 0] ?? none) : none;
      } while (role === first || role === further);
    }
    if (role === beyondAscii) {
      countWide({ ...line, from: start }, characters - (start - from), counting);
      return;
    }
    if (i - start >= shortest) into.add(dictionary.numberOf(bytes, start, i, hash), 1);
  }
}

/** The same where letters of other scripts may come. */
function countWide(
  { bytes, from, end }: { readonly bytes: Buffer; readonly from: number; readonly end: number },
  characters: number,
  { dictionary, into, shortest }: Counting,
): void {
  const wide = Math.min(end, from + characters * bytesACharacter);
  const text = bytes.toString('utf8', from, wide).slice(0, characters);
  for (const [name] of text.matchAll(any)) {
    if (name.length < shortest) continue;
    const encoded = Buffer.from(name, 'utf8');
    into.add(dictionary.numberOf(encoded, 0, encoded.length, encoded.reduce(hashStep, hashStart)), 1);
  }
}
