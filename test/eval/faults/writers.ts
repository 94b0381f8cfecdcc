import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JournalStore } from '../../../src/journal/journal.ts';
import { bundleWriter, Writer } from './children.ts';
import type { PartRequest, PartResult } from './part.ts';

const processes = 4;

/** Four processes append to one journal at once. */
export async function writersAtOnce({ count }: PartRequest): Promise<PartResult> {
  const root = await mkdtemp(join(tmpdir(), 'sitrep-writers-'));
  try {
    const script = await bundleWriter(root);
    const store = new JournalStore({ root: join(root, 'store'), now: Date.now, author: 'A' });
    const { incident } = await store.create({ event: 'opened', title: 'Everybody writes' });
    const each = String(Math.ceil(count / processes));
    const writers = Array.from(
      { length: processes },
      (_, n) => new Writer(script, [store.root, incident, `w${n}`, each]),
    );
    await Promise.all(writers.map((writer) => writer.ended()));
    const reported = writers.flatMap((writer) => writer.reported);
    const { events, problems, failure } = await store.read(incident);
    const ids = new Set(events.map(({ id }) => id));
    const failures = [
      ...(failure === undefined ? [] : [`the journal can't be read: ${failure}`]),
      ...problems.map(({ kind, line }) => `${kind} in line ${line}`),
      ...reported.filter((id) => !ids.has(id)).map((id) => `lost ${id}`),
      ...(reported.length === processes * Number(each) ? [] : [`only ${reported.length} were reported`]),
      ...(events.length === reported.length + 1
        ? []
        : [`${events.length} events, ${reported.length} reported`]),
    ];
    return { done: reported.length, note: `${processes} processes`, failures };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
