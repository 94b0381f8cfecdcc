import { digit, characterClass } from './characters.ts';
import { maxColumns, nextColumn, columnShape, type ColumnShape } from './columns.ts';

const agreed = 0.9;
const agreedTag = 0.75;

/** What stood in one column of a sample. */
interface ColumnCounts {
  readonly shapes: Map<ColumnShape, number>;
  readonly values: Set<string>;
  total: number;
  /** How many start with a digit, and how many with a bracket. */
  digits: number;
  brackets: number;
}

/** The part of every line in front of its message: time, host, process, level, component. */
export interface Header {
  /** First characters of the columns, by kind: a line whose columns start otherwise has no such header. */
  readonly columns: readonly ('digit' | 'bracket' | 'other')[];
  /** How many columns behind these a component that ends with a colon follows; -1 for none. */
  readonly tag: number;
}

export const noHeader: Header = { columns: [], tag: -1 };

/**
 * Learns the header from some lines of one source: the columns that have the same shape in nearly all of them.
 * Numbers behind a level, or behind words that never change, belong to the message.
 */
export function learnHeader(lines: readonly string[]): Header {
  const counts = countColumns(lines);
  const share = (index: number, ...shapes: ColumnShape[]) =>
    shapes.reduce((sum, shape) => sum + (counts[index]?.shapes.get(shape) ?? 0), 0) / lines.length;
  const isFollowed = (index: number) => (counts[index + 1]?.total ?? 0) > lines.length * agreed;
  let end = 0;
  let levelSeen = false;
  for (let index = 0; index < maxColumns && share(index, 'quoted') <= 0.5; index++) {
    const isLevel = share(index, 'level') > agreed;
    if (isLevel || isHeader(index)) end = index + 1;
    levelSeen ||= isLevel;
  }
  function isHeader(index: number): boolean {
    if (share(index, 'time', 'calendar') > agreed) return true;
    if (share(index, 'bracketed') > agreed || share(index, 'dashes') > agreed)
      return end === index || isFollowed(index);
    if (levelSeen || share(index, 'number', 'long number', 'address') <= agreed) return false;
    return (
      end === index ||
      (share(index, 'long number') > agreed && isFollowed(index) && varies(counts.slice(end, index)))
    );
  }
  const tag = [end, end + 1].findIndex((index) => share(index, 'tagged') > agreedTag);
  const columns = counts.slice(0, end).map(({ digits, brackets }) => {
    if (digits > lines.length * agreed) return 'digit';
    return brackets > lines.length * agreed ? 'bracket' : 'other';
  });
  return { columns, tag };
}

function varies(columns: readonly ColumnCounts[]): boolean {
  return columns.some((column) => column.values.size > 2);
}

function countColumns(lines: readonly string[]): ColumnCounts[] {
  const counts: ColumnCounts[] = Array.from({ length: maxColumns }, () => ({
    shapes: new Map(),
    values: new Set(),
    total: 0,
    digits: 0,
    brackets: 0,
  }));
  for (const line of lines) {
    let at = 0;
    for (const count of counts) {
      const column = nextColumn(line, at);
      if (column === undefined) break;
      const value = line.slice(column.start, column.end);
      const shape = columnShape(value);
      count.shapes.set(shape, (count.shapes.get(shape) ?? 0) + 1);
      count.total++;
      if (startsAs('digit', line.charCodeAt(column.start))) count.digits++;
      if (startsAs('bracket', line.charCodeAt(column.start))) count.brackets++;
      if (count.values.size < 10) count.values.add(value);
      at = column.end;
    }
  }
  return counts;
}

/** Where the message starts. */
export function messageStart(header: Header, text: string): number {
  let at = 0;
  for (const kind of header.columns) {
    const column = nextColumn(text, at);
    if (column === undefined || !startsAs(kind, text.charCodeAt(column.start))) return unlearnedStart(text);
    at = column.end;
  }
  return header.tag < 0 ? at : behindTag(text, at, header.tag);
}

function behindTag(text: string, from: number, before: number): number {
  let at = from;
  let tag = nextColumn(text, at);
  for (let index = 0; index < before + 2 && tag !== undefined; index++) {
    if (text.charCodeAt(tag.end - 1) === 58) return tag.end;
    if (index < before) at = tag.end;
    tag = nextColumn(text, tag.end);
  }
  return at;
}

function startsAs(kind: Header['columns'][number], code: number): boolean {
  if (kind === 'digit') return characterClass(code) === digit || code === 45;
  return kind === 'other' || code === 91;
}

/** For a line that isn't like the others: behind its time, numbers and level. */
function unlearnedStart(text: string): number {
  let at = 0;
  for (let count = 0; count < maxColumns; count++) {
    const column = nextColumn(text, at);
    if (column === undefined) break;
    const shape = columnShape(text.slice(column.start, column.end));
    if (shape === 'word' || shape === 'tagged' || shape === 'quoted') break;
    at = column.end;
  }
  return at;
}
