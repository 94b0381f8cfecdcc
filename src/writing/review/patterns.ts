/**
 * Lower-case letters of the Latin and Cyrillic scripts. Patterns run on lower-cased text, without the flag `i`
 * and without `\p{L}`: with them an engine needs a second to compile these lists.
 */
const letters = 'a-z\\u00df-\\u00f6\\u00f8-\\u024f\\u0430-\\u04ff';
const wordStart = `(?<![${letters}0-9_'])`;
const wordEnd = `(?![${letters}0-9_])`;

/**
 * Matches any of `alternatives` (regular expression sources) as whole words in lower-cased text.
 * A space matches any white space, at most three characters, so that no text can make a match slow; `\p{L}` and `\p{N}` match letters and digits.
 */
export function phrases(alternatives: readonly string[]): RegExp {
  return new RegExp(`${wordStart}(?:${alternatives.map(lowered).join('|')})${wordEnd}`, 'gu');
}

/** The same pattern for lower-cased text. */
export function forLowerCase(pattern: RegExp): RegExp {
  return new RegExp(lowered(pattern.source), 'u');
}

const parts = /\\p\{[LN]\}|\\.|\[(?:\\.|[^\]\\])*\]|[^\\]/gsu;
const partsOfClass = /\\p\{[LN]\}|\\.|[^\\]/gsu;

function lowered(source: string): string {
  return source.replace(parts, (part) => {
    if (part === ' ') return '(?:\\s{1,3})';
    if (part.startsWith('[')) return part.replace(partsOfClass, loweredInClass);
    return part.startsWith('\\p') ? `[${loweredInClass(part)}]` : loweredInClass(part);
  });
}

function loweredInClass(part: string): string {
  if (part === '\\p{L}') return letters;
  if (part === '\\p{N}') return '0-9';
  if (part === ' ') return '\\s';
  return part.startsWith('\\') ? part : part.toLowerCase();
}

export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
}

/** Lower case of the same length: a letter that would become two stays. */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replace(/\p{Lu}/gu, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });
}

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Every match of a global pattern in `text`; `at` is added to the offsets. */
export function spans(pattern: RegExp, text: string, at = 0): Span[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    start: at + match.index,
    end: at + match.index + match[0].length,
    text: match[0],
  }));
}
