import { TimeSlice } from '../../limits/timeSlice.ts';
import type { LogRecord } from '../record.ts';
import { toleratedDisorderMs } from './search.ts';
import type { SourceBatch } from './sourceRecords.ts';

/** A record and the time that decides its place: its own, or that of the record it stands behind. */
export interface PlacedRecord {
  /** ms since the epoch (UTC). */
  readonly at: number;
  readonly record: LogRecord;
  readonly path: string | undefined;
}

/** Characters of records held back, waiting for earlier ones. */
const heldCharacters = 8 * 1024 * 1024;

/** Sorts a source that is out of order by up to the tolerated disorder, holding back only the last minute of it. */
export async function* sortedByTime(
  batches: AsyncIterable<SourceBatch>,
): AsyncGenerator<readonly PlacedRecord[], void, undefined> {
  let held: PlacedRecord[] = [];
  let characters = 0;
  let at = -Infinity;
  let highest = -Infinity;
  for await (const { path, records } of batches) {
    for (const record of records) {
      at = record.time ?? at;
      highest = Math.max(highest, at);
      characters += record.text.length;
      held.push({ at, record, path });
    }
    // Stable: records of one moment, and those without a time, stay in the order of the file.
    held.sort((a, b) => a.at - b.at);
    const safe = characters > heldCharacters ? highest : highest - toleratedDisorderMs;
    const count = held.findIndex((placed) => placed.at > safe);
    const ready = count === -1 ? held : held.slice(0, count);
    if (ready.length === 0) continue;
    held = count === -1 ? [] : held.slice(count);
    characters = held.reduce((sum, { record }) => sum + record.text.length, 0);
    yield ready;
  }
  if (held.length > 0) yield held;
}

interface Head {
  readonly batches: AsyncIterator<readonly PlacedRecord[]>;
  batch: readonly PlacedRecord[];
  index: number;
}

/** Merges sources that are each in time order. Of two records of one moment, that of the earlier source comes first. */
export async function mergeInTimeOrder(
  sources: readonly AsyncIterable<readonly PlacedRecord[]>[],
  each: (placed: PlacedRecord) => void,
): Promise<void> {
  const slice = new TimeSlice();
  const heads: Head[] = [];
  for (const source of sources) {
    const head: Head = { batches: source[Symbol.asyncIterator](), batch: [], index: 0 };
    if (await refill(head)) heads.push(head);
  }
  while (heads.length > 0) {
    const head = earliest(heads);
    const placed = head.batch[head.index];
    if (placed) each(placed);
    if (slice.isSpent()) await slice.yield();
    head.index += 1;
    if (head.index >= head.batch.length && !(await refill(head))) heads.splice(heads.indexOf(head), 1);
  }
}

async function refill(head: Head): Promise<boolean> {
  const next = await head.batches.next();
  if (next.done === true) return false;
  head.batch = next.value;
  head.index = 0;
  return true;
}

function earliest(heads: readonly Head[]): Head {
  return heads.reduce((best, head) => (timeOf(head) < timeOf(best) ? head : best));
}

function timeOf(head: Head): number {
  return head.batch[head.index]?.at ?? Infinity;
}
