import type { Level } from '../../record.ts';
import { levelOfLetter, levelOfNumber, levelOfPriority, levelOfStatus } from './levelNames.ts';
import type { LevelMark } from './levelMark.ts';

const glued = /(?:^|\s)([IWEFDVC])(?=(?:\d{4}|\d{6}|\d{8}) \d{2}:\d{2}:\d{2})/;
const priority = /^<(\d{1,3})>/;
const keyNumber = /\b(level|severity|lvl|prio|priority|pri|sev)"?[=:]\s?"?(\d{1,3})\b/i;
const accessStatus =
  /(?:"\s|HTTP\/\d(?:\.\d)?"?\s?|\bstatus(?:_?code)?"?[=:]\s?"?|\b[A-Z]+_[A-Z_]+\/)([1-5]\d\d)(?=[\s",)\]}]|$)/i;
/** Cisco: `%LINK-3-UPDOWN:`, facility, severity of syslog and mnemonic. */
const mnemonic = /%[A-Z][A-Z\d_]*(?:-[A-Z\d_]+)*-([0-7])-[A-Z\d_]+\s?:/;
/** Huawei and H3C: `%%01IFNET/4/LINK_STATE`, module, severity of syslog and mnemonic. */
const slashedMnemonic = /(?:^|\s)(?:%%\d\d)?[A-Z][A-Z\d_]+\/([0-7])\/[A-Z][A-Z\d_]+/;
/** ESXi: a short word and the priority of syslog, `Er(11)`. */
const shortPriority = /\s(Em|Al|Cr|Er|Wa|No|In|Db)\(\d{1,3}\)(?=\s|\[|$)/;
const shortLevels: Readonly<Record<string, Level>> = {
  Em: 'fatal',
  Al: 'fatal',
  Cr: 'fatal',
  Er: 'error',
  Wa: 'warn',
  No: 'info',
  In: 'info',
  Db: 'debug',
};
/** Telegraf and other users of wlog: `E! `. */
const exclaimed = /(?:^|\s)([TDIWE])! /;
/** Redis, by its role and stamp: `.` debug, `-` verbose, `*` notice, `#` warning (`serverLogRaw` in its server.c). */
const redis = /^(?:\d+:[XCSM]|\[\d+\]) \d{1,2} [A-Z][a-z]{2} [\d :.]+ ([.\-*#]) /;
const redisLevels: Readonly<Record<string, Level>> = { '.': 'debug', '-': 'debug', '*': 'info', '#': 'warn' };
/** CMTrace of Windows: 1 information, 2 warning, 3 error. */
const cmTrace = /\stype="([123])" thread="/;
const cmTraceLevels: Readonly<Record<string, Level>> = { '1': 'info', '2': 'warn', '3': 'error' };

/** Whether a mark stands in a code, so that lines without words of levels may have it. */
export function isCodePlace(place: string): boolean {
  return place.startsWith('code:');
}

/** Letters, numbers and signs of a head that state its level. */
export function codedMarks(head: string): LevelMark[] {
  const found: LevelMark[] = [];
  const add = (level: Level | null | undefined, place: string, score: number): void => {
    if (level != null) found.push({ level, place, score });
  };
  const group = (pattern: RegExp): string | undefined => pattern.exec(head)?.[1];
  const letter = group(glued);
  if (letter !== undefined) add(levelOfLetter(letter), 'glued', 50);
  const pri = group(priority);
  if (pri !== undefined && Number(pri) < 192) add(levelOfPriority(Number(pri)), 'pri', 14);
  const keyed = keyNumber.exec(head);
  if (keyed !== null) add(levelOfNumber(Number(keyed[2])), `number:${(keyed[1] ?? '').toLowerCase()}`, 28);
  const status = group(accessStatus);
  if (status !== undefined) add(levelOfStatus(Number(status)), 'status', 5);
  if (head.includes('%')) {
    const severity = group(mnemonic);
    if (severity !== undefined) add(levelOfPriority(Number(severity)), 'code:mnemonic', 48);
  }
  if (head.includes('(')) add(shortLevels[group(shortPriority) ?? ''], 'code:short', 44);
  const slashed = group(slashedMnemonic);
  if (slashed !== undefined) add(levelOfPriority(Number(slashed)), 'code:mnemonic', 48);
  if (head.includes('! ')) add(levelOfLetter(group(exclaimed) ?? ''), 'code:!', 40);
  add(redisLevels[group(redis) ?? ''], 'code:sign', 46);
  if (head.includes(' type="')) add(cmTraceLevels[group(cmTrace) ?? ''], 'code:type', 44);
  return [...found, ...columnMarks(head)];
}

const method = /\b(?:GET|HEAD|POST|PUT|DELETE|PATCH|OPTIONS|CONNECT|TRACE|PROPFIND|REPORT)\b/;
const statuses = new Set(
  (
    '100 101 200 201 202 203 204 205 206 207 226 300 301 302 303 304 305 307 308 400 401 402 403 404 405 406 407 408 409 ' +
    '410 411 412 413 414 415 416 417 418 421 422 423 424 425 426 428 429 431 444 451 460 463 495 496 497 499 500 501 502 ' +
    '503 504 505 507 508 510 511 520 521 522 523 524 525 526 530 561'
  ).split(' '),
);

/**
 * Columns of a line about a request that hold a status of HTTP (and of nginx, ELB and Cloudflare): sizes and times
 * look the same, but no line after line.
 */
function columnMarks(head: string): LevelMark[] {
  if (!method.test(head)) return [];
  const found: LevelMark[] = [];
  const plain = head.replace(/"[^"]*"?/g, '"');
  plain.split(/[\s,;|]+/).forEach((field, column) => {
    const level = statuses.has(field) ? levelOfStatus(Number(field)) : null;
    if (level !== null) found.push({ level, place: `code:column${column}`, score: 2 });
  });
  return found;
}
