/** A commit of the range that is searched. */
export interface RangeCommit {
  readonly sha: string;
  /** All parents, those outside of the range too. */
  readonly parents: readonly string[];
}

/** The commits between what is known good (left out) and what is known bad (its tip), and who descends from whom. */
export class CommitRange {
  /** Parents before children. */
  readonly order: readonly RangeCommit[];
  private readonly indexes: ReadonlyMap<string, number>;
  /** For each commit a row of bits: its ancestors and itself. */
  private readonly ancestors: readonly Uint32Array[];

  constructor(commits: readonly RangeCommit[]) {
    this.order = parentsFirst(commits);
    this.indexes = new Map(this.order.map(({ sha }, index) => [sha, index]));
    this.ancestors = this.ancestorRows();
  }

  get size(): number {
    return this.order.length;
  }

  indexOf(sha: string): number | undefined {
    return this.indexes.get(sha);
  }

  /** Whether the commit at `index` has the one at `ancestor` in its history, or is it. */
  contains(index: number, ancestor: number): boolean {
    return (((this.ancestors[index]?.[ancestor >>> 5] ?? 0) >>> (ancestor & 31)) & 1) === 1;
  }

  /** For each commit the sum of `weights` over it and its ancestors. */
  sumsUpTo(weights: Float64Array): Float64Array {
    const sums = new Float64Array(this.size);
    this.order.forEach(({ parents }, index) => {
      const inRange = parents.flatMap((parent) => this.indexes.get(parent) ?? []);
      // A single parent has all the other ancestors; only merges need their rows read.
      sums[index] =
        inRange.length > 1
          ? this.sumOfRow(index, weights)
          : (sums[inRange[0] ?? -1] ?? 0) + (weights[index] ?? 0);
    });
    return sums;
  }

  private sumOfRow(index: number, weights: Float64Array): number {
    let sum = 0;
    this.ancestors[index]?.forEach((bits, word) => {
      for (let rest = bits; rest !== 0; rest &= rest - 1) {
        sum += weights[word * 32 + 31 - Math.clz32(rest & -rest)] ?? 0;
      }
    });
    return sum;
  }

  private ancestorRows(): Uint32Array[] {
    const words = (this.order.length + 31) >>> 5;
    const rows: Uint32Array[] = [];
    this.order.forEach(({ parents }, index) => {
      const row = new Uint32Array(words);
      for (const parent of parents) {
        rows[this.indexes.get(parent) ?? -1]?.forEach((bits, word) => {
          row[word] = (row[word] ?? 0) | bits;
        });
      }
      row[index >>> 5] = (row[index >>> 5] ?? 0) | (1 << (index & 31));
      rows.push(row);
    });
    return rows;
  }
}

/** Depth first, without recursion: a range can be a line of thousands. */
function parentsFirst(commits: readonly RangeCommit[]): RangeCommit[] {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  const state = new Map<string, 'open' | 'done'>();
  const order: RangeCommit[] = [];
  for (const start of commits) {
    const stack = [start];
    for (let commit = stack.at(-1); commit !== undefined; commit = stack.at(-1)) {
      const { sha, parents } = commit;
      if (state.get(sha) === undefined) {
        state.set(sha, 'open');
        for (const parent of parents) {
          const next = bySha.get(parent);
          if (next !== undefined && state.get(parent) === undefined) stack.push(next);
        }
      } else {
        stack.pop();
        if (state.get(sha) === 'open') order.push(commit);
        state.set(sha, 'done');
      }
    }
  }
  return order;
}
