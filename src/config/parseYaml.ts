import type * as Yaml from 'yaml';
import {
  TreeBuilder,
  type Entry,
  type Limit,
  type TextRange,
  type Repeated,
  type Tree,
  type YamlError,
} from './yamlTree.ts';

export interface ParsedYaml {
  /** What could be read, also of a text with errors. */
  readonly tree: Tree;
  readonly errors: readonly YamlError[];
}

/** Deepest nesting that is read; the deepest shape, a playbook's trigger, needs ten. The parser's own recursion ends the process at some thousands. */
const deepest = 50;

/** Most top-level sections that are read one by one where the text has an error. */
const mostSections = 500;

/**
 * Parses the first document of a YAML 1.2 text (JSON included), in time linear in its length. The parser is loaded on
 * first use. Where the text has an error, each top-level section is read on its own, so that one can't hide the others.
 */
export async function parseYaml(text: string): Promise<ParsedYaml> {
  const yaml = await import('yaml');
  const whole = parsePart(yaml, text, 0);
  if (whole.errors.length === 0) return whole;
  const sections = sectionsOf(text);
  if (sections.length < 2 || sections.length > mostSections) return whole;
  const parts = sections.map((section) => parsePart(yaml, section.text, section.line));
  const errors = parts.flatMap((part) => part.errors);
  return { tree: united(parts, whole.tree.place), errors: errors.length === 0 ? whole.errors : errors };
}

function united(parts: readonly ParsedYaml[], place: TextRange): Tree {
  const entries = new Map<string, Entry>();
  const repeated: Repeated[] = [];
  for (const { tree } of parts) {
    if (tree.kind !== 'map') continue;
    repeated.push(...tree.repeated);
    for (const [key, entry] of tree.entries) {
      if (entries.has(key)) repeated.push({ key, keyPlace: entry.keyPlace });
      else entries.set(key, entry);
    }
  }
  return { kind: 'map', entries, repeated, place };
}

/** `line` is where the text begins in its file. */
function parsePart(yaml: typeof Yaml, text: string, line: number): ParsedYaml {
  const lines = new yaml.LineCounter();
  const place = (start: number, end: number): TextRange => {
    const from = lines.linePos(start);
    const to = lines.linePos(Math.max(start, end));
    return {
      startLine: line + from.line - 1,
      startColumn: from.col - 1,
      endLine: line + to.line - 1,
      endColumn: to.col - 1,
    };
  };
  const tokens = [...new yaml.Parser(lines.addNewLine).parse(text)];
  const builder = new TreeBuilder(yaml, place);
  const tooDeep = offsetOfTooDeep(tokens);
  if (tooDeep !== undefined) {
    const error = { place: place(tooDeep, tooDeep + 1), code: 'TOO_DEEP' satisfies Limit };
    return { tree: builder.build(undefined), errors: [error] };
  }
  const composer = new yaml.Composer({ logLevel: 'silent', uniqueKeys: false });
  const [document] = composer.compose(tokens, true, text.length);
  const tree = builder.build(document?.contents);
  const errors = (document?.errors ?? []).map(({ pos, code }) => ({ place: place(pos[0], pos[1]), code }));
  return { tree, errors: [...errors, ...builder.errors] };
}

/** Where the nesting becomes too deep. Without recursion, unlike what reads the tokens next. */
function offsetOfTooDeep(tokens: readonly Yaml.CST.Token[]): number | undefined {
  let level: (Yaml.CST.Token | null | undefined)[] = [...tokens];
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: (Yaml.CST.Token | null | undefined)[] = [];
    for (const token of level) {
      if (token === null || token === undefined) continue;
      if (depth > deepest) return token.offset;
      if (token.type === 'document') next.push(token.value);
      else if ('items' in token) for (const { key, value } of token.items) next.push(key, value);
    }
    level = next;
  }
  return undefined;
}

/** The lines from one top-level key to the next. */
function sectionsOf(text: string): { readonly text: string; readonly line: number }[] {
  const lines = text.split(/\r?\n/);
  const starts = lines.flatMap((line, index) => (/^[\w"'].*:(?:\s|$)/.test(line) ? [index] : []));
  return starts.map((start, index) => ({
    text: lines.slice(start, starts[index + 1]).join('\n'),
    line: start,
  }));
}
