import type * as Yaml from 'yaml';
import type { ConfigProblem } from './config.ts';

/** A range of a text; lines and columns count from 0. */
export type Place = Pick<ConfigProblem, 'startLine' | 'startColumn' | 'endLine' | 'endColumn'>;

/** A YAML value with its place: what the readers of configuration walk over. Aliases are resolved. */
export type Tree =
  | {
      readonly kind: 'scalar';
      readonly value: unknown;
      /** As it is written, for plain and quoted scalars. */
      readonly source?: string | undefined;
      readonly place: Place;
    }
  | { readonly kind: 'map'; readonly entries: readonly Entry[]; readonly place: Place }
  | { readonly kind: 'list'; readonly items: readonly Tree[]; readonly place: Place };

export interface Entry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: Tree;
}

export interface ParsedYaml {
  /** What could be read, also of a text with errors. */
  readonly tree: Tree;
  readonly errors: readonly { readonly place: Place; readonly code: string }[];
}

/**
 * Parses the first document of a YAML 1.2 text (JSON included). The parser is loaded on first use. Where the text has
 * an error, each top-level section is read on its own, so that one can't hide the others.
 */
export async function parseYaml(text: string): Promise<ParsedYaml> {
  const yaml = await import('yaml');
  const whole = parseWhole(yaml, text);
  if (whole.errors.length === 0) return whole;
  const sections = sectionsOf(text);
  if (sections.length < 2) return whole;
  const parts = sections.map((section) => parseWhole(yaml, section));
  const entries = parts.flatMap(({ tree }) => (tree.kind === 'map' ? tree.entries : []));
  const errors = parts.flatMap((part) => part.errors);
  return {
    tree: { kind: 'map', entries, place: whole.tree.place },
    errors: errors.length === 0 ? whole.errors : errors,
  };
}

function parseWhole(yaml: typeof Yaml, text: string): ParsedYaml {
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { lineCounter: lines, logLevel: 'silent', uniqueKeys: false });
  const builder = new TreeBuilder(yaml, document, lines);
  return {
    tree: builder.build(document.contents),
    errors: document.errors.map(({ pos, code }) => ({ place: builder.place(pos[0], pos[1]), code })),
  };
}

/** The lines from one top-level key to the next, each behind as many empty lines as to keep its place. */
function sectionsOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  const starts = lines.flatMap((line, index) => (/^[\w"'].*:(?:\s|$)/.test(line) ? [index] : []));
  return starts.map((start, index) => '\n'.repeat(start) + lines.slice(start, starts[index + 1]).join('\n'));
}

class TreeBuilder {
  private readonly known = new Map<Yaml.Node, Tree>();

  constructor(
    private readonly yaml: typeof Yaml,
    private readonly document: Yaml.Document,
    private readonly lines: Yaml.LineCounter,
  ) {}

  place(start: number, end: number): Place {
    const from = this.lines.linePos(start);
    const to = this.lines.linePos(Math.max(start, end));
    return {
      startLine: from.line - 1,
      startColumn: from.col - 1,
      endLine: to.line - 1,
      endColumn: to.col - 1,
    };
  }

  build(node: unknown): Tree {
    if (!this.yaml.isNode(node)) return { kind: 'scalar', value: null, place: this.place(0, 0) };
    const known = this.known.get(node);
    if (known !== undefined) return known;
    // An alias to a node around it finds this and ends there.
    this.known.set(node, { kind: 'scalar', value: null, place: this.placeOf(node) });
    const tree = this.buildNew(node);
    this.known.set(node, tree);
    return tree;
  }

  private buildNew(node: Yaml.Node): Tree {
    const place = this.placeOf(node);
    if (this.yaml.isAlias(node)) {
      const target = node.resolve(this.document);
      return target === undefined ? { kind: 'scalar', value: null, place } : { ...this.build(target), place };
    }
    if (this.yaml.isSeq(node))
      return { kind: 'list', items: node.items.map((item) => this.build(item)), place };
    if (this.yaml.isMap(node))
      return { kind: 'map', entries: node.items.map((pair) => this.entry(pair)), place };
    if (!this.yaml.isScalar(node)) return { kind: 'scalar', value: null, place };
    return { kind: 'scalar', value: node.value, source: node.source, place };
  }

  private entry(pair: Yaml.Pair): Entry {
    const key = this.build(pair.key);
    const value = this.yaml.isNode(pair.value)
      ? this.build(pair.value)
      : ({ kind: 'scalar', value: null, place: key.place } as const);
    return {
      key: key.kind === 'scalar' ? String(key.value) : '',
      keyPlace: key.place,
      value,
    };
  }

  private placeOf(node: Yaml.Node): Place {
    const [start, end] = node.range ?? [0, 0];
    return this.place(start, end);
  }
}
