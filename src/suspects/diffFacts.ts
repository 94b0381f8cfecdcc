import type { DiffReader, Hunk } from '../git/diffs.ts';
import { HunkCounter, TermCounter } from './termCounter.ts';

export interface FileHunks {
  readonly path: string;
  readonly oldPath: string;
  readonly hunks: readonly Hunk[];
}

/** What the ranking keeps of a commit's diff. */
export interface DiffFacts {
  /** Terms of added and removed lines, with how often they stand there. */
  readonly changed: ReadonlyMap<string, number>;
  /** Terms of the lines that name the functions around the hunks. */
  readonly around: ReadonlyMap<string, number>;
  /** Terms that a hunk holds more often on one side than on the other, with by how much: a renamed field, not its line. */
  readonly net: ReadonlyMap<string, number>;
  readonly files: readonly FileHunks[];
  readonly added: number;
  readonly removed: number;
  readonly binaries: number;
  /** Lines beyond the cap were counted but not read. */
  readonly cut: boolean;
}

/** Lines read a commit, and hunks kept a file: enough for any change that a person wrote. */
const linesRead = 4000;
const lineCharacters = 400;
const hunksKept = 400;

/** Collects the facts of one commit after the other and hands each over when the next begins. */
export class FactsReader implements DiffReader {
  private sha: string | undefined;
  private facts = freshFacts();

  constructor(private readonly done: (sha: string, facts: DiffFacts) => void) {}

  commit(sha: string): void {
    this.finish();
    this.sha = sha;
  }

  /** Hands the last commit over; call it once, when everything was read. */
  finish(): void {
    if (this.sha !== undefined) {
      const { changed, around, net, files, added, removed, binaries } = this.facts;
      this.endHunk();
      this.done(this.sha, {
        changed: changed.terms(),
        around: around.terms(),
        net: net.terms(),
        files,
        added,
        removed,
        binaries,
        cut: added + removed > linesRead,
      });
    }
    this.sha = undefined;
    this.facts = freshFacts();
  }

  file(path: string, oldPath: string, binary: boolean): void {
    if (binary) this.facts.binaries++;
    this.facts.hunks = [];
    this.facts.files.push({ path, oldPath, hunks: this.facts.hunks });
  }

  hunk(hunk: Hunk): void {
    this.endHunk();
    if (this.facts.hunks.length >= hunksKept) return;
    this.facts.hunks.push(hunk);
    this.facts.around.add(hunk.heading);
  }

  line(side: 'added' | 'removed', text: string): void {
    this.facts[side]++;
    if (this.facts.added + this.facts.removed > linesRead) return;
    this.facts.hunk.add(text.length > lineCharacters ? text.slice(0, lineCharacters) : text, side);
  }

  private endHunk(): void {
    this.facts.hunk.drain(this.facts.changed, this.facts.net);
  }
}

function freshFacts() {
  return {
    changed: new TermCounter(),
    around: new TermCounter(),
    net: new TermCounter(),
    hunk: new HunkCounter(),
    files: [] as FileHunks[],
    hunks: [] as Hunk[],
    added: 0,
    removed: 0,
    binaries: 0,
  };
}
