import { terms } from './terms.ts';

const plain = /[A-Za-z_][A-Za-z0-9_]{2,}/g;
const any = /[\p{L}_][\p{L}\p{N}_]{2,}/gu;
const beyondAscii = /[^ -~\t]/;

function identifiersOf(line: string): readonly string[] {
  return line.match(beyondAscii.test(line) ? any : plain) ?? [];
}

/** Counts the identifiers of many lines; splitting and stemming is done once for each that differs. */
export class TermCounter {
  private readonly identifiers = new Map<string, number>();

  add(line: string): void {
    for (const name of identifiersOf(line)) this.count(name, 1);
  }

  count(name: string, by: number): void {
    this.identifiers.set(name, (this.identifiers.get(name) ?? 0) + by);
  }

  terms(): Map<string, number> {
    const table = new Map<string, number>();
    for (const [name, count] of this.identifiers) {
      for (const term of splitOnce(name)) table.set(term, (table.get(term) ?? 0) + count);
    }
    return table;
  }
}

/** Counts the identifiers of one hunk, each side for itself. */
export class HunkCounter {
  private readonly added = new Map<string, number>();
  private readonly removed = new Map<string, number>();

  add(line: string, side: 'added' | 'removed'): void {
    const counted = this[side];
    for (const name of identifiersOf(line)) counted.set(name, (counted.get(name) ?? 0) + 1);
  }

  /** Hands the counts over and begins anew: both sides together, and the difference between them. */
  drain(both: TermCounter, difference: TermCounter): void {
    for (const [name, added] of this.added) {
      const removed = this.removed.get(name) ?? 0;
      both.count(name, added + removed);
      if (added !== removed) difference.count(name, Math.abs(added - removed));
    }
    for (const [name, removed] of this.removed) {
      if (this.added.has(name)) continue;
      both.count(name, removed);
      difference.count(name, removed);
    }
    this.added.clear();
    this.removed.clear();
  }
}

const remembered = new Map<string, readonly string[]>();
const rememberedLimit = 200_000;

function splitOnce(name: string): readonly string[] {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const split = terms(name);
  if (remembered.size >= rememberedLimit) remembered.clear();
  remembered.set(name, split);
  return split;
}
