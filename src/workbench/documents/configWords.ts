import * as l10n from '@vscode/l10n';
import type { ConfigProblem } from '../../config/config.ts';
import { plain } from '../plainText.ts';

/** What is wrong in a configuration file, as a person reads it at the place. */
export function configSentence(problem: Pick<ConfigProblem, 'kind' | 'key' | 'expected'>): string {
  const key = plain(problem.key);
  const expected = plain(problem.expected);
  switch (problem.kind) {
    case 'yaml':
      return l10n.t('This is not valid YAML: {0}', yamlWords(expected));
    case 'unknown-key':
      return l10n.t('“{0}” is not known here. Known: {1}', key, expected);
    case 'wrong-type':
      return l10n.t('“{0}” can’t be read. Expected: {1}.', key, expectedWords(expected));
    case 'bad-value':
      return badValueSentence(key, expected);
    case 'unreadable':
      return unreadableSentence(expected);
  }
}

function unreadableSentence(expected: string): string {
  const bytes = /^at most (\d+) bytes$/.exec(expected)?.[1];
  if (bytes === undefined) return l10n.t('This file can’t be read: {0}', expected);
  return l10n.t('This file is too large. At most {0} KB are read.', Number(bytes) / 1024);
}

function badValueSentence(key: string, expected: string): string {
  if (expected === 'required') return l10n.t('“{0}” is missing.', key);
  if (expected === 'each key once') return l10n.t('“{0}” stands here twice. The first one counts.', key);
  return l10n.t('“{0}” can’t be used. Expected: {1}. The default is used.', key, expectedWords(expected));
}

/** The terms of the schema as words; what is to be typed as it stands, as in `en | uk`, stays. */
function expectedWords(expected: string): string {
  switch (expected) {
    case 'text':
      return l10n.t('text');
    case 'list':
      return l10n.t('a list');
    case 'map':
      return l10n.t('keys with values');
    case 'IANA time zone':
      return l10n.t('a time zone, as in Europe/Kyiv');
    case 'e-mail address':
      return l10n.t('an e-mail address');
    case 'number above 0':
      return l10n.t('a number above 0');
    case 'minutes, 1 to 1440':
      return l10n.t('minutes, from 1 to 1440');
    case 'path inside the workspace':
      return l10n.t('a path inside the workspace');
    case 'regular expression':
      return l10n.t('a regular expression');
    case 'date as YYYY-MM-DD':
      return l10n.t('a date, as in 2026-11-22');
    case 'either paths or command':
    case 'either path or command':
      return l10n.t('either a path or a command');
    case 'at least one path':
      return l10n.t('at least one path');
    default:
      return expected;
  }
}

/** The parser's codes for what people get wrong most; the others can at least be looked up. */
function yamlWords(code: string): string {
  switch (code) {
    case 'BAD_INDENT':
      return l10n.t('this line is indented too far or not far enough.');
    case 'TAB_AS_INDENT':
      return l10n.t('it is indented with a tab instead of spaces.');
    case 'MISSING_CHAR':
      return l10n.t('a quote, bracket or colon is missing.');
    case 'DUPLICATE_KEY':
      return l10n.t('this key stands here twice.');
    case 'TOO_DEEP':
      return l10n.t('it is nested too deeply.');
    case 'TOO_MANY_VALUES':
      return l10n.t('its aliases stand for too many values.');
    default:
      return code;
  }
}
