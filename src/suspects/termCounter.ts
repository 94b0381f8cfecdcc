import { terms } from './terms.ts';

const plain = /[A-Za-z_][A-Za-z0-9_]{2,}/g;
const any = /[\p{L}_][\p{L}\p{N}_]{2,}/gu;
const beyondAscii = /[^ -~\t]/;

/** Counts the identifiers of many lines; splitting and stemming is done once for each that differs. */
export class TermCounter {
  private readonly identifiers = new Map<string, number>();

  add(line: string): void {
    const found = line.match(beyondAscii.test(line) ? any : plain);
    if (found === null) return;
    for (const name of found) this.identifiers.set(name, (this.identifiers.get(name) ?? 0) + 1);
  }

  terms(): Map<string, number> {
    const table = new Map<string, number>();
    for (const [name, count] of this.identifiers) {
      for (const term of splitOnce(name)) table.set(term, (table.get(term) ?? 0) + count);
    }
    return table;
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
