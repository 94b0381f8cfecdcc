import { compareText } from '../incident/order.ts';
import { parseJournal, type ParsedJournal } from './parse.ts';
import type { JournalProblem } from './problems.ts';
import { serializeEvent } from './serialize.ts';

export interface United {
  readonly text: string;
  /** Where the two differ in one event's content (`two-contents`) and what neither can be read as; places are in `text`. */
  readonly problems: readonly JournalProblem[];
}

/**
 * Set union of two journals by event id, the same text whatever the order of uniting. Lines that are no event are
 * kept behind the events. One id with two contents keeps the longest, then the greatest bytes.
 */
export async function unite(a: string, b: string): Promise<United> {
  const [first, second] = [await parseJournal(a), await parseJournal(b)];
  const both = await parseJournal(
    [...linesOf(first), ...linesOf(second)].map((line) => `${line}\n`).join(''),
  );
  const text = linesOf(both)
    .map((line) => `${line}\n`)
    .join('');
  const { problems } = await parseJournal(text);
  return { text, problems: [...problems, ...conflicts([first, second, both], text)] };
}

/** Lines of `other` that a journal lacks: events it doesn't have, or whose content there is preferred over its own. */
export async function missingLines(journal: string, other: string): Promise<string[]> {
  const here = await parseJournal(journal);
  const there = await parseJournal(other);
  const united = await parseJournal((await unite(journal, other)).text);
  const known = new Set(here.events.map(serializeEvent));
  const theirs = new Set(there.events.map((event) => event.id));
  return united.events
    .filter((event) => theirs.has(event.id))
    .map(serializeEvent)
    .filter((line) => !known.has(line));
}

function linesOf(parsed: ParsedJournal): string[] {
  return [...parsed.events.map(serializeEvent), ...[...new Set(parsed.unread)].sort(compareText)];
}

function conflicts(parsed: readonly ParsedJournal[], text: string): JournalProblem[] {
  const ids = new Set(
    parsed.flatMap((journal) =>
      journal.problems.filter((problem) => problem.kind === 'two-contents').map((problem) => problem.detail),
    ),
  );
  const lines = text.split('\n');
  return [...ids].sort(compareText).map((detail) => {
    const line = lines.findIndex((candidate) => candidate.includes(JSON.stringify(detail)));
    return { line, startColumn: 0, endColumn: lines[line]?.length ?? 0, kind: 'two-contents', detail };
  });
}
