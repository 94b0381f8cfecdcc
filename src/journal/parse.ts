import { isDeepStrictEqual } from 'node:util';
import { readEvent, type JournalEvent } from '../incident/events.ts';
import { compareEvents, itemOf } from '../incident/order.ts';
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

/** Longest item, in characters, that is tried as YAML when it isn't one line of JSON. */
const longestYaml = 1_000_000;

type Item = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

/**
 * Reads the text of a `journal.yaml`. A line that holds a JSON flow map is read without a YAML parser, any other
 * form of a list item with one. A bad item never hides a good one.
 */
export async function parseJournal(text: string): Promise<ParsedJournal> {
  const reader = new Reader();
  const blocks = splitBlocks(text);
  const isTorn = !/\n\s*$/.test(text);
  for (const [index, block] of blocks.entries()) {
    await reader.read(block, isTorn && index === blocks.length - 1);
  }
  return reader.result();
}

class Reader {
  private readonly events = new Map<string, { readonly event: JournalEvent; readonly block: Block }>();
  private readonly problems: JournalProblem[] = [];
  private readonly unread: string[] = [];

  async read(block: Block, isTail: boolean): Promise<void> {
    const item = block.isItem ? await itemOfBlock(block) : ({ ok: false } as const);
    if (item.ok) {
      this.take(item.value, block);
      return;
    }
    if (block.lines.length > 1) {
      for (const line of singleLines(block)) await this.read(line, false);
      return;
    }
    this.unread.push(block.lines[0] ?? '');
    this.report(block, isTail ? 'torn-tail' : 'broken-line', '');
  }

  result(): ParsedJournal {
    return {
      events: [...this.events.values()].map(({ event }) => event).sort(compareEvents),
      problems: this.problems.sort((a, b) => a.line - b.line || a.startColumn - b.startColumn),
      unread: this.unread,
    };
  }

  private take(value: unknown, block: Block): void {
    const event = readEvent(value);
    if ('kind' in event && !('id' in event)) {
      this.unread.push(block.lines.join('\n'));
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

  private report(block: Block, kind: JournalProblem['kind'], detail: string): void {
    const first = block.lines[0] ?? '';
    const startColumn = first.length - first.trimStart().length;
    this.problems.push({ line: block.startLine, startColumn, endColumn: first.length, kind, detail });
  }
}

async function itemOfBlock(block: Block): Promise<Item> {
  const [first = '', ...rest] = block.lines;
  const only = rest.every((line) => line.trim() === '' || line.trimStart().startsWith('#'));
  const fast = only ? jsonItem(first) : ({ ok: false } as const);
  if (fast.ok) return fast;
  const text = block.lines.join('\n');
  return text.length > longestYaml ? { ok: false } : yamlItem(text);
}

function jsonItem(line: string): Item {
  const json = /^ *- +(\{.*\})\s*$/.exec(line)?.[1];
  if (json === undefined) return { ok: false };
  try {
    return { ok: true, value: JSON.parse(json) as unknown };
  } catch {
    return { ok: false };
  }
}

async function yamlItem(text: string): Promise<Item> {
  const { parseDocument } = await import('yaml');
  try {
    const document = parseDocument(text, { logLevel: 'silent' });
    if (document.errors.length > 0) return { ok: false };
    const list: unknown = document.toJS({ maxAliasCount: 100 });
    return Array.isArray(list) && list.length === 1 ? { ok: true, value: list[0] as unknown } : { ok: false };
  } catch {
    return { ok: false };
  }
}

function singleLines(block: Block): Block[] {
  return block.lines.flatMap((line, index) =>
    line.trim() === ''
      ? []
      : [{ startLine: block.startLine + index, lines: [line], isItem: /^ *-\s/.test(line) }],
  );
}
