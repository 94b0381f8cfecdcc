import type { Chance } from './part.ts';

/** What has a meaning to one parser or another. */
const pieces = [
  '\0',
  '\n',
  '\r\n',
  '\u2028',
  '\ufeff',
  '\ud800',
  '\u202e',
  '\u0301',
  '💥',
  '\t',
  '   ',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '"',
  "'",
  '`',
  '\\',
  '/',
  '//',
  '../',
  ':',
  ': ',
  ';',
  ',',
  '=',
  '-',
  '- ',
  '---\n',
  '...',
  '*',
  '**',
  '?',
  '&a ',
  '*a',
  '!!',
  '%',
  '%00',
  '#',
  '@@',
  '@@ -1,1 +1,1 @@\n',
  '{{',
  '}}',
  '{{#a}}',
  '{{/a}}',
  '<!--',
  '-->',
  '|',
  '$',
  '^',
  '+',
  '~',
  '0',
  '-1',
  '99999999999999999999',
  '1e309',
  'NaN',
  'null',
  'true',
  '__proto__',
  'constructor',
  '2026-13-45T99:99:99Z',
  '0000-00-00',
  '\u001b[31m',
] as const;

const longest = 20_000;

/** A text like the one given, with one to six changes: cut, doubled, moved, put in, or one piece many times. */
export function mutated(text: string, other: string, chance: Chance): string {
  let result = text;
  for (let left = 1 + chance.below(6); left > 0; left -= 1)
    result = once(result, other, chance).slice(0, longest);
  return result;
}

function once(text: string, other: string, chance: Chance): string {
  const from = chance.below(text.length + 1);
  const to = from + chance.below(Math.min(200, text.length - from + 1));
  const [head, middle, tail] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  const piece = chance.oneOf(pieces);
  switch (chance.below(8)) {
    case 0:
      return head + tail;
    case 1:
      return head + middle + middle + tail;
    case 2:
      return head + piece + tail;
    case 3:
      return head + piece.repeat(chance.below(2000)) + middle + tail;
    case 4:
      return head;
    case 5:
      return tail + middle + head;
    case 6:
      return head + other.slice(chance.below(other.length + 1)) + tail;
    default:
      return head + middle + piece + tail;
  }
}
