import { JournalError } from '../journal/journalError.ts';
import type { JournalStore } from '../journal/journal.ts';
import { parseJournal } from '../journal/parse.ts';
import { besideName, journalName } from './files.ts';

/** An incident's documents, as a person may have them open and changed in an editor. */
export interface TeamDocuments {
  readonly read: (incident: string, name: string) => Promise<Buffer | undefined>;
  /** @throws JournalError */
  readonly write: (incident: string, name: string, content: Buffer) => Promise<void>;
}

/** What came in from the team. */
export interface Received {
  readonly added: ReadonlySet<string>;
  readonly updated: ReadonlySet<string>;
  /** Their versions of documents that were changed here as well, `<incident>/<name>`. */
  readonly beside: readonly string[];
  /** Files on the branch that were left there: too large, or no journal where one should be. */
  readonly refused: readonly string[];
}

/** A file on the branch that somebody changed since it was shared last, or that is not here. */
export interface TheirFile {
  readonly name: string;
  readonly content: Buffer;
  /** True for the bytes that were shared last under this name. */
  readonly wasShared: (content: Buffer) => boolean;
}

export interface UnionTarget {
  readonly store: JournalStore;
  readonly documents: TeamDocuments;
}

/** Unites what others shared with what is here, incident by incident, and keeps count. Loses neither side. */
export class TeamUnion {
  private readonly added = new Set<string>();
  private readonly updated = new Set<string>();
  private readonly beside: string[] = [];
  private readonly refused = new Set<string>();

  constructor(private readonly target: UnionTarget) {}

  get received(): Received {
    const { added, updated, beside } = this;
    return { added, updated, beside, refused: [...this.refused] };
  }

  refuse(path: string): void {
    this.refused.add(path);
  }

  /**
   * Takes in one incident. Documents come before the journal that names them, where the incident is known already.
   * @throws JournalError
   */
  async take(incident: string, files: readonly TheirFile[], isHere: boolean): Promise<void> {
    const journal = files.find(({ name }) => name === journalName)?.content.toString('utf8') ?? '';
    const documents = files.filter(({ name }) => name !== journalName);
    const hasEvents = (await parseJournal(journal)).events.length > 0;
    if (!hasEvents) this.refuse(`${incident}/${journalName}`);
    if (!isHere) {
      if (!hasEvents) return;
      await this.target.store.merge(incident, journal);
      this.added.add(incident);
    }
    for (const file of documents) await this.takeDocument(incident, file);
    if (isHere && hasEvents && (await this.target.store.merge(incident, journal)) > 0) {
      this.noteUpdate(incident);
    }
  }

  private async takeDocument(incident: string, file: TheirFile): Promise<void> {
    const { documents } = this.target;
    const { name, content, wasShared } = file;
    try {
      const ours = await documents.read(incident, name);
      if (ours?.equals(content) === true) return;
      if (ours === undefined || wasShared(ours)) {
        await documents.write(incident, name, content);
      } else {
        await this.keepBeside(incident, file);
      }
      this.noteUpdate(incident);
    } catch (error) {
      if (!(error instanceof JournalError && error.reason === 'outside')) throw error;
      this.refuse(`${incident}/${name}`);
    }
  }

  private async keepBeside(incident: string, { name, content }: TheirFile): Promise<void> {
    for (let number = 1; ; number += 1) {
      const beside = besideName(name, number);
      const there = await this.target.documents.read(incident, beside);
      if (there?.equals(content) === true) return;
      if (there !== undefined) continue;
      await this.target.documents.write(incident, beside, content);
      this.beside.push(`${incident}/${beside}`);
      return;
    }
  }

  private noteUpdate(incident: string): void {
    if (!this.added.has(incident)) this.updated.add(incident);
  }
}
