import { isMap, isScalar, parseDocument, stringify, type Document, type Pair } from 'yaml';
import { isCheapYaml } from '../limits/yamlCost.ts';

export type FrontMatterValue = string | readonly string[] | Readonly<Record<string, string>> | null;

export interface FrontMatter {
  /** YAML between the two `---` lines, without them; undefined where the text has no front matter. */
  readonly source: string | undefined;
  /** What the YAML says; undefined where it isn't a map, can't be read, or is larger than any that a person writes. */
  readonly data: Readonly<Record<string, unknown>> | undefined;
  /** Everything after the front matter. */
  readonly body: string;
}

/** Without front matter all of a text is `body`. */
export interface SplitText {
  /** YAML between the two `---` lines, without them; undefined where the text has no front matter. */
  readonly source: string | undefined;
  readonly body: string;
}

const block = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)(^---[ \t]*(?:\r?\n|$))/m;

export function splitFrontMatter(text: string): SplitText {
  const match = block.exec(text);
  if (match?.index !== 0) return { source: undefined, body: text };
  return { source: match[2] ?? '', body: text.slice(match[0].length) };
}

export function readFrontMatter(text: string): FrontMatter {
  const { source, body } = splitFrontMatter(text);
  return { source, data: source === undefined ? undefined : dataOf(parse(source)), body };
}

/**
 * The text of one `key: value` with the lines that go on with it, however its YAML writes it (also `>-`); undefined where
 * it is no text, or is text that YAML reads as something else, such as `subject: Update: cards`.
 */
export function entryText(entry: string): string | undefined {
  if (!isCheapYaml(entry)) return undefined;
  const document = parseDocument(entry, { prettyErrors: false, logLevel: 'error', schema: 'failsafe' });
  if (document.errors.length > 0 || document.warnings.length > 0 || !isMap(document.contents))
    return undefined;
  const value = document.contents.items[0]?.value;
  return isScalar<string | null>(value) ? (value.value ?? '') : undefined;
}

function parse(source: string): Document | undefined {
  if (!isCheapYaml(source)) return undefined;
  try {
    return parseDocument(source, { prettyErrors: false, logLevel: 'error' });
  } catch {
    // Thousands of lists in lists overflow the parser's stack.
    return undefined;
  }
}

function dataOf(document: Document | undefined): Readonly<Record<string, unknown>> | undefined {
  if (document === undefined || document.errors.length > 0) return undefined;
  if (document.contents === null) return {};
  if (!isMap(document.contents)) return undefined;
  try {
    return document.toJS({ maxAliasCount: 100 }) as Record<string, unknown>;
  } catch {
    // Aliases that unfold into more than a person would write.
    return undefined;
  }
}

/**
 * Writes `values` into the front matter of a text. Every other key, every comment, the order and the line endings stay
 * byte for byte. A key with `undefined` is left as it is; new keys come last. Front matter that can't be read is left
 * alone; where there is none, it is put in front.
 */
export function renewFrontMatter(
  text: string,
  values: readonly (readonly [key: string, value: FrontMatterValue | undefined])[],
): string {
  const known = values.filter((entry): entry is [string, FrontMatterValue] => entry[1] !== undefined);
  const match = block.exec(text);
  if (match?.index !== 0) return `---\n${known.map(entryLine).join('')}---\n${text}`;
  const [whole, open = '', source = '', close = ''] = match;
  const eol = open.endsWith('\r\n') ? '\r\n' : '\n';
  const renewed = renewSource(source, known, eol);
  return open + renewed + close + text.slice(whole.length);
}

function renewSource(source: string, values: readonly [string, FrontMatterValue][], eol: string): string {
  const document = parse(source);
  const data = dataOf(document);
  if (document === undefined || data === undefined) return source;
  const pairs = isMap(document.contents) ? document.contents.items : [];
  let renewed = source;
  // From the last to the first, so that the earlier offsets stay right.
  for (const pair of pairs.toReversed()) {
    const value = values.find(([key]) => isScalar(pair.key) && pair.key.value === key);
    if (value === undefined || sameValue(data[value[0]], value[1])) continue;
    const range = rangeOf(pair, source);
    if (range === undefined) continue;
    const line = entryLine(value).trimEnd().replaceAll('\n', eol);
    renewed = renewed.slice(0, range.start) + line + renewed.slice(range.end);
  }
  const added = values.filter(([key]) => !Object.hasOwn(data, key)).map((entry) => entryLine(entry));
  const separator = renewed === '' || renewed.endsWith('\n') ? '' : eol;
  return renewed + separator + added.join('').replaceAll('\n', eol);
}

function sameValue(existing: unknown, value: FrontMatterValue): boolean {
  return JSON.stringify(existing) === JSON.stringify(value);
}

/** From the key to the end of its value, without a comment or a line break after it. */
function rangeOf(pair: Pair, source: string): { start: number; end: number } | undefined {
  const key = isScalar(pair.key) ? pair.key.range : undefined;
  if (!key) return undefined;
  const value = pair.value as { range?: readonly number[] | null } | null;
  const valueEnd = value?.range?.[1] ?? source.indexOf(':', key[1]) + 1;
  return { start: key[0], end: key[0] + source.slice(key[0], valueEnd).trimEnd().length };
}

/** What would end a line, or can't stand in YAML as it is (YAML 1.2.2, 5.1 and 5.4). */
const unprintable = /[\p{Cc}\u2028\u2029\p{Cs}\ufeff\ufffe\uffff]/u;

/** JSON is YAML in flow style; every character of it that YAML or a reader of lines could take for something is escaped. */
function escapedJson(value: FrontMatterValue): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `key: value` with a line break; lists and maps in flow style, on one line. */
export function entryLine([key, value]: readonly [string, FrontMatterValue]): string {
  if (value === null) return `${key}:\n`;
  if (textsOf(value).some((text) => unprintable.test(text))) return `${key}: ${escapedJson(value)}\n`;
  const written = stringify(value, {
    collectionStyle: 'flow',
    flowCollectionPadding: false,
    lineWidth: 0,
    blockQuote: false,
  });
  return `${key}: ${written.trimEnd()}\n`;
}

function textsOf(value: string | readonly string[] | Readonly<Record<string, string>>): readonly string[] {
  return typeof value === 'string' ? [value] : [...Object.keys(value), ...Object.values(value)];
}
