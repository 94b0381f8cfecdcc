import * as l10n from '@vscode/l10n';
import { bodyStartOf, parseDraft, type DraftHeader } from '../messages/header.ts';
import { languages } from '../../time/instants.ts';
import { isInternal, messageKinds } from '../../incident/messageKinds.ts';
import type { Finding } from './finding.ts';

/**
 * What is wrong in a draft's front matter, which decides whose promise a message keeps. `clients` are the keys that
 * `to` may name. Offsets are into `text` (UTF-16).
 */
export function reviewFrontMatter(text: string, clients: readonly string[]): Finding[] {
  const { header, unreadable } = parseDraft(text);
  const found = unreadable.flatMap((key) => finding(text, key, unreadableSentence(key, text), []));
  const stranger = isKnown(header, clients)
    ? []
    : finding(text, 'to', notKnown(header.to ?? '', clients), clients);
  return [...found, ...stranger].sort((left, right) => left.start - right.start);
}

/** Among ourselves a message goes to whom we like; without any client there is nobody to mistake one for. */
function isKnown({ to, kind }: DraftHeader, clients: readonly string[]): boolean {
  if (to === undefined || clients.length === 0) return true;
  return clients.includes(to) || (kind !== undefined && isInternal(kind));
}

function finding(
  text: string,
  key: keyof DraftHeader,
  message: string,
  replacements: readonly string[],
): Finding[] {
  const place = valueOf(text, key);
  if (place === undefined) return [];
  const fixes = replacements.map((name) => ({
    title: l10n.t('Write “{0}”', name),
    replacement: JSON.stringify(name),
  }));
  return [{ rule: 'front-matter', severity: 'error', ...place, message, fixes }];
}

function unreadableSentence(key: keyof DraftHeader, text: string): string {
  if (key === 'promise') return l10n.t('This is no time. Write it like 2026-11-22T14:05:00Z.');
  const place = valueOf(text, key);
  const written = text.slice(place?.start, place?.end);
  return notKnown(written, key === 'kind' ? messageKinds : languages);
}

function notKnown(written: string, known: readonly string[]): string {
  return l10n.t('“{0}” is not known here. Known: {1}', written, known.join(' | '));
}

/** Where the value of a key stands: of the last such line, which is the one that counts. */
function valueOf(text: string, key: keyof DraftHeader): Pick<Finding, 'start' | 'end'> | undefined {
  const line = new RegExp(`^[ \\t]*${key}[ \\t]*:[ \\t]+(?<value>.*\\S)`, 'gimu');
  const match = [...text.slice(0, bodyStartOf(text)).matchAll(line)].at(-1);
  const value = match?.groups?.['value'];
  if (match === undefined || value === undefined) return undefined;
  const end = match.index + match[0].length;
  return { start: end - value.length, end };
}
