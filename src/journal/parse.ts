import { isDeepStrictEqual } from 'node:util';
import { readEvent, type JournalEvent } from '../incident/events.ts';
import { compareEvents, itemOf } from '../incident/order.ts';
import { TimeSlice } from '../limits/timeSlice.ts';
import { isCheapYaml } from '../limits/yamlCost.ts';
import { splitBlocks, type Block } from './blocks.ts';
import { prefer } from './prefer.ts';
import type { JournalProblem } from './problems.ts';
import { serializeEvent } from './serialize.ts';

export interface ParsedJournal {
  /** In replay order, each id once. */
  readonly events: readonly JournalEvent[];
  readonly problems: readonly JournalProblem[];
  /** Items and lines that are no event, as they stand, so that a union can keep them. */
  readonly unread: readonly string[];
}

/** Longest line that is read as an event, in characters: JSON of this length is parsed in some 10 ms. */
export const longestLine = 1_000_000;

/** Items that give no event as YAML either, after which only lines of JSON are read: such a file is something else. */
const mostFruitless = 200;

/** Nested maps and lists in an event. Ours have four levels; some thousands end in an overflow of the stack. */
const deepest = 100;

/** Places that are told of one journal. */
const mostProblems = 1000;

type Item = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

const broken: Item = { ok: false };

/**
 * Reads the text of a `journal.yaml`. A line that holds a JSON flow map is read without a YAML parser, any other
 * form of a list item with one. A bad item never hides a good one. Yields to the event loop in between.
 */
export async function parseJournal(text: string): Promise<ParsedJournal> {
  const reader = new Reader();
  const slice = new TimeSlice();
  for (const block of splitBlocks(text)) {
    if (block !== 'pause') await reader.read(block);
    if (slice.isSpent()) await slice.yield();
  }
  return reader.result();
}

class Reader {
  private readonly events = new Map<string, { readonly event: JournalEvent; readonly block: Block }>();
  private readonly problems: JournalProblem[] = [];
  private readonly unread = new Set<string>();
  private readonly slice = new TimeSlice();
  private fruitless = 0;

  async read(block: Block): Promise<void> {
    const item = block.isItem ? await this.itemOf(block) : broken;
    if (item.ok) {
      this.take(item.value, block);
      return;
    }
    if (block.lines.length > 1) {
      for (const line of singleLines(block)) {
        await this.read(line);
        if (this.slice.isSpent()) await this.slice.yield();
      }
      return;
    }
    this.unread.add(block.lines[0] ?? '');
    this.report(block, block.isTorn ? 'torn-tail' : 'broken-line', '');
  }

  result(): ParsedJournal {
    return {
      events: [...this.events.values()].map(({ event }) => event).sort(compareEvents),
      problems: this.problems.sort((a, b) => a.line - b.line || a.startColumn - b.startColumn),
      unread: [...this.unread],
    };
  }

  private take(value: unknown, block: Block): void {
    const event = readEvent(value);
    if (!isEvent(event)) {
      this.unread.add(block.lines.join('\n'));
      this.report(block, event.kind, event.kind === 'bad-field' ? event.field : '');
      return;
    }
    this.add(event, block);
  }

  private add(event: JournalEvent, block: Block): void {
    const known = this.events.get(event.id);
    if (known === undefined) {
      this.events.set(event.id, { event, block });
      return;
    }
    const isFirst = prefer(serializeEvent(known.event), serializeEvent(event)) === 'first';
    const [winner, loser] = isFirst ? [known, { event, block }] : [{ event, block }, known];
    this.events.set(event.id, winner);
    // The order of the fields is no difference to report.
    if (isDeepStrictEqual(itemOf(known.event), itemOf(event))) return;
    this.report(loser.block, 'two-contents', event.id);
  }

  private async itemOf(block: Block): Promise<Item> {
    const [first = '', ...rest] = block.lines;
    const only = rest.every((line) => line.trim() === '' || line.trimStart().startsWith('#'));
    const fast = only ? jsonItem(first) : broken;
    if (fast.ok || this.fruitless >= mostFruitless) return fast;
    const slow = await yamlItem(block.lines.join('\n'));
    if (!slow.ok || !isEvent(readEvent(slow.value))) this.fruitless += 1;
    return slow;
  }

  private report(block: Block, kind: JournalProblem['kind'], detail: string): void {
    if (this.problems.length >= mostProblems) return;
    const first = block.lines[0] ?? '';
    const startColumn = first.length - first.trimStart().length;
    this.problems.push({ line: block.startLine, startColumn, endColumn: first.length, kind, detail });
  }
}

function jsonItem(line: string): Item {
  const json = /^ *- +(\{.*\})\s*$/.exec(line)?.[1];
  if (json === undefined || line.length > longestLine) return broken;
  try {
    const value: unknown = JSON.parse(json);
    return isShallow(value, deepest) ? { ok: true, value } : broken;
  } catch {
    return broken;
  }
}

function isEvent(read: ReturnType<typeof readEvent>): read is JournalEvent {
  return 'id' in read;
}

async function yamlItem(text: string): Promise<Item> {
  if (!isCheapYaml(text)) return broken;
  const { parseDocument } = await import('yaml');
  try {
    // The text stands in no message; and as in JSON, the last of two fields of one name counts.
    const document = parseDocument(text, { logLevel: 'silent', prettyErrors: false, uniqueKeys: false });
    if (document.errors.length > 0) return broken;
    const list: unknown = document.toJS({ maxAliasCount: 100 });
    if (!Array.isArray(list) || list.length !== 1) return broken;
    const value: unknown = list[0];
    return isShallow(value, deepest) ? { ok: true, value } : broken;
  } catch {
    return broken;
  }
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((one) => isShallow(one, levels - 1));
}

function singleLines(block: Block): Block[] {
  return block.lines.flatMap((line, index) =>
    line.trim() === ''
      ? []
      : [{ startLine: block.startLine + index, lines: [line], isItem: /^ *-\s/.test(line), isTorn: false }],
  );
}
