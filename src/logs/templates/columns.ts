import { isBlank } from './characters.ts';

/** What a column in front of a message can be. */
export type ColumnShape =
  | 'time'
  | 'address'
  | 'number'
  | 'long number'
  | 'calendar'
  | 'level'
  | 'bracketed'
  | 'dashes'
  | 'tagged'
  | 'quoted'
  | 'word';

export interface Column {
  readonly start: number;
  readonly end: number;
}

export const maxColumns = 14;
const longestBracket = 200;

function isGap(code: number): boolean {
  return isBlank(code) || code === 124;
}

/** The column at or after `at`: up to a blank or `|`, a leading bracket kept together with its blanks. */
export function nextColumn(text: string, at: number): Column | undefined {
  let start = at;
  while (start < text.length && isGap(text.charCodeAt(start))) start++;
  if (start >= text.length) return undefined;
  let end = text.charCodeAt(start) === 91 ? endOfBracket(text, start) : start;
  while (end < text.length && !isGap(text.charCodeAt(end))) end++;
  return { start, end };
}

function endOfBracket(text: string, start: number): number {
  const limit = Math.min(text.length, start + longestBracket);
  let depth = 0;
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 91) depth++;
    else if (code === 93 && --depth === 0) return at + 1;
  }
  return start;
}

const shapes: readonly (readonly [ColumnShape, RegExp])[] = [
  // Quoted text, JSON and pairs are message already.
  ['quoted', /^(?:["{]|[\w.-]+=)/u],
  ['address', /^\[?\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\]?[,:]?$/u],
  ['time', /^\[?\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?[\]T,:-]?[\d:.,+Z-]*\]?,?$/u],
  ['time', /^\[?\d{1,2}:\d\d(?::\d\d)?[.,:]?\d*[\]Z]?,?$/u],
  ['time', /^\d{8}[-T][\d:.,]+$/u],
  ['long number', /^\d{5,}[,:]?$/u],
  ['number', /^-?\d+[,:]?$/u],
  [
    'calendar',
    /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?$/iu,
  ],
  [
    'level',
    /^[[(<]?(?:trace|debug|info|information|notice|warn|warning|error|err|severe|fatal|critical|crit|failure|alert|emerg|panic|[VDIWEF])[\])>]?[,:]?$/iu,
  ],
  ['bracketed', /^\[.*\]:?$/u],
  ['dashes', /^-+$/u],
  ['tagged', /:$/u],
];

export function columnShape(column: string): ColumnShape {
  return shapes.find(([, shape]) => shape.test(column))?.[0] ?? 'word';
}
