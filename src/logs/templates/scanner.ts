import {
  delimiter,
  digit,
  hashOf,
  hashSet,
  inner,
  isBlank,
  isHexDigit,
  characterClass,
} from './characters.ts';
import type { MessageSpan } from './message.ts';
import { requestAt, statusAfter } from './request.ts';
import { endOfPath, endOfUrl, endOfValue, endOfColonHex, endOfPort, endOfQuote } from './spans.ts';

/** The number of a part that varies. */
export const variable = 0;

const maxTokens = 400;
const units = hashSet(
  'KB MB GB TB B KiB MiB GiB kB b ms s us ns µs sec secs second seconds min mins minute minutes hour hours day days byte bytes',
);
const zones = hashSet('UTC GMT CET CEST EET EEST EST EDT CST CDT MST MDT PST PDT BST');
const calendar = hashSet('Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
/** Keys whose value is the message itself. */
const telling = hashSet('msg message error err event reason exception');
const longestTimeWord = 7;

/**
 * Cuts a message into words (as 32-bit hashes) and variable parts, in one pass and without making strings.
 * What varies is told by shape: anything with a digit, paths, URLs, e-mail addresses, dotted names, quoted text,
 * the values of `key=value`, calendar words, and units after a number. Neighboring variable parts are one.
 */
export class Scanner {
  /** Hash of each word, or `variable`. */
  readonly words = new Int32Array(maxTokens);
  /** Where each token lies in the text. */
  readonly starts = new Int32Array(maxTokens);
  readonly ends = new Int32Array(maxTokens);
  length = 0;
  private text = '';
  private to = 0;
  private quotes = true;

  /** Starts anew with `text` from `from` to `to`; quoted text varies unless `quotes` says that it is looked into. */
  scan(text: string, { from, to }: MessageSpan, quotes: 'vary' | 'tell' = 'vary'): void {
    this.length = 0;
    this.quotes = quotes === 'vary';
    this.append(text, from, to);
  }

  /** Goes on behind the tokens already there. */
  append(text: string, from: number, to: number): void {
    this.text = text;
    this.to = to;
    let at = from;
    while (at < to && this.length < maxTokens - 2) {
      const code = text.charCodeAt(at);
      at = characterClass(code) === delimiter ? this.delimiter(at, code) : this.word(at);
    }
  }

  push(word: number, start: number, end: number): void {
    const last = this.length - 1;
    if (word === variable && last >= 0 && this.words[last] === variable) {
      this.ends[last] = end;
      return;
    }
    this.words[this.length] = word;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length++;
  }

  private afterVariable(): boolean {
    return this.length > 0 && this.words[this.length - 1] === variable;
  }

  private delimiter(at: number, code: number): number {
    if (!this.quotes || (code !== 34 && code !== 39)) return at + 1;
    const before = at === 0 ? 32 : this.text.charCodeAt(at - 1);
    if (characterClass(before) !== delimiter || before === code) return at + 1;
    const request = code === 34 ? requestAt(this.text, at + 1, this.to) : undefined;
    if (request) return this.request(at + 1, request);
    const end = endOfQuote(this.text, at, this.to);
    if (end < 0) return at + 1;
    this.push(variable, at + 1, end - 1);
    return end;
  }

  private request(at: number, request: { readonly method: number; readonly end: number }): number {
    this.push(hashOf(this.text, at, request.method), at, request.method);
    this.push(variable, request.method + 1, request.end - 1);
    const status = statusAfter(this.text, request.end, this.to);
    if (status === undefined) return request.end;
    this.push(status, request.end + 1, request.end + 4);
    return request.end + 4;
  }

  /** One word from `start`; gives where to go on. */
  private word(start: number): number {
    const { text, to } = this;
    if (this.startsPath(start)) return this.skip(start, endOfPath(text, start, to));
    let at = start;
    let hash = 0x811c9dc5 | 0;
    let digits = false;
    let dots = false;
    let odd = false;
    let letters = false;
    for (; at < to; at++) {
      const code = text.charCodeAt(at);
      const kind = characterClass(code);
      if (kind === delimiter) break;
      if (kind === digit) digits = true;
      else if (kind === inner) {
        if (code !== 46) odd ||= code === 92 || code === 64;
        else if (text.charCodeAt(at + 1) === 46) break;
        else dots = true;
      } else letters = true;
      hash = Math.imul(hash ^ code, 0x01000193);
    }
    const next = text.charCodeAt(at);
    if (next === 58) {
      const end = this.afterColon(start, at, digits);
      if (end > 0) return this.skip(start, end);
    } else if (next === 61 && letters) return this.keyValue(start, at, digits ? variable : hash);
    if (!digits && !letters) return at + (next === 46 ? 1 : 0);
    this.put(start, at, { hash, digits, dots, odd });
    return at;
  }

  private put(
    start: number,
    end: number,
    shape: { hash: number; digits: boolean; dots: boolean; odd: boolean },
  ): void {
    if (shape.digits || shape.odd) {
      this.push(variable, start, end);
      return;
    }
    const trimmed = trimEnd(this.text, start, end);
    const varies =
      (shape.dots && isDottedName(this.text, start, trimmed)) ||
      (end - start <= longestTimeWord && this.isTimeWord(shape.hash));
    if (varies) this.push(variable, start, end);
    else this.push(trimmed === end ? shape.hash : hashOf(this.text, start, trimmed), start, trimmed);
  }

  private isTimeWord(hash: number): boolean {
    return calendar.has(hash) || (this.afterVariable() && (units.has(hash) || zones.has(hash)));
  }

  private skip(start: number, end: number): number {
    this.push(variable, start, end);
    return end;
  }

  private startsPath(at: number): boolean {
    const { text } = this;
    let slash = at;
    while (slash < at + 2 && (text.charCodeAt(slash) === 46 || text.charCodeAt(slash) === 126)) slash++;
    if (text.charCodeAt(slash) !== 47) return false;
    const next = text.charCodeAt(slash + 1);
    return !isBlank(next) && slash + 1 < this.to && characterClass(next) !== delimiter;
  }

  /** The end of a URL, a host with a port, an address of hexadecimal groups or a drive path whose first part ends at `colon`; else 0. */
  private afterColon(start: number, colon: number, digits: boolean): number {
    const { text, to } = this;
    const next = text.charCodeAt(colon + 1);
    if (next === 47 && text.charCodeAt(colon + 2) === 47) return endOfUrl(text, colon + 3, to);
    if (next === 92 && colon - start === 1) return endOfPath(text, colon + 1, to);
    if (colon - start <= 4 && (next === 58 || isHexDigit(next))) {
      const end = endOfColonHex(text, start, to);
      if (end > 0) return end;
    }
    return digits ? 0 : endOfPort(text, colon + 1, to);
  }

  private keyValue(start: number, equals: number, key: number): number {
    const { text, to } = this;
    this.push(key, start, equals);
    const value = equals + 1;
    if (text.charCodeAt(value) === 61 || value >= to) return value;
    const quoted = text.charCodeAt(value) === 34;
    if (telling.has(key)) return quoted ? value + 1 : value;
    if (quoted) return value;
    const end = endOfValue(text, value, to);
    this.push(variable, value, Math.max(value, end));
    return end;
  }
}

function trimEnd(text: string, start: number, end: number): number {
  let trimmed = end;
  while (trimmed > start + 1) {
    const code = text.charCodeAt(trimmed - 1);
    if (code !== 46 && code !== 33 && code !== 63) break;
    trimmed--;
  }
  return trimmed;
}

/** `host.example.org` and `com.example.Thing` vary; the names of exceptions tell kinds apart. */
function isDottedName(text: string, start: number, end: number): boolean {
  const dot = text.indexOf('.', start);
  if (dot < 0 || dot === start || dot >= end - 1) return false;
  return !isFaultName(text, end) && !isConstantName(text, end);
}

/** `android.intent.action.SCREEN_ON`: capitals behind the last dot name a state. */
function isConstantName(text: string, end: number): boolean {
  for (let at = end - 1; ; at--) {
    const code = text.charCodeAt(at);
    if (code === 46) return end - at > 3;
    if (code !== 95 && (code < 65 || code > 90)) return false;
  }
}

/** Whether the word that ends at `end` names an exception. */
export function isFaultName(text: string, end: number): boolean {
  return (
    text.endsWith('Exception', end) ||
    text.endsWith('Error', end) ||
    text.endsWith('Failure', end) ||
    text.endsWith('Fault', end)
  );
}
