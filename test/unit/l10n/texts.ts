import { readFileSync } from 'node:fs';

export type Texts = Readonly<Record<string, string>>;

export const root = new URL('../../../', import.meta.url);

export function readTexts(file: string): Texts {
  return JSON.parse(readFileSync(new URL(file, root), 'utf8')) as Texts;
}

/** Names that Ukrainian developers write in Latin letters, and parts of files and commands. */
const names = new Set(
  'Sitrep VS Code git Git commit HEAD YAML IANA UTC URL Enter npm ci id at by event auto log logs sitrep incidents Europe Kyiv TTD TTA TTM TTR Causes closed ISO IP gzip zstd'.split(
    ' ',
  ),
);

/** What is wrong with a Ukrainian text for an English one; empty where nothing is. */
export function faults(english: string, ukrainian: string): readonly string[] {
  const spoken = withoutCode(ukrainian);
  const wrong = [
    holes(english) === holes(ukrainian) ? '' : 'other places for values',
    /\p{L}/u.test(withoutHoles(english)) && !/\p{Script=Cyrillic}/u.test(spoken) ? 'not Ukrainian' : '',
    /[ыэъё]/iu.test(spoken) ? 'a letter that Ukrainian lacks' : '',
    /\p{Script=Cyrillic}['"`]|['"`]\p{Script=Cyrillic}/u.test(spoken) ? 'straight quotes' : '',
    ...(spoken.match(/\p{Script=Latin}{2,}/gu) ?? [])
      .filter((word) => !names.has(word))
      .map((word) => `English: ${word}`),
  ];
  return wrong.filter(Boolean);
}

/** Each distinct place for a value, and each place that a link leads to. */
function holes(text: string): string {
  const found = text.match(/\{\d+\}|\(command:[\w.]+\)|`[^`]*`/gu) ?? [];
  return [...new Set(found)].sort().join(' ');
}

function withoutHoles(text: string): string {
  return text.replaceAll(/\{\d+\}/gu, '');
}

/** Without code, links, names of files and times, which no language changes. */
function withoutCode(text: string): string {
  return text.replaceAll(/`[^`]*`|\(command:[^)]*\)|\S+\.(?:log|yaml)\b|\d{4}-\d{2}-\d{2}T\S+/gu, '');
}
