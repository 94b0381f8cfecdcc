import { delimiter, digit, isBlank, isHexDigit, characterClass } from './characters.ts';

const longestQuote = 200;

function isAnyOf(chars: string): (code: number) => boolean {
  const table = new Uint8Array(128);
  for (const char of chars) table[char.charCodeAt(0)] = 1;
  return (code) => code < 128 && table[code] === 1;
}

const endsPath = isAnyOf('"\'`()[]{},;<>|');
const endsUrl = isAnyOf('"\'`<>');
const endsValue = isAnyOf(',;(){}[]|&"\'=');

function until(text: string, from: number, to: number, ends: (code: number) => boolean): number {
  let at = from;
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    if (isBlank(code) || ends(code)) break;
  }
  return at;
}

export function endOfPath(text: string, from: number, to: number): number {
  const end = until(text, from, to, endsPath);
  return end > from + 1 && text.charCodeAt(end - 1) === 58 ? end - 1 : end;
}

export function endOfUrl(text: string, from: number, to: number): number {
  return until(text, from, to, endsUrl);
}

export function endOfValue(text: string, from: number, to: number): number {
  return until(text, from, to, endsValue);
}

/** The position behind the quote that closes the one at `from`, or -1 where none closes it soon. */
export function endOfQuote(text: string, from: number, to: number): number {
  const quote = text.charCodeAt(from);
  const limit = Math.min(to, from + longestQuote);
  for (let at = from + 1; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === quote && characterClass(text.charCodeAt(at + 1)) === delimiter) return at + 1;
  }
  return -1;
}

/** The end of a hardware or IPv6 address that starts at `from` (three colons or more), else 0. */
export function endOfColonHex(text: string, from: number, to: number): number {
  let colons = 0;
  let group = 0;
  let at = from;
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 58) {
      colons++;
      group = 0;
    } else if (isHexDigit(code)) {
      if (++group > 4) return 0;
    } else break;
  }
  return colons >= 3 && (at >= to || characterClass(text.charCodeAt(at)) === delimiter) ? at : 0;
}

const ports = new Set(
  '80 443 3000 3306 5000 5432 5672 6379 8000 8080 8081 8443 9000 9092 9200 11211 27017'.split(' '),
);

/** The end of a usual port number at `from`, else 0: `cache:6379` is an address, `size:64` isn't. */
export function endOfPort(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && characterClass(text.charCodeAt(at)) === digit) at++;
  const ends = at >= to || characterClass(text.charCodeAt(at)) === delimiter;
  return ends && ports.has(text.slice(from, at)) ? at : 0;
}
