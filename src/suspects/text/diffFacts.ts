import type { DiffReader, Hunk } from '../../git/diffParser.ts';
import type { FileChange } from '../../git/log.ts';
import { DiffTerms, type TermsOfDiff } from './diffTerms.ts';

export interface FileHunks {
  readonly path: string;
  readonly oldPath: string;
  readonly hunks: readonly Hunk[];
}

/** What the ranking keeps of a commit's diff. */
export interface DiffFacts extends TermsOfDiff {
  /** As `git log --raw --no-renames` lists them. */
  readonly changes: readonly FileChange[];
  readonly files: readonly FileHunks[];
  readonly added: number;
  readonly removed: number;
  readonly binaries: number;
  /** Lines beyond the cap were counted but not read. */
  readonly cut: boolean;
}

/** Lines read a commit, and hunks kept a file: enough for any change that a person wrote. */
const linesRead = 4000;
const hunksKept = 400;

/** Collects the facts of one commit after the other and hands each over when the next begins. */
export class FactsReader implements DiffReader {
  private sha: string | undefined;
  private facts = freshFacts();
  private readonly terms = new DiffTerms();

  constructor(private readonly done: (sha: string, facts: DiffFacts) => void) {}

  commit(sha: string): void {
    this.finish();
    this.sha = sha;
  }

  /** Hands the last commit over; call it once, when everything was read. */
  finish(): void {
    if (this.sha !== undefined) {
      const { changes, files, added, removed, binaries } = this.facts;
      this.done(this.sha, {
        ...this.terms.take(),
        changes: withoutRenames(changes),
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

  change(change: FileChange): void {
    this.facts.changes.push(change);
  }

  file(path: string, oldPath: string, binary: boolean): void {
    if (binary) this.facts.binaries++;
    this.facts.hunks = [];
    this.facts.files.push({ path, oldPath, hunks: this.facts.hunks });
  }

  hunk(hunk: Hunk): void {
    this.terms.endHunk();
    if (this.facts.hunks.length >= hunksKept) return;
    this.facts.hunks.push(hunk);
    this.terms.heading(hunk.heading);
  }

  line(side: 'added' | 'removed', bytes: Buffer, from: number, end: number): void {
    this.facts[side]++;
    if (this.facts.added + this.facts.removed <= linesRead) this.terms.line(side, bytes, from, end);
  }
}

function freshFacts() {
  return {
    changes: [] as FileChange[],
    files: [] as FileHunks[],
    hunks: [] as Hunk[],
    added: 0,
    removed: 0,
    binaries: 0,
  };
}

/** Files that moved as one deleted and one added. */
function withoutRenames(changes: readonly FileChange[]): readonly FileChange[] {
  if (changes.every(({ oldPath }) => oldPath === undefined)) return changes;
  return changes
    .flatMap(({ oldPath, ...change }): FileChange[] => {
      if (oldPath === undefined) return [{ ...change, oldPath }];
      const added = { ...change, status: 'A', oldPath: undefined } as const;
      return change.status === 'R' ? [{ ...added, status: 'D', path: oldPath }, added] : [added];
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
