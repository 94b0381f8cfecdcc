import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readDocument } from '../journal/documents.ts';
import { errorCode } from '../journal/journalError.ts';
import type { RedactOptions } from '../redaction/redact.ts';
import { redactJournal, redactText, type MaskedText } from './redactJournal.ts';

/** By name of the published file, relative to the target folder: hash of what was published there last. */
export type PublishedRecord = Readonly<Record<string, string>>;

/** Where the record lies, in the incident's folder. */
export const recordFile = 'published.json';

export interface Source {
  /** Relative to the incident's folder, with `/`. */
  readonly from: string;
  /** Redacted; undefined where the file is no text. */
  readonly redacted: MaskedText | undefined;
}

/** Same for CRLF and LF, as a checkout may have changed them. */
export function contentHash(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}

/** Names of what may be published, in the order shown. Evidence and journal only where asked for. */
export async function publishable(
  folder: string,
  wanted: { readonly journal: boolean; readonly evidence: boolean },
): Promise<string[]> {
  const names = (await namesBelow(folder, '')).filter((name) => !name.split('/').at(-1)?.startsWith('.'));
  const under = (parent: string): string[] => names.filter((name) => name.startsWith(parent)).sort();
  return [
    ...['postmortem.md', 'handover.md'].filter((name) => names.includes(name)),
    ...under('tickets/').filter((name) => name.endsWith('.md')),
    ...(wanted.evidence ? [...under('evidence/'), ...under('updates/')] : []),
    ...(wanted.journal && names.includes('journal.yaml') ? ['journal.yaml'] : []),
  ];
}

/** Reads one document and masks it. Links to evidence that stays private become plain text. */
export async function readSource(
  folder: string,
  from: string,
  { withEvidence, masking }: { readonly withEvidence: boolean; readonly masking: RedactOptions },
): Promise<Source> {
  const bytes = await readDocument(folder, from);
  const text = bytes === undefined ? undefined : textOf(bytes);
  if (text === undefined) return { from, redacted: undefined };
  if (from === 'journal.yaml') return { from, redacted: await redactJournal(text, masking) };
  const linked = from.endsWith('.md') && !withEvidence ? withoutPrivateLinks(text) : text;
  return { from, redacted: await redactText(linked, masking) };
}

function textOf(bytes: Buffer): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const privateLink = /\[((?:[^\]\\\n]|\\.)*)\]\((?:\.\.\/)?(?:evidence|updates)\/[^)\s]+\)/g;

function withoutPrivateLinks(text: string): string {
  return text.replace(privateLink, '$1');
}

async function namesBelow(folder: string, parent: string): Promise<string[]> {
  try {
    const entries = await readdir(join(folder, parent), { withFileTypes: true });
    const names = await Promise.all(
      entries.map(async (entry) => {
        const name = parent === '' ? entry.name : `${parent}/${entry.name}`;
        if (entry.isDirectory()) return namesBelow(folder, name);
        return entry.isFile() ? [name] : [];
      }),
    );
    return names.flat();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
