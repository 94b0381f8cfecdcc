import type * as Yaml from 'yaml';
import type { ConfigProblem } from './config.ts';

/** A range of a text; lines and columns count from 0. */
export type TextRange = Pick<ConfigProblem, 'startLine' | 'startColumn' | 'endLine' | 'endColumn'>;

/** A YAML value with its place. Aliases are resolved. */
export type Tree =
  | {
      readonly kind: 'scalar';
      readonly value: unknown;
      /** As it is written, for plain and quoted scalars. */
      readonly source?: string | undefined;
      readonly place: TextRange;
    }
  | {
      readonly kind: 'map';
      /** The first entry of each key. */
      readonly entries: ReadonlyMap<string, Entry>;
      /** Entries whose key was there before. */
      readonly repeated: readonly Repeated[];
      readonly place: TextRange;
    }
  | { readonly kind: 'list'; readonly items: readonly Tree[]; readonly place: TextRange };

export interface Entry {
  readonly keyPlace: TextRange;
  readonly value: Tree;
}

export interface Repeated {
  readonly key: string;
  readonly keyPlace: TextRange;
}

/** Where a text ends being YAML that can be read; `code` is the parser's, or one of {@link Limit}. */
export interface YamlError {
  readonly place: TextRange;
  readonly code: string;
}

export type Limit = 'TOO_DEEP' | 'TOO_MANY_VALUES';

/**
 * Most values in a file once its aliases are resolved; a team's file has some hundreds. A few lines of aliases to
 * aliases stand for billions ("billion laughs").
 */
const mostValues = 20_000;

export class TreeBuilder {
  private readonly anchors = new Map<string, { readonly node: Yaml.Node; isOpen: boolean }>();
  private readonly found: YamlError[] = [];
  private values = 0;

  constructor(
    private readonly yaml: typeof Yaml,
    /** The place of a range of offsets. */
    private readonly place: (start: number, end: number) => TextRange,
  ) {}

  get errors(): readonly YamlError[] {
    return this.found;
  }

  build(node: unknown): Tree {
    if (!this.yaml.isNode(node)) return { kind: 'scalar', value: null, place: this.place(0, 0) };
    const place = this.placeOf(node);
    this.values += 1;
    if (this.values > mostValues) {
      if (this.found.length === 0) this.found.push({ place, code: 'TOO_MANY_VALUES' satisfies Limit });
      return { kind: 'scalar', value: null, place };
    }
    if (this.yaml.isAlias(node)) return this.resolve(node.source, place);
    const anchor = node.anchor === undefined ? undefined : { node, isOpen: true };
    if (anchor !== undefined && node.anchor !== undefined) this.anchors.set(node.anchor, anchor);
    const tree = this.collection(node, place);
    if (anchor !== undefined) anchor.isOpen = false;
    return tree;
  }

  /** An alias to a node around it, or to none, stands for nothing. */
  private resolve(name: string, place: TextRange): Tree {
    const anchor = this.anchors.get(name);
    if (anchor === undefined || anchor.isOpen) return { kind: 'scalar', value: null, place };
    return { ...this.build(anchor.node), place };
  }

  private collection(node: Yaml.Node, place: TextRange): Tree {
    if (this.yaml.isSeq(node))
      return { kind: 'list', items: node.items.map((item) => this.build(item)), place };
    if (this.yaml.isMap(node)) return this.map(node, place);
    if (!this.yaml.isScalar(node)) return { kind: 'scalar', value: null, place };
    return { kind: 'scalar', value: node.value, source: node.source, place };
  }

  private map(node: Yaml.YAMLMap, place: TextRange): Tree {
    const entries = new Map<string, Entry>();
    const repeated: Repeated[] = [];
    for (const pair of node.items) {
      const keyTree = this.build(pair.key);
      const key = keyTree.kind === 'scalar' ? String(keyTree.value) : '';
      const value = this.yaml.isNode(pair.value)
        ? this.build(pair.value)
        : ({ kind: 'scalar', value: null, place: keyTree.place } as const);
      if (entries.has(key)) repeated.push({ key, keyPlace: keyTree.place });
      else entries.set(key, { keyPlace: keyTree.place, value });
    }
    return { kind: 'map', entries, repeated, place };
  }

  private placeOf(node: Yaml.Node): TextRange {
    const [start, end] = node.range ?? [0, 0];
    return this.place(start, end);
  }
}
