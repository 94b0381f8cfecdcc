import type { JournalStore } from '../journal/journal.ts';
import { parseJournal } from '../journal/parse.ts';
import { serializeEvent } from '../journal/serialize.ts';
import { missingLines, unite } from '../journal/unite.ts';
import { replay } from '../incident/replay.ts';
import { isIncidentName, journalName, largestFile, teamDocuments } from './files.ts';
import type { TeamDocuments } from './union.ts';

/** What the team has under a path on the branch. */
export interface TheirSide {
  /** `text` is undefined where there is none; a journal that is too large is not read. */
  readonly journal: (incident: string) => { readonly text: string | undefined; readonly isTooLarge: boolean };
  /** True where the branch holds these bytes, or where its own are newer than these. */
  readonly covers: (path: string, content: Buffer) => boolean;
}

export interface OutgoingRequest {
  readonly store: JournalStore;
  readonly documents: TeamDocuments;
  readonly theirs: TheirSide;
  /** Only these incidents, where given. */
  readonly only?: ReadonlySet<string> | undefined;
  readonly signal: AbortSignal;
}

export interface Outgoing {
  /** What the branch lacks, by path on the branch. */
  readonly contents: ReadonlyMap<string, Buffer>;
  /** Incidents that are private, and so stay here. */
  readonly privateCount: number;
  /** Files that are too large to be shared, by path on the branch. */
  readonly left: readonly string[];
}

/** What is here and not yet with the team. Nothing of a private incident is among it. @throws JournalError */
export async function collectOutgoing(request: OutgoingRequest): Promise<Outgoing> {
  const { store, documents, theirs, only, signal } = request;
  const contents = new Map<string, Buffer>();
  const left: string[] = [];
  let privateCount = 0;
  const put = (path: string, content: Buffer): void => {
    if (content.length > largestFile) left.push(path);
    else if (!theirs.covers(path, content)) contents.set(path, content);
  };
  for (const incident of await store.list()) {
    if (signal.aborted) break;
    if (!isIncidentName(incident) || only?.has(incident) === false) continue;
    const journal = await outgoingJournal(request, incident);
    if (journal.kind === 'private') privateCount += 1;
    if (journal.kind === 'too-large') left.push(`${incident}/${journalName}`);
    if (journal.kind !== 'changed' && journal.kind !== 'same') continue;
    if (journal.kind === 'changed') put(`${incident}/${journalName}`, journal.content);
    for (const name of await teamDocuments(store.folder(incident))) {
      const content = await documents.read(incident, name);
      if (content !== undefined) put(`${incident}/${name}`, content);
    }
  }
  return { contents, privateCount, left };
}

type OutgoingJournal =
  | { readonly kind: 'private' | 'unreadable' | 'too-large' | 'same' }
  | { readonly kind: 'changed'; readonly content: Buffer };

/**
 * The union of our events with theirs. Lines that are no event stay here: a line may be half written. Whether the
 * incident is private is decided on the very text that would be sent.
 */
async function outgoingJournal(
  { store, theirs }: OutgoingRequest,
  incident: string,
): Promise<OutgoingJournal> {
  const text = await store.readDocument(incident, journalName);
  const { events, unread } = await parseJournal(text ?? '');
  if (events.length === 0) return { kind: 'unreadable' };
  // A line that can't be read may be the one that makes the incident private.
  const isPrivate = replay(incident, events).isPrivate || unread.some((line) => /\bprivate\b/i.test(line));
  if (isPrivate) return { kind: 'private' };
  const ours = events.map((event) => `${serializeEvent(event)}\n`).join('');
  const known = theirs.journal(incident);
  if (known.isTooLarge) return { kind: 'too-large' };
  if (known.text !== undefined && (await missingLines(known.text, ours)).length === 0)
    return { kind: 'same' };
  return { kind: 'changed', content: Buffer.from((await unite(ours, known.text ?? '')).text) };
}
