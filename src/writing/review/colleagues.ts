import { escapePattern } from './patterns.ts';

const nameStart = '(?<![\\p{L}\\p{N}_@./-])';
const nameEnd = '(?![\\p{L}\\p{N}_@])(?!\\.\\p{L})';

/** Endings of Ukrainian names in all cases; the vowel, й or ь of the nominative is cut off first. */
const endings =
  '(?:а|у|ові|ом|ем|єм|еві|єві|і|е|є|ю|я|и|ї|ою|ею|єю|о|ь|й|ий|ого|ому|им|ої|ій|ів|ам|ами|ах|ям|ями|ях)?';
const softened: Readonly<Record<string, string>> = { г: 'з', к: 'ц', х: 'с' };

let last: { readonly names: readonly string[]; readonly pattern: RegExp | undefined } | undefined;

/**
 * Matches any of the names, in full or a part of one, with a capital letter; Ukrainian names in every case.
 * Undefined where there are no names. The pattern for the latest list is kept.
 */
export function colleaguePattern(names: readonly string[]): RegExp | undefined {
  if (last?.names === names) return last.pattern;
  const pattern = compile(names);
  last = { names, pattern };
  return pattern;
}

function compile(names: readonly string[]): RegExp | undefined {
  const sources = new Set<string>();
  for (const name of names) {
    const parts = name.split(/\s+/u).filter((part) => /^\p{Lu}[\p{L}'’-]+$/u.test(part) && part.length >= 3);
    if (parts.length > 1) sources.add(parts.map(inflected).join('\\s+'));
    for (const part of parts) sources.add(inflected(part));
  }
  if (sources.size === 0) return undefined;
  const longestFirst = [...sources].sort((left, right) => right.length - left.length);
  return new RegExp(`${nameStart}(?:${longestFirst.join('|')})${nameEnd}`, 'gu');
}

function inflected(name: string): string {
  const plain = name.replaceAll('’', "'");
  if (!/\p{Script=Cyrillic}/u.test(plain)) return `${escapePattern(plain)}(?:'s)?`;
  const stem = plain.replace(/ий$|[аяоеєиіїьй]$/u, '');
  if (stem.length < 2) return escapePattern(plain);
  const final = softened[stem.at(-1) ?? ''];
  const body =
    final === undefined
      ? escapePattern(stem)
      : `${escapePattern(stem.slice(0, -1))}[${stem.at(-1) ?? ''}${final}]`;
  return `${body}${endings}`;
}
