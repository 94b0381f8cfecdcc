import { hashOf } from './characters.ts';
import { cluster, type MinedTemplate, type Vocabulary } from './cluster.ts';
import { learnHeader, messageStart, noHeader, type Header } from './header.ts';
import { faultBehind, jsonFault, jsonMessage } from './message.ts';
import { methodWords, statusClasses } from './request.ts';
import { Scanner, isFaultName, variable } from './scanner.ts';

/** Number of a kind of message within one miner. Kinds may later turn out to be one: see `resolve`. */
export type TemplateId = number;

const sampleSize = 500;
const longestMessage = 2048;
const longestExample = 512;
/** Ids ever given: beyond it every unseen shape is `other`. */
const maxIds = 1_000_000;

/** A shape before its spans are moved to the example. */
interface Entry {
  readonly tokens: readonly number[];
  readonly spans: readonly number[];
  readonly example: string;
}

/**
 * Groups records by what they say, without configuration, one source a miner.
 * Adding is one pass over the text and one look-up of its shape; shapes are united when somebody asks.
 * Memory is bounded by `maxShapes`, whatever the number of records.
 */
export class TemplateMiner {
  private readonly scanner = new Scanner();
  private readonly vocabulary = new Words();
  private readonly idByKey = new Map<number, TemplateId>();
  private shapes = new Map<TemplateId, Entry>();
  private readonly parents: number[] = [];
  private readonly counts: number[] = [];
  private header: Header | undefined;
  private sample: string[] = [];
  private settled = false;
  /** Name of the exception behind the message of the record that was scanned last. */
  private fault: string | undefined;

  constructor(private readonly maxShapes = 8192) {}

  /** Takes one record, its header and further lines included. */
  add(text: string): TemplateId {
    this.settled = false;
    if (this.header !== undefined) return this.addLearned(this.header, text);
    const id = this.newId();
    this.sample.push(text.slice(0, 2 * longestMessage));
    if (this.sample.length === sampleSize) this.learn();
    return id;
  }

  /** The kind that `id` belongs to by all that was added so far. */
  resolve(id: TemplateId): TemplateId {
    this.settle();
    return this.root(id);
  }

  /** The kind in words, `<*>` for what varies. */
  template(id: TemplateId): string {
    const root = this.resolve(id);
    const entry = this.shapes.get(root);
    return entry === undefined ? '<*>' : render(entry);
  }

  /** Number of kinds. */
  get size(): number {
    this.settle();
    return this.shapes.size;
  }

  private learn(): void {
    const { sample } = this;
    this.sample = [];
    this.header = sample.length === 0 ? noHeader : learnHeader(sample);
    const first = this.parents.length - sample.length;
    sample.forEach((text, index) => {
      const id = this.addLearned(this.header ?? noHeader, text);
      this.parents[first + index] = id;
    });
  }

  private addLearned(header: Header, text: string): TemplateId {
    const key = this.scan(header, text);
    const known = this.idByKey.get(key);
    if (known !== undefined) {
      this.counts[known] = (this.counts[known] ?? 0) + 1;
      return known;
    }
    return this.addShape(key, text);
  }

  private scan(header: Header, text: string): number {
    const { scanner } = this;
    const line = text.indexOf('\n');
    const end = line < 0 ? text.length : line;
    const isJson = text.charCodeAt(0) === 123;
    const json = isJson ? jsonMessage(text) : undefined;
    const from = json?.from ?? messageStart(header, text);
    // JSON without a message is told apart by its keys and words.
    const quotes = isJson && json === undefined ? 'tell' : 'vary';
    scanner.scan(text, { from, to: cut(text, from, json?.to ?? end) }, quotes);
    this.fault = json === undefined ? undefined : jsonFault(text);
    if (line >= 0 && json === undefined) this.scanFurther(text, line);
    return this.key();
  }

  private scanFurther(text: string, line: number): void {
    const { scanner } = this;
    if (scanner.length < 3) {
      const next = text.indexOf('\n', line + 1);
      scanner.append(text, line + 1, cut(text, line + 1, next < 0 ? text.length : next));
    }
    this.fault = faultBehind(text, line + 1);
  }

  private key(): number {
    const { words, length } = this.scanner;
    let a = length;
    let b = ~length;
    for (let at = 0; at < length; at++) {
      const word = words[at] ?? variable;
      a = Math.imul(a ^ word, 0x01000193) ^ (a >>> 15);
      b = (Math.imul(b, 0x5bd1e995) + word) | 0;
    }
    if (this.fault !== undefined) a ^= hashOf(this.fault);
    return (a >>> 0) * 0x200000 + ((b >>> 0) & 0x1fffff);
  }

  private addShape(key: number, text: string): TemplateId {
    if (this.shapes.size >= this.maxShapes) this.compact();
    if (this.parents.length >= maxIds) return this.other();
    const id = this.newId();
    const { words, starts, ends, length } = this.scanner;
    const spans: number[] = [];
    const tokens: number[] = [];
    for (let at = 0; at < length; at++) {
      spans.push(starts[at] ?? 0, ends[at] ?? 0);
      tokens.push(
        this.vocabulary.learn(words[at] ?? variable, text, { start: starts[at] ?? 0, end: ends[at] ?? 0 }),
      );
    }
    this.counts[id] = 1;
    this.idByKey.set(key, id);
    const entry = { tokens, ...excerpt(text, spans) };
    this.shapes.set(id, this.fault === undefined ? entry : withFault(entry, this.fault, this.vocabulary));
    return id;
  }

  private newId(): TemplateId {
    const id = this.parents.length;
    this.parents.push(id);
    this.counts.push(0);
    return id;
  }

  private otherId: TemplateId | undefined;

  private other(): TemplateId {
    return (this.otherId ??= this.newId());
  }

  private root(id: TemplateId): TemplateId {
    let root = id;
    for (let up = this.parents[root]; up !== undefined && up !== root; up = this.parents[root]) root = up;
    this.parents[id] = root;
    return root;
  }

  private settle(): void {
    if (this.settled) return;
    if (this.header === undefined && this.sample.length > 0) this.learn();
    this.unite();
    this.settled = true;
  }

  private unite(): void {
    const shapes: MinedTemplate[] = [...this.shapes].map(([id, entry]) => ({
      id,
      count: this.counts[id] ?? 0,
      ...entry,
    }));
    const kept = cluster(shapes, this.vocabulary, (from, into) => {
      this.parents[from] = into;
    });
    this.shapes = new Map(kept.map(({ id, tokens, spans, example }) => [id, { tokens, spans, example }]));
    for (const { id, count } of kept) this.counts[id] = count;
  }

  /** Makes room: unites, and where that isn't enough, gives the rarest kinds up. */
  private compact(): void {
    this.unite();
    if (this.shapes.size > this.maxShapes / 2) {
      const rarest = [...this.shapes.keys()].sort((a, b) => (this.counts[a] ?? 0) - (this.counts[b] ?? 0));
      for (const id of rarest.slice(0, this.shapes.size - this.maxShapes / 2)) {
        this.shapes.delete(id);
        this.parents[id] = this.other();
      }
    }
    if (this.idByKey.size > 4 * this.maxShapes) this.idByKey.clear();
  }
}

/** The words met so far, as small numbers; equal hashes are equal words. */
class Words implements Vocabulary {
  private readonly odd = new Set<number>();
  private readonly pinned = new Set<number>();

  learn(hash: number, text: string, span: { readonly start: number; readonly end: number }): number {
    if (hash === variable) return variable;
    if (methodWords.has(hash) || statusClasses.has(hash) || isFaultName(text, span.end))
      this.pinned.add(hash);
    else if (/[^\p{L}_]/u.test(text.slice(span.start, span.end))) this.odd.add(hash);
    return hash;
  }

  isPinned(word: number): boolean {
    return this.pinned.has(word);
  }

  isOdd(word: number): boolean {
    return this.odd.has(word);
  }
}

/** The end of the part that is looked at: not within a word. */
function cut(text: string, from: number, to: number): number {
  if (to - from <= longestMessage) return to;
  const blank = text.lastIndexOf(' ', from + longestMessage);
  return blank > from ? blank : from + longestMessage;
}

/** The message alone, bounded, with the spans moved to it. */
function excerpt(text: string, spans: readonly number[]): { example: string; spans: number[] } {
  const from = spans[0] ?? 0;
  const to = Math.min(spans.at(-1) ?? text.length, from + longestExample);
  return { example: text.slice(from, to), spans: spans.map((at) => Math.min(at - from, to - from)) };
}

/** The exception's name as a last word of the message. */
function withFault({ tokens, spans, example }: Entry, fault: string, vocabulary: Words): Entry {
  const whole = example === '' ? fault : `${example} ${fault}`;
  const span = { start: whole.length - fault.length, end: whole.length };
  const word = vocabulary.learn(hashOf(fault), whole, span);
  return { tokens: [...tokens, word], spans: [...spans, span.start, span.end], example: whole };
}

function render({ tokens, spans, example }: Entry): string {
  let out = '';
  let at = 0;
  tokens.forEach((token, index) => {
    const start = spans[index * 2] ?? 0;
    const end = spans[index * 2 + 1] ?? 0;
    if (token !== variable || start < at || end <= start) return;
    out += `${example.slice(at, start)}<*>`;
    at = end;
  });
  return out + example.slice(at);
}
