import { open, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { monotonicFactory } from 'ulid';
import {
  highestOrder,
  readEvent,
  type EventDraft,
  type EventOf,
  type JournalEvent,
  type KnownEvent,
} from '../incident/events.ts';
import { incidentFolder } from '../incident/folderName.ts';
import { leadsInside } from '../limits/insidePath.ts';
import { readBounded } from '../limits/readBounded.ts';
import { appendLine, largestJournal, openFile, type MakeLine, type OpenFile } from './appendLine.ts';
import { documentPath, readDocument, writeDocument } from './documents.ts';
import { makeFolder, syncFolder } from './durable.ts';
import { errorCode, JournalError, journalError, refusedRead, type JournalFailure } from './journalError.ts';
import { journalFile, listIncidents } from './listing.ts';
import { parseJournal } from './parse.ts';
import type { JournalProblem } from './problems.ts';
import { serializeItem } from './serialize.ts';
import { sweepIncident, sweepUnopened, temporaryAfter } from './sweep.ts';
import { missingLines } from './unite.ts';

export interface JournalStoreOptions {
  /** Folder that holds the incidents' folders; it need not exist yet. */
  readonly root: string;
  /** UTC ms. */
  readonly now: () => number;
  readonly author: string;
  /** IANA zone of the date in folder names; UTC where left out. */
  readonly zone?: string;
  readonly openFile?: OpenFile;
}

export interface JournalContents {
  /** In replay order, each id once. */
  readonly events: readonly JournalEvent[];
  readonly problems: readonly JournalProblem[];
  /** Size of what was read. */
  readonly bytes: number;
  /** Why nothing was read, where the journal is gone or can't be opened. */
  readonly failure: JournalFailure | undefined;
}

export type OpenedDraft = Extract<EventDraft, { readonly event: 'opened' }>;

/** Up to where a journal is known to this store, so that an append reads only what was added since. */
interface Mark {
  readonly bytes: number;
  readonly highest: number;
}

const unread: Mark = { bytes: 0, highest: 0 };

/**
 * The incidents of one store: folders with a journal each. Any number of processes may append to the same journal
 * without a lock. Durability is promised for local disks.
 */
export class JournalStore {
  private readonly ulid = monotonicFactory();
  private readonly marks = new Map<string, Mark>();
  private readonly queues = new Map<string, Promise<unknown>>();
  /** When an incident's folder was swept last, UTC ms. */
  private readonly swept = new Map<string, number>();

  constructor(private readonly options: JournalStoreOptions) {}

  get root(): string {
    return this.options.root;
  }

  /** Absolute path of an incident's folder. @throws JournalError `outside` where the name is no single folder name. */
  folder(incident: string): string {
    if (basename(incident) !== incident || incident.startsWith('.') || incident === '') {
      throw new JournalError('outside', incident);
    }
    return join(this.options.root, incident);
  }

  journalPath(incident: string): string {
    return join(this.folder(incident), journalFile);
  }

  /** Names of the incidents' folders, newest first; empty where the store doesn't exist. */
  list(): Promise<string[]> {
    return listIncidents(this.options.root);
  }

  /** Starts a journal whose first event is `draft`, durable on return. @throws JournalError */
  async create(draft: OpenedDraft): Promise<{ incident: string; event: EventOf<'opened'> }> {
    const { root, now, zone } = this.options;
    try {
      await makeFolder(root);
      for (;;) {
        const at = now();
        const event = this.complete(draft, { id: this.ulid(at), n: 1, at });
        const incident = incidentFolder(at, draft.title, event.id, zone);
        if (!(await makeNew(join(root, incident)))) continue;
        await this.writeFirst(incident, event);
        await sweepUnopened(root, now());
        return { incident, event: event as EventOf<'opened'> };
      }
    } catch (error) {
      throw journalError(error, root);
    }
  }

  /** Adds one event, durable on return. @throws JournalError; the event then counts as not recorded. */
  append(incident: string, draft: EventDraft): Promise<KnownEvent> {
    return this.inTurn(incident, async () => {
      const at = this.options.now();
      const id = this.ulid(at);
      let event: KnownEvent | undefined;
      const known = await this.appendNumbered(incident, (n) => {
        event ??= this.complete(draft, { id, n, at });
        return serializeItem(event);
      });
      if (event === undefined) throw new JournalError('failed', incident);
      await this.sweep(incident);
      if (known !== undefined) this.marks.set(incident, { bytes: known, highest: event.n });
      return event;
    });
  }

  /**
   * Adds the events of another copy of the same journal that this one lacks (a starting point for a new one where
   * there is none). No line that is here is rewritten. Returns how many lines were added. @throws JournalError
   */
  merge(incident: string, other: string): Promise<number> {
    return this.inTurn(incident, async () => {
      const path = this.journalPath(incident);
      try {
        await makeFolder(this.folder(incident));
        await makeNewFile(path);
        await this.checkInside(path);
        const lines = await missingLines((await readJournal(path)).toString('utf8'), other);
        if (lines.length > 0) await this.appendNumbered(incident, () => lines.join('\n'));
        await syncFolder(this.folder(incident));
        return lines.length;
      } catch (error) {
        throw journalError(error, path);
      }
    });
  }

  async read(incident: string): Promise<JournalContents> {
    const path = this.journalPath(incident);
    try {
      const bytes = await readJournal(path);
      await this.checkInside(path);
      const { events, problems } = await parseJournal(bytes.toString('utf8'));
      return { events, problems, bytes: bytes.length, failure: undefined };
    } catch (error) {
      return { events: [], problems: [], bytes: 0, failure: journalError(error, path).reason };
    }
  }

  /** Absolute path of a document. @throws JournalError `outside` */
  documentPath(incident: string, relativePath: string): string {
    return documentPath(this.folder(incident), relativePath);
  }

  /**
   * Writes a document whole or not at all, durable on return; gives its absolute path.
   * @throws JournalError, `outside` for the journal itself and for paths that leave the folder.
   */
  async writeDocument(incident: string, relativePath: string, content: string | Uint8Array): Promise<string> {
    const folder = this.folder(incident);
    if (documentPath(folder, relativePath).toLowerCase() === join(folder, journalFile).toLowerCase()) {
      throw new JournalError('outside', relativePath);
    }
    return writeDocument(folder, relativePath, content, this.ulid(this.options.now()));
  }

  /** Text of a document; undefined where there is none. @throws JournalError */
  async readDocument(incident: string, relativePath: string): Promise<string | undefined> {
    return (await this.readDocumentBytes(incident, relativePath))?.toString('utf8');
  }

  readDocumentBytes(incident: string, relativePath: string): Promise<Buffer | undefined> {
    return readDocument(this.folder(incident), relativePath);
  }

  private async writeFirst(incident: string, event: KnownEvent): Promise<void> {
    const folder = this.folder(incident);
    const path = join(folder, journalFile);
    await makeNewFile(path);
    await appendLine(path, 0, () => Promise.resolve(serializeItem(event)), this.options.openFile ?? openFile);
    await syncFolder(folder);
    await syncFolder(this.options.root);
  }

  /** The size up to which the journal is known with what was added; undefined where that isn't sure. */
  private async appendNumbered(
    incident: string,
    lineFor: (n: number) => string,
  ): Promise<number | undefined> {
    const path = this.journalPath(incident);
    const mark = this.marks.get(incident) ?? unread;
    const makeLine: MakeLine = async (seen, start) => {
      const next = await advance(start === mark.bytes ? mark : unread, seen);
      this.marks.set(incident, next);
      return lineFor(Math.min(next.highest + 1, highestOrder));
    };
    const openWith = this.options.openFile ?? openFile;
    await this.checkInside(path);
    try {
      return await appendLine(path, mark.bytes, makeLine, openWith);
    } catch (error) {
      // An editor that saves by renaming put another file in place: the same line goes there.
      if (!(error instanceof JournalError && error.reason === 'moved')) throw error;
      return await appendLine(path, 0, makeLine, openWith);
    }
  }

  /** What killed processes left is removed after an append, seldom, so that no window has to go through all incidents. */
  private async sweep(incident: string): Promise<void> {
    const now = this.options.now();
    if (now - (this.swept.get(incident) ?? -Infinity) < temporaryAfter) return;
    this.swept.set(incident, now);
    await sweepIncident(this.folder(incident), now);
  }

  /** A link must not lead an append into somebody's file elsewhere. @throws JournalError */
  private async checkInside(path: string): Promise<void> {
    const isInside = await leadsInside(this.options.root, path).catch((error: unknown) => {
      throw journalError(error, path);
    });
    if (!isInside) throw new JournalError('outside', path);
  }

  private complete(draft: EventDraft, head: { id: string; n: number; at: number }): KnownEvent {
    const { event, ...rest } = draft;
    const { id, n } = head;
    const item = { id, n, at: new Date(head.at).toISOString(), by: this.options.author, event, ...rest };
    if (!('id' in readEvent(item))) throw new JournalError('invalid', event);
    return item as KnownEvent;
  }

  private inTurn<T>(incident: string, task: () => Promise<T>): Promise<T> {
    const turn = (this.queues.get(incident) ?? Promise.resolve()).then(task, task);
    this.queues.set(incident, turn);
    return turn;
  }
}

async function makeNew(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** An empty file where there is none; whatever stands there else stays. */
async function makeNewFile(path: string): Promise<void> {
  try {
    await (await open(path, 'wx')).close();
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

async function readJournal(path: string): Promise<Buffer> {
  const read = await readBounded(path, { maxBytes: largestJournal });
  if (read.kind === 'refused') throw refusedRead(read, path);
  return read.bytes;
}

/** Reads on from a mark; the new mark ends behind the last complete line. */
async function advance(mark: Mark, seen: Buffer): Promise<Mark> {
  const { events } = await parseJournal(seen.toString('utf8'));
  const highest = events.reduce((most, event) => Math.max(most, event.n), mark.highest);
  return { bytes: mark.bytes + seen.lastIndexOf(0x0a) + 1, highest };
}
