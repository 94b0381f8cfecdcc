/** The text of one list item of a journal, with its place (0-based). */
export interface Block {
  readonly startLine: number;
  /** Without line ends; blank and comment lines after the item are left out. */
  readonly lines: readonly string[];
  /** False for text that stands outside of any list item. */
  readonly isItem: boolean;
}

const itemStart = /^( *)-(?:\s|$)/;
const outside = /^(?:#.*|---(?:\s.*)?|\.\.\.\s*|%.*)?$/;

/** Splits a journal into its list items, so that a broken one can't hide its neighbours. */
export function splitBlocks(text: string): Block[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const blocks: { startLine: number; lines: string[]; isItem: boolean }[] = [];
  let current: { startLine: number; lines: string[]; isItem: boolean } | undefined;
  let indent = 0;
  for (const [index, line] of lines.entries()) {
    const start = itemStart.exec(line)?.[1]?.length;
    if (start !== undefined && (current?.isItem !== true || start <= indent)) {
      indent = start;
      current = { startLine: index, lines: [line], isItem: true };
      blocks.push(current);
    } else if (outside.test(line)) {
      current?.lines.push(line);
    } else if (current?.isItem === true && line.startsWith(' ')) {
      current.lines.push(line);
    } else {
      current = { startLine: index, lines: [line], isItem: false };
      blocks.push(current);
    }
  }
  return blocks.map((block) => ({ ...block, lines: withoutTail(block.lines) }));
}

function withoutTail(lines: readonly string[]): string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  return lines.slice(0, last + 1);
}
