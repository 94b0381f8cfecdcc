import { isUtf8 } from 'node:buffer';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin1';

/** How a file's bytes are to be read; `bom` is the length in bytes of its byte order mark. */
export interface DetectedEncoding {
  readonly encoding: Encoding;
  readonly bom: number;
}

/** UTF-16 text of the languages that logs are written in has its zeros on one side; padding has them on both, in runs. */
function utf16Side(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const end = head.length - (head.length % 2);
  let even = 0;
  let odd = 0;
  let pairs = 0;
  for (let i = 0; i < end; i += 2) {
    const first = head[i] === 0;
    const second = head[i + 1] === 0;
    if (first && second) continue;
    pairs += 1;
    if (first) even += 1;
    if (second) odd += 1;
  }
  if (pairs < 2) return null;
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.4 && odd < pairs * 0.05) return 'utf-16be';
  return null;
}

/** A sample may end inside a character: up to three bytes are left out of the check. */
function isTornUtf8(head: Buffer): boolean {
  for (let cut = 0; cut <= Math.min(3, head.length); cut += 1) {
    if (isUtf8(head.subarray(0, head.length - cut))) return true;
  }
  return false;
}

/** More than a stray byte in UTF-8 text (a cut string, a hostile request) is what makes a file Latin-1. */
function isMostlyUtf8(head: Buffer): boolean {
  const text = head.toString('utf8');
  let bad = 0;
  let good = 0;
  for (const char of text) {
    if (char === '\uFFFD') bad += 1;
    else if (char > '\u007F') good += 1;
  }
  return good > bad * 2;
}

/** @param head the first bytes of the file, some KB or all of it */
export function detectEncoding(head: Buffer): DetectedEncoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bom: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bom: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bom: 2 };
  const side = utf16Side(head);
  if (side !== null) return { encoding: side, bom: 0 };
  return { encoding: isTornUtf8(head) || isMostlyUtf8(head) ? 'utf-8' : 'latin1', bom: 0 };
}

/** The bytes of one line, or of a whole file, as text. */
export function decodeBytes(bytes: Buffer, encoding: Encoding): string {
  switch (encoding) {
    case 'utf-8':
      return bytes.toString('utf8');
    case 'latin1':
      return bytes.toString('latin1');
    case 'utf-16le':
      return bytes.toString('utf16le');
    case 'utf-16be':
      return Buffer.from(bytes.subarray(0, bytes.length & ~1))
        .swap16()
        .toString('utf16le');
  }
}

// CSI and OSC sequences and two-byte escapes of ECMA-48; from a string, so that no control character stands in a literal.
const escapes = new RegExp(
  String.raw`\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])`,
  'g',
);

/** Colors as loggers that escape control characters write them: `\\x1b[33m`, rsyslog's `#033[33m`. */
const escapedColors = /(?:\\x1[bB]|\\u001[bB]|\\033|\\e|#033|\^\[)\[[\d;]*m/g;

/** A line without ANSI escapes, NULs, byte order mark and final carriage return. */
export function cleanLine(line: string): string {
  let text = line;
  if (text.includes('\u001b')) text = text.replace(escapes, '');
  if (text.includes('[3') || text.includes('[0')) text = text.replace(escapedColors, '');
  if (text.includes('\0')) text = text.replaceAll('\0', '');
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
