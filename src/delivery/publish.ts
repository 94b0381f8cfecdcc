import { join, posix, relative, sep } from 'node:path';
import { documentPath, readDocument, writeDocument } from '../journal/documents.ts';
import { JournalError, journalError } from '../journal/journalError.ts';
import { sweepTemporary } from '../journal/sweep.ts';
import { leadsInside } from '../limits/insidePath.ts';
import type { MaskedPlace } from '../redaction/maskedPlace.ts';
import { contentHash, publishable, readSource, recordFile, type PublishedRecord } from './publication.ts';
import type { MaskedText } from './redactJournal.ts';

export interface PublicationRequest {
  /** Absolute path of the incident's folder in the store. */
  readonly folder: string;
  /** The incident's id, which names its folder under the target too. */
  readonly incident: string;
  /** Absolute path of the working tree: nothing is read or written outside of it, links followed. */
  readonly tree: string;
  /** Folder in the tree, relative, with `/`: for example `incidents`. */
  readonly publishTo: string;
  readonly includeJournal: boolean;
  /** Pinned excerpts, captures and what was sent, redacted. Links to them become plain text where they stay private. */
  readonly includeEvidence: boolean;
  /** Mask IP addresses too. */
  readonly maskIpAddresses: boolean;
  /** Texts that look like a credential or like personal data, and that a person said to be none. */
  readonly keep: ReadonlySet<string>;
}

/** `foreign`: there is a file that isn't what was published last; a person changed it, or somebody else published it. */
export type PlannedState = 'new' | 'changed' | 'same' | 'foreign';

export interface PlannedFile {
  /** Relative to the incident's folder, with `/`. */
  readonly from: string;
  /** Absolute. */
  readonly to: string;
  /** Exactly what will be written. */
  readonly text: string;
  readonly masked: readonly MaskedPlace[];
  readonly state: PlannedState;
  /** Hash of what stood at `to` when the plan was made; undefined where nothing did. */
  readonly found: string | undefined;
}

export interface PublicationPlan {
  readonly request: PublicationRequest;
  readonly files: readonly PlannedFile[];
  /** Files that are no text, and so can't be masked: they are not published. */
  readonly left: readonly string[];
}

/** What publishing would write, masked, for a person to look at. Nothing is written yet. @throws JournalError */
export async function planPublication(
  request: PublicationRequest,
  signal: AbortSignal,
): Promise<PublicationPlan> {
  await checkTarget(request);
  const wanted = { journal: request.includeJournal, evidence: request.includeEvidence };
  // What is published stays in the repository for good: personal data is masked as credentials are.
  const masking = { personal: true, ipAddresses: request.maskIpAddresses, keep: request.keep, signal };
  const record = await readRecord(request);
  const files: PlannedFile[] = [];
  const left: string[] = [];
  for (const from of await publishable(request.folder, wanted)) {
    signal.throwIfAborted();
    const source = await readSource(request.folder, from, { withEvidence: wanted.evidence, masking });
    if (source.redacted === undefined) left.push(from);
    else files.push(await planFile(request, { from, ...source.redacted }, record));
  }
  return { request, files, left };
}

async function planFile(
  request: PublicationRequest,
  source: { readonly from: string } & MaskedText,
  record: PublishedRecord,
): Promise<PlannedFile> {
  const name = nameInTree(request, source.from);
  const found = await hashAt(request.tree, name);
  const to = join(request.tree, name);
  return { ...source, to, found, state: stateOf(found, contentHash(source.text), record[to]) };
}

/** git's own folder, as some systems spell it too: git obeys what lies there. */
const gitFolder = /^(?:\.git|git~\d)[. ]*$/i;

/** @throws JournalError `outside` where the target is not in the tree, or is git's own folder. */
async function checkTarget(request: PublicationRequest): Promise<void> {
  const target = documentPath(request.tree, nameInTree(request, '.'));
  const isGits = relative(request.tree, target)
    .split(sep)
    .some((name) => gitFolder.test(name));
  const isInside = await leadsInside(request.tree, target).catch((error: unknown) => {
    throw journalError(error, target);
  });
  if (isGits || !isInside) throw new JournalError('outside', target);
}

function nameInTree({ publishTo, incident }: PublicationRequest, from: string): string {
  return posix.join(publishTo, incident, from);
}

function stateOf(found: string | undefined, planned: string, published: string | undefined): PlannedState {
  if (found === undefined) return 'new';
  if (found === planned) return 'same';
  return found === published ? 'changed' : 'foreign';
}

export interface PublicationResult {
  /** Absolute paths. */
  readonly written: readonly string[];
  /** Not written: a `foreign` file that nobody said to replace, or one that changed since the plan was shown. */
  readonly kept: readonly { readonly to: string; readonly reason: 'foreign' | 'changed-meanwhile' }[];
}

/**
 * Writes what a plan showed. `replace` names the foreign files (their `to`) that a person said to overwrite.
 * `unique` gives a name for a temporary file; `now` is ms since the epoch. @throws JournalError; what was written until then is recorded.
 */
export async function publish(
  { request, files }: PublicationPlan,
  {
    replace,
    unique,
    now,
  }: { readonly replace: ReadonlySet<string>; readonly unique: () => string; readonly now: number },
): Promise<PublicationResult> {
  await sweepTemporary(join(request.tree, nameInTree(request, '.')), now);
  const written: string[] = [];
  const kept: PublicationResult['kept'][number][] = [];
  const hashes: Record<string, string> = {};
  try {
    for (const file of files) {
      const name = nameInTree(request, file.from);
      if (file.state === 'foreign' && !replace.has(file.to)) kept.push({ to: file.to, reason: 'foreign' });
      else if ((await hashAt(request.tree, name)) !== file.found) {
        kept.push({ to: file.to, reason: 'changed-meanwhile' });
      } else {
        if (file.state !== 'same') {
          await writeDocument(request.tree, name, file.text, unique());
          written.push(file.to);
        }
        hashes[file.to] = contentHash(file.text);
      }
    }
  } finally {
    const record = { ...(await readRecord(request)), ...hashes };
    await writeDocument(request.folder, recordFile, `${JSON.stringify(record, undefined, 2)}\n`, unique());
  }
  return { written, kept };
}

async function hashAt(tree: string, name: string): Promise<string | undefined> {
  const bytes = await readDocument(tree, name);
  return bytes === undefined ? undefined : contentHash(bytes.toString('utf8'));
}

/** A record that is missing or broken only makes files count as foreign. */
async function readRecord({ folder }: PublicationRequest): Promise<PublishedRecord> {
  const bytes = await readDocument(folder, recordFile);
  if (bytes === undefined) return {};
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof value !== 'object' || value === null) return {};
    const hashes = Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    return Object.fromEntries(hashes);
  } catch {
    return {};
  }
}
