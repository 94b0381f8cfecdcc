import { variable } from './scanner.ts';

/** A kind of message: words (numbers of the miner's vocabulary) and variable parts, with where they lie in its example. */
export interface MinedTemplate {
  readonly id: number;
  readonly tokens: readonly number[];
  /** Start and end of each token in `example`. */
  readonly spans: readonly number[];
  readonly example: string;
  readonly count: number;
}

/** What clustering needs to know of a word. */
export interface Vocabulary {
  /** True for words that always tell kinds apart (methods, exceptions). */
  isPinned(word: number): boolean;
  /** True for words that look like names or ids: letters mixed with signs. */
  isOdd(word: number): boolean;
}

/** How many different plain words in one place make it a variable: fewer can be states that tell kinds apart. */
const plainValues = 5;
/** The same for words that look like names. */
const oddValues = 3;
/** The first word nearly always says what happened. */
const firstValues = 99;
const rounds = 8;
/** A rare shape with one word more beside a variable belongs to a shape this many times as frequent. */
const dominance = 20;

/**
 * Unites shapes that differ in one place only, where that place has many values; again with the result, until nothing changes.
 * After Drain's wildcards (He, Zhu, Zheng, Lyu: Drain, ICWS 2017) and Brain's view of all lines at once
 * (Yu, He, et al.: Brain, IEEE TSC 2023), but over the distinct shapes, so that the order of lines doesn't matter.
 */
export function cluster(
  shapes: readonly MinedTemplate[],
  vocabulary: Vocabulary,
  unite: (from: number, into: number) => void,
): MinedTemplate[] {
  let current = dedupe(shapes, unite);
  for (let round = 0; round < rounds; round++) {
    const holes = findHoles(current).filter((hole) => isVariable(hole, vocabulary));
    if (holes.length === 0) break;
    current = dedupe(fill(current, holes, unite), unite);
  }
  return absorbRare(current, vocabulary, unite);
}

interface Hole {
  readonly index: number;
  readonly shapes: MinedTemplate[];
}

const baseA = 0x01000193;
const baseB = 0x5bd1e995;

interface Powers {
  readonly a: Int32Array;
  readonly b: Int32Array;
}

function powersUpTo(length: number): Powers {
  const a = new Int32Array(length + 1).fill(1);
  const b = new Int32Array(length + 1).fill(1);
  for (let at = 1; at <= length; at++) {
    a[at] = Math.imul(a[at - 1] ?? 1, baseA);
    b[at] = Math.imul(b[at - 1] ?? 1, baseB);
  }
  return { a, b };
}

function mix(word: number): number {
  const mixed = Math.imul(word ^ (word >>> 15), 0x2c1b3c6d);
  return Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39) | 1;
}

/** One number of 53 bits for a sequence of tokens, `skipped` left out of it where given. */
function fingerprints(tokens: readonly number[], powers: Powers): { a: number; b: number } {
  let a = tokens.length;
  let b = ~tokens.length;
  tokens.forEach((token, at) => {
    const mixed = mix(token);
    a = (a + Math.imul(mixed, powers.a[at + 1] ?? 1)) | 0;
    b = (b + Math.imul(mixed, powers.b[at + 1] ?? 1)) | 0;
  });
  return { a, b };
}

function combine(a: number, b: number): number {
  return (a >>> 0) * 0x200000 + ((b >>> 0) & 0x1fffff);
}

function longest(shapes: readonly MinedTemplate[]): number {
  return shapes.reduce((most, shape) => Math.max(most, shape.tokens.length), 0);
}

function wordsOf(tokens: readonly number[]): number {
  return tokens.reduce((sum, token) => sum + (token === variable ? 0 : 1), 0);
}

/** Shapes that are equal but for one place. At least one word must remain beside it. */
function findHoles(shapes: readonly MinedTemplate[]): Hole[] {
  const powers = powersUpTo(longest(shapes));
  const holes = new Map<number, Hole>();
  for (const shape of shapes) {
    const { a, b } = fingerprints(shape.tokens, powers);
    const words = wordsOf(shape.tokens);
    shape.tokens.forEach((token, index) => {
      if (words - (token === variable ? 0 : 1) < 1) return;
      const mixed = mix(token);
      const key = combine(
        (a - Math.imul(mixed, powers.a[index + 1] ?? 1) + Math.imul(index + 1, 0x9e3779b1)) | 0,
        (b - Math.imul(mixed, powers.b[index + 1] ?? 1) + Math.imul(index + 1, 0x85ebca6b)) | 0,
      );
      const hole = holes.get(key);
      if (hole) hole.shapes.push(shape);
      else holes.set(key, { index, shapes: [shape] });
    });
  }
  return [...holes.values()].filter((hole) => hole.shapes.length > 1);
}

function isVariable(hole: Hole, vocabulary: Vocabulary): boolean {
  const values = hole.shapes.map((shape) => shape.tokens[hole.index] ?? variable);
  if (values.some((value) => value !== variable && vocabulary.isPinned(value))) return false;
  const odd = values.filter((value) => value === variable || vocabulary.isOdd(value)).length;
  const enough = hole.index === 0 ? firstValues : odd * 2 >= values.length ? oddValues : plainValues;
  return values.length >= enough;
}

function fill(
  shapes: readonly MinedTemplate[],
  holes: readonly Hole[],
  unite: (from: number, into: number) => void,
): MinedTemplate[] {
  const gone = new Set<MinedTemplate>();
  const made: MinedTemplate[] = [];
  for (const hole of [...holes].sort((one, other) => other.shapes.length - one.shapes.length)) {
    const left = hole.shapes.filter((shape) => !gone.has(shape));
    const first = left[0];
    if (first === undefined || left.length < 2) continue;
    for (const shape of left) {
      gone.add(shape);
      if (shape !== first) unite(shape.id, first.id);
    }
    const count = left.reduce((sum, shape) => sum + shape.count, 0);
    made.push({ ...widen(first, hole.index), count });
  }
  return [...shapes.filter((shape) => !gone.has(shape)), ...made];
}

/** The shape with `index` variable, neighboring variables made one. */
function widen(shape: MinedTemplate, index: number): MinedTemplate {
  const tokens: number[] = [];
  const spans: number[] = [];
  shape.tokens.forEach((token, at) => {
    const now = at === index ? variable : token;
    const end = shape.spans[at * 2 + 1] ?? 0;
    if (now === variable && tokens.at(-1) === variable) {
      spans[spans.length - 1] = end;
      return;
    }
    tokens.push(now);
    spans.push(shape.spans[at * 2] ?? 0, end);
  });
  return { ...shape, tokens, spans };
}

function dedupe(
  shapes: readonly MinedTemplate[],
  unite: (from: number, into: number) => void,
): MinedTemplate[] {
  const powers = powersUpTo(longest(shapes));
  const kept = new Map<number, MinedTemplate>();
  for (const shape of shapes) {
    const { a, b } = fingerprints(shape.tokens, powers);
    const key = combine(a, b);
    const same = kept.get(key);
    if (same === undefined) kept.set(key, shape);
    else {
      unite(shape.id, same.id);
      kept.set(key, { ...same, count: same.count + shape.count });
    }
  }
  return [...kept.values()];
}

/** `synchronized to LOCAL <*>, stratum <*>`, seen once, is `synchronized to <*>, stratum <*>`, seen a hundred times. */
function absorbRare(
  shapes: readonly MinedTemplate[],
  vocabulary: Vocabulary,
  unite: (from: number, into: number) => void,
): MinedTemplate[] {
  const powers = powersUpTo(longest(shapes));
  const keyOf = (tokens: readonly number[]) => {
    const { a, b } = fingerprints(tokens, powers);
    return combine(a, b);
  };
  const byKey = new Map(shapes.map((shape) => [keyOf(shape.tokens), shape]));
  return shapes.filter((shape) => {
    const frequent = withoutOneWord(shape, vocabulary)
      .map((tokens) => byKey.get(keyOf(tokens)))
      .find((other) => other !== undefined && other.count >= shape.count * dominance);
    if (frequent === undefined) return true;
    unite(shape.id, frequent.id);
    return false;
  });
}

function withoutOneWord(shape: MinedTemplate, vocabulary: Vocabulary): number[][] {
  const { tokens } = shape;
  if (tokens.length < 5 || wordsOf(tokens) < 4) return [];
  const found: number[][] = [];
  for (let at = 1; at < tokens.length - 1; at++) {
    const token = tokens[at] ?? variable;
    if (token === variable || vocabulary.isPinned(token)) continue;
    if (tokens[at - 1] !== variable && tokens[at + 1] !== variable) continue;
    const rest = [...tokens.slice(0, at), ...tokens.slice(at + 1)];
    found.push(rest.filter((each, index) => each !== variable || rest[index - 1] !== variable));
  }
  return found;
}
