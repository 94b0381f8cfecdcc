import { longestYaml } from '../limits/yamlCost.ts';

/** The text of one list item of a journal, with its place (0-based). */
export interface Block {
  readonly startLine: number;
  /** Without line ends; blank and comment lines after the item are left out. */
  readonly lines: readonly string[];
  /** False for text that stands outside of any list item. */
  readonly isItem: boolean;
  /** True where the text ends with it, without a line end: a write may have been cut there. */
  readonly isTorn: boolean;
}

interface OpenBlock {
  readonly startLine: number;
  readonly lines: string[];
  readonly isItem: boolean;
  /** Characters behind the first line. */
  length: number;
}

const itemStart = /^( *)-(?:\s|$)/;
const outside = /^(?:#.*|---(?:\s.*)?|\.\.\.\s*|%.*)?$/;

/** Lines after which a pause is offered where no block ends: some of them are read in a millisecond. */
const linesInTurn = 5000;

/**
 * Splits a journal into its list items, so that a broken one can't hide its neighbours. One at a time, so that memory
 * stays small; `pause` where thousands of lines made no item.
 */
export function* splitBlocks(text: string): Generator<Block | 'pause', void, undefined> {
  let current: OpenBlock | undefined;
  let indent = 0;
  let index = 0;
  for (const line of linesOf(text)) {
    const start = itemStart.exec(line)?.[1]?.length;
    const isNewItem = start !== undefined && (current?.isItem !== true || start <= indent);
    const isOutside = outside.test(line);
    const goesOn = !isNewItem && (isOutside || (current?.isItem === true && line.startsWith(' ')));
    if (!goesOn) {
      if (current) yield whole(current, false);
      if (isNewItem) indent = start;
      current = { startLine: index, lines: [line], isItem: isNewItem, length: 0 };
    } else if (current && current.length + line.length < longestYaml) {
      current.lines.push(line);
      current.length += line.length + 1;
    } else if (current && !isOutside) {
      // Longer than is read as YAML, so it isn't kept; and what there is of it may read as another event than was meant.
      yield whole({ ...current, isItem: false }, false);
      current = { startLine: index, lines: [line], isItem: false, length: 0 };
    }
    index += 1;
    if (index % linesInTurn === 0) yield 'pause';
  }
  if (current) yield whole(current, isTorn(text));
}

function* linesOf(text: string): Generator<string, void, undefined> {
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (let end = text.indexOf('\n', start); end !== -1; end = text.indexOf('\n', start)) {
    yield text.slice(start, text[end - 1] === '\r' ? Math.max(start, end - 1) : end);
    start = end + 1;
  }
  yield text.slice(start);
}

function whole({ startLine, lines, isItem }: OpenBlock, isTorn: boolean): Block {
  const last = lines.findLastIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  return { startLine, lines: lines.slice(0, last + 1), isItem, isTorn };
}

/** No line end stands behind the last visible character. */
function isTorn(text: string): boolean {
  return !text.slice(text.trimEnd().length).includes('\n');
}
