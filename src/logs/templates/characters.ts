/** What a character does to the tokens of a message. */
export const delimiter = 0;
export const letter = 1;
export const digit = 2;
export const inner = 3;

const table = new Uint8Array(128).fill(inner);
for (let code = 0; code <= 32; code++) table[code] = delimiter;
for (const char of '()[]{}",;<>|\':=`') table[char.charCodeAt(0)] = delimiter;
for (let code = 48; code < 58; code++) table[code] = digit;
for (let code = 65; code < 91; code++) {
  table[code] = letter;
  table[code + 32] = letter;
}
table[95] = letter;

/** Letters of other scripts are letters; NaN (past the end) is a delimiter. */
export function characterClass(code: number): number {
  return code < 128 ? (table[code] ?? delimiter) : code >= 128 ? letter : delimiter;
}

export function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

export function isHexDigit(code: number): boolean {
  return (code >= 48 && code < 58) || (code >= 97 && code < 103) || (code >= 65 && code < 71);
}

const prime = 0x01000193;
const basis = 0x811c9dc5 | 0;

/** 32-bit FNV-1a over UTF-16 units (Fowler, Noll, Vo; RFC 9923): equal words have equal numbers, without making strings. */
export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = basis;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  return hash;
}

/** The hashes of words separated by blanks. */
export function hashSet(words: string): ReadonlySet<number> {
  return new Set(words.split(' ').map((word) => hashOf(word)));
}
