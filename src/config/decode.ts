import type { ConfigProblem } from './config.ts';
import type { Entry, Place, Tree } from './yamlTree.ts';

/** What a reader finds wrong, and where. */
export interface Reporter {
  report(place: Place, kind: ConfigProblem['kind'], key: string, expected: string): void;
}

/** A value at a dotted key path, on its way to a typed one. */
export interface At {
  readonly tree: Tree;
  readonly key: string;
  readonly to: Reporter;
}

/** Gives the typed value, or reports what is wrong with it and gives undefined. Never throws. */
export type Decoder<T> = (at: At) => T | undefined;

/** `key: ` with nothing behind it means the same as leaving the key out. */
export function isEmpty(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null;
}

export function wrongType(at: At, expected: string): void {
  at.to.report(at.tree.place, 'wrong-type', at.key, expected);
}

export function badValue(at: At, expected: string): void {
  at.to.report(at.tree.place, 'bad-value', at.key, expected);
}

/** Text that isn't blank. */
export function text(expected = 'text', accepts: (value: string) => boolean = () => true): Decoder<string> {
  return (at) => {
    if (at.tree.kind !== 'scalar' || typeof at.tree.value !== 'string') {
      wrongType(at, expected);
      return undefined;
    }
    if (at.tree.value.trim() !== '' && accepts(at.tree.value)) return at.tree.value;
    badValue(at, expected);
    return undefined;
  };
}

/** Text as it stands in the file, also where YAML takes it for a number, such as `+380441234567`. */
export const literal: Decoder<string> = (at) => {
  const { tree } = at;
  const isNumber = tree.kind === 'scalar' && typeof tree.value === 'number';
  return isNumber && tree.source !== undefined ? tree.source : text()(at);
};

export function number(expected: string, accepts: (value: number) => boolean): Decoder<number> {
  return (at) => {
    if (at.tree.kind !== 'scalar' || typeof at.tree.value !== 'number') {
      wrongType(at, expected);
      return undefined;
    }
    if (accepts(at.tree.value)) return at.tree.value;
    badValue(at, expected);
    return undefined;
  };
}

export function oneOf<const T extends string>(values: readonly T[]): Decoder<T> {
  return (at) => {
    const { tree } = at;
    const found = values.find((value) => tree.kind === 'scalar' && tree.value === value);
    if (found === undefined) badValue(at, values.join(' | '));
    return found;
  };
}

/** Bad items are reported and left out. */
export function list<T>(item: Decoder<T>): Decoder<T[]> {
  return (at) => {
    if (at.tree.kind !== 'list') {
      wrongType(at, 'list');
      return undefined;
    }
    return at.tree.items.flatMap((tree, index) => {
      const value = item({ ...at, tree, key: `${at.key}.${index}` });
      return value === undefined ? [] : [value];
    });
  };
}

/** One value stands for a list of one. */
export function oneOrMore<T>(item: Decoder<T>): Decoder<T[]> {
  return (at) => {
    if (at.tree.kind === 'list') return list(item)(at);
    const value = item(at);
    return value === undefined ? undefined : [value];
  };
}

/** A map with keys of the team's choice. */
export function record<T>(value: Decoder<T>): Decoder<Record<string, T>> {
  return (at) => {
    if (at.tree.kind !== 'map') {
      wrongType(at, 'map');
      return undefined;
    }
    const pairs = distinct(at, at.tree.entries).flatMap((entry) => {
      const found = value({ ...at, tree: entry.value, key: joined(at.key, entry.key) });
      return found === undefined ? [] : [[entry.key, found] as const];
    });
    return Object.fromEntries(pairs);
  };
}

/** The fields of a map, each asked for once; what nobody may ask for is reported as an unknown key. */
export class Fields {
  private readonly entries: ReadonlyMap<string, Entry>;

  private constructor(
    private readonly at: At,
    entries: readonly Entry[],
    known: readonly string[],
  ) {
    this.entries = new Map(distinct(at, entries).map((entry) => [entry.key, entry]));
    for (const { key, keyPlace } of this.entries.values()) {
      if (known.includes(key)) continue;
      at.to.report(keyPlace, 'unknown-key', joined(at.key, key), known.join(' | '));
    }
  }

  static of(at: At, known: readonly string[]): Fields | undefined {
    if (at.tree.kind !== 'map') {
      wrongType(at, 'map');
      return undefined;
    }
    return new Fields(at, at.tree.entries, known);
  }

  has(name: string): boolean {
    const entry = this.entries.get(name);
    return entry !== undefined && !isEmpty(entry.value);
  }

  get<T>(name: string, decoder: Decoder<T>): T | undefined {
    const entry = this.entries.get(name);
    if (entry === undefined || isEmpty(entry.value)) return undefined;
    return decoder({ ...this.at, tree: entry.value, key: joined(this.at.key, name) });
  }

  /** Reports where it is missing; the place is the map's. */
  required<T>(name: string, decoder: Decoder<T>): T | undefined {
    if (!this.has(name))
      this.at.to.report(this.at.tree.place, 'bad-value', joined(this.at.key, name), 'required');
    return this.get(name, decoder);
  }
}

/** The first entry of each key; the others are reported. */
function distinct(at: At, entries: readonly Entry[]): Entry[] {
  const seen = new Set<string>();
  return entries.filter(({ key, keyPlace }) => {
    if (seen.has(key)) at.to.report(keyPlace, 'bad-value', joined(at.key, key), 'each key once');
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
}

/**
 * Things with a key each, as a map by key or as a list of maps that carry it in `keyField`.
 * A key that is there twice is reported and its later entries are left out.
 */
export function keyed<T>(keyField: string, item: (key: string) => Decoder<T>): Decoder<T[]> {
  return (at) => {
    if (at.tree.kind === 'map') {
      return distinct(at, at.tree.entries).flatMap(({ key, keyPlace, value }) => {
        const tree = isEmpty(value) ? ({ kind: 'map', entries: [], place: keyPlace } as const) : value;
        return item(key)({ ...at, tree, key: joined(at.key, key) }) ?? [];
      });
    }
    if (at.tree.kind !== 'list') {
      wrongType(at, `map, or list of maps with ${keyField}`);
      return undefined;
    }
    const seen = new Set<string>();
    return at.tree.items.flatMap((tree, index) => {
      const here = { ...at, tree, key: `${at.key}.${index}` };
      const key = takeKey(here, keyField);
      if (key === undefined) return [];
      if (seen.has(key)) {
        badValue({ ...here, key: `${here.key}.${keyField}` }, 'each key once');
        return [];
      }
      seen.add(key);
      return item(key)({ ...here, tree: withoutKey(tree, keyField), key: joined(at.key, key) }) ?? [];
    });
  };
}

function takeKey(at: At, keyField: string): string | undefined {
  if (at.tree.kind !== 'map') {
    wrongType(at, 'map');
    return undefined;
  }
  const entry = at.tree.entries.find(({ key }) => key === keyField);
  if (entry === undefined) {
    badValue({ ...at, key: joined(at.key, keyField) }, 'required');
    return undefined;
  }
  return text()({ ...at, tree: entry.value, key: joined(at.key, keyField) });
}

function withoutKey(tree: Tree, keyField: string): Tree {
  if (tree.kind !== 'map') return tree;
  return { ...tree, entries: tree.entries.filter(({ key }) => key !== keyField) };
}

function joined(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
