import { terms } from './terms.ts';

const slotsAtFirst = 1 << 14;
/** Identifiers known before a new dictionary begins. */
const identifiersKept = 200_000;

/**
 * Numbers identifiers and the search terms that they are made of. Bytes are looked up as they stand in a diff, so that
 * a name becomes a string, and is split and stemmed, only once.
 */
export class TermDictionary {
  /** An open hash table of identifier numbers, each one more than it is; 0 is free. */
  private slots = new Int32Array(slotsAtFirst);
  /** Hash and bytes of each identifier, a character a byte. */
  private readonly hashes: number[] = [];
  private readonly names: string[] = [];
  private readonly split: (readonly number[] | undefined)[] = [];
  private readonly termNumbers = new Map<string, number>();
  private readonly termNames: string[] = [];
  /** The term asked for last, and its number: one is looked for in many documents after another. */
  private asked: string | undefined;
  private answer: number | undefined;

  get size(): number {
    return this.names.length;
  }

  /** The number of the identifier that stands at some bytes, with the {@link hashStep} hash of all of them. */
  numberOf(bytes: Buffer, from: number, end: number, hash: number): number {
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let held = this.slots[slot] ?? 0; held !== 0; held = this.slots[slot] ?? 0) {
      if (this.hashes[held - 1] === hash && isAt(this.names[held - 1] ?? '', bytes, from, end))
        return held - 1;
      slot = (slot + 1) & mask;
    }
    return this.learn(bytes.toString('latin1', from, end), hash, slot);
  }

  /** Numbers of an identifier's terms, repeats included. */
  termsOf(identifier: number): readonly number[] {
    const known = this.split[identifier];
    if (known !== undefined) return known;
    const name = Buffer.from(this.names[identifier] ?? '', 'latin1').toString('utf8');
    const split = terms(name).map((term) => this.termNumber(term));
    this.split[identifier] = split;
    return split;
  }

  term(number: number): string {
    return this.termNames[number] ?? '';
  }

  /** The number of a term; undefined where no identifier so far has it. */
  numberOfTerm(term: string): number | undefined {
    if (term !== this.asked) {
      this.asked = term;
      this.answer = this.termNumbers.get(term);
    }
    return this.answer;
  }

  private termNumber(term: string): number {
    const known = this.termNumbers.get(term);
    if (known !== undefined) return known;
    const number = this.termNames.push(term) - 1;
    this.asked = undefined;
    this.termNumbers.set(term, number);
    return number;
  }

  private learn(name: string, hash: number, slot: number): number {
    const number = this.names.push(name) - 1;
    this.hashes.push(hash);
    this.slots[slot] = number + 1;
    if (this.names.length * 2 > this.slots.length) this.grow();
    return number;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    this.hashes.forEach((hash, number) => {
      let slot = hash & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = number + 1;
    });
  }
}

export const hashStart = 0x811c9dc5 | 0;

/** FNV-1a over one more byte. */
export function hashStep(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

function isAt(name: string, bytes: Buffer, from: number, end: number): boolean {
  if (name.length !== end - from) return false;
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) !== bytes[from + i]) return false;
  return true;
}

let shared = new TermDictionary();

/** The dictionary of all diffs, or a new one where it has grown too large: numbers of one mean nothing in another. */
export function currentDictionary(): TermDictionary {
  if (shared.size >= identifiersKept) shared = new TermDictionary();
  return shared;
}
