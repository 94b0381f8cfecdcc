import * as l10n from '@vscode/l10n';
import type { MaskedPlace } from '../../redaction/maskedPlace.ts';
import { plain } from '../plainText.ts';
import { askMany } from './ask.ts';

/** What is masked in one file. */
interface MaskedFile {
  readonly from: string;
  readonly masked: readonly MaskedPlace[];
}

/**
 * Shows each text that is masked, once, with where it stands. One click keeps what is nothing secret. Answers the texts
 * to keep; undefined where the person left. Nothing masked: nothing is asked.
 */
export async function askWhatToKeep(
  title: string,
  files: readonly MaskedFile[],
): Promise<ReadonlySet<string> | undefined> {
  const places = new Map<string, Choice>();
  for (const { from, masked } of files)
    for (const place of masked) if (!places.has(place.text)) places.set(place.text, rowOf(place, from));
  if (places.size === 0) return new Set();
  const masked = await askMany<string>({
    title,
    placeholder: l10n.t(
      'Masked: {0}. Uncheck what may be read. Names of people are not found; look for them yourself.',
      places.size,
    ),
    choices: [...places.values()],
  });
  if (masked === undefined) return undefined;
  return new Set([...places.keys()].filter((text) => !masked.includes(text)));
}

interface Choice {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly picked: true;
  readonly value: string;
}

function rowOf({ kind, text, before, after }: MaskedPlace, from: string): Choice {
  return {
    label: shortened(plain(text)),
    description: kindWord(kind),
    detail: `${plain(from)}: …${plain(before)}█${plain(after)}…`,
    picked: true,
    value: text,
  };
}

/** UTF-16 units of a row's label. */
const longestLabel = 60;

function shortened(text: string): string {
  return text.length <= longestLabel ? text : `${text.slice(0, longestLabel)}…`;
}

function kindWord(kind: string): string {
  const words: Readonly<Record<string, string>> = {
    password: l10n.t('password'),
    'password-hash': l10n.t('hash of a password'),
    secret: l10n.t('secret'),
    cookie: l10n.t('session cookie'),
    session: l10n.t('session'),
    'private-key': l10n.t('private key'),
    'card-number': l10n.t('payment card'),
    'e-mail': l10n.t('email address'),
    phone: l10n.t('phone number'),
    iban: l10n.t('bank account'),
    'ip-address': l10n.t('IP address'),
  };
  return words[kind] ?? l10n.t('key or token ({0})', kind.replaceAll('-', ' '));
}
