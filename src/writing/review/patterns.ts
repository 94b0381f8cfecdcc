/** Where a word begins and ends in any script; `\b` knows ASCII only. */
const wordStart = "(?<![\\p{L}\\p{N}_'])";
const wordEnd = '(?![\\p{L}\\p{N}_])';

/** Matches any of `alternatives` (regular expression sources) as whole words, in any case. Spaces match any white space. */
export function phrases(alternatives: readonly string[]): RegExp {
  const sources = alternatives.map((source) => source.replace(/\\.|\[[^\]]*\]| /gu, anySpace));
  return new RegExp(`${wordStart}(?:${sources.join('|')})${wordEnd}`, 'giu');
}

function anySpace(part: string): string {
  return part === ' ' ? '(?:\\s+)' : part.replaceAll(' ', '\\s');
}

export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
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

export function matches(pattern: RegExp, text: string): boolean {
  return text.search(pattern) >= 0;
}
