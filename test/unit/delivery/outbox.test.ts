import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settlePending, settleTicket } from '../../../src/delivery/outbox.ts';
import type { NamedTracker } from '../../../src/delivery/tracker.ts';
import { filesTracker } from '../../../src/delivery/trackers/files.ts';
import type { EventDraft } from '../../../src/incident/events.ts';
import type { Incident } from '../../../src/incident/incident.ts';
import { replay } from '../../../src/incident/replay.ts';
import { JournalStore } from '../../../src/journal/journal.ts';
import type { TicketDraft } from '../../../src/writing/documents/ticket.ts';

const never = new AbortController().signal;
let counter = 0;
const unique = (): string => `u${++counter}`;

const draft: TicketDraft = {
  ticket: 't1',
  title: 'Alert on refusals',
  type: 'detect',
  labels: [],
  source: undefined,
  status: 'open',
  body: '',
};

describe('making a ticket', () => {
  let root = '';
  let store: JournalStore;
  let id = '';
  const record = (event: EventDraft): Promise<unknown> => store.append(id, event);
  const incident = async (): Promise<Incident> => replay(id, (await store.read(id)).events);
  const tracker = async (): Promise<NamedTracker> => ({
    id: 'files',
    ...filesTracker({ folder: store.folder(id), incident: await incident(), unique }),
  });
  const settle = async (
    with_: Partial<{ tracker: NamedTracker; record: typeof record; draft: TicketDraft }> = {},
  ) =>
    settleTicket(
      with_.draft ?? draft,
      {
        incident: await incident(),
        tracker: with_.tracker ?? (await tracker()),
        record: with_.record ?? record,
      },
      never,
    );
  const files = (): Promise<string[]> => readdir(join(store.folder(id), 'tickets'));

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'sitrep-outbox-'));
    store = new JournalStore({ root, now: () => Date.parse('2026-11-22T09:00:00Z'), author: 'A' });
    id = (await store.create({ event: 'opened', title: 'Card payments fail' })).incident;
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('writes the file and both events', async () => {
    assert.deepEqual(await settle(), {
      kind: 'created',
      ticket: { file: 'tickets/01-alert-on-refusals.md' },
    });
    assert.match(
      await readFile(join(store.folder(id), 'tickets/01-alert-on-refusals.md'), 'utf8'),
      /^ticket: t1$/m,
    );
    const { tickets } = await incident();
    assert.deepEqual(
      tickets.map(({ ticket, pending, file }) => [ticket, pending, file]),
      [['t1', false, 'tickets/01-alert-on-refusals.md']],
    );
  });

  it('makes one ticket when the machine stops after the file was written', async () => {
    const crash = (event: EventDraft): Promise<unknown> =>
      event.event === 'ticket-created' ? Promise.reject(new Error('stopped')) : record(event);
    await assert.rejects(settle({ record: crash }), /stopped/);
    assert.equal((await settle()).kind, 'found');
    assert.deepEqual(await files(), ['01-alert-on-refusals.md']);
    assert.equal((await settle()).kind, 'recorded-before');
  });

  it('makes it when the machine stopped before the file was written', async () => {
    await record({ event: 'ticket-pending', ticket: 't1', title: draft.title, type: 'detect' });
    assert.equal((await settle()).kind, 'created');
    assert.deepEqual(await files(), ['01-alert-on-refusals.md']);
  });

  it('asks the tracker once where it is told to make a ticket twice at once', async () => {
    let asked = 0;
    let answer = (): void => undefined;
    const slow: NamedTracker = {
      id: 'slow',
      find: () => Promise.resolve(undefined),
      create: async () => {
        asked += 1;
        await new Promise<void>((resolve) => (answer = resolve));
        return { url: 'https://tracker.example/1' };
      },
    };
    const both = [settle({ tracker: slow }), settle({ tracker: slow })];
    while (asked === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    const pending = { incident: await incident(), openTracker: () => Promise.resolve(slow), record };
    assert.equal((await settlePending(pending, never)).size, 0);
    answer();
    assert.deepEqual(
      (await Promise.all(both)).map(({ kind }) => kind),
      ['created', 'created'],
    );
    assert.equal(asked, 1);
    assert.equal((await incident()).tickets.length, 1);
  });

  it('asks again where the first answer was lost', async () => {
    const lost: NamedTracker = {
      id: 'lost',
      find: () => Promise.resolve(undefined),
      create: () => Promise.reject(new Error('no answer')),
    };
    assert.equal((await settle({ tracker: lost })).kind, 'unknown');
    assert.equal((await settle()).kind, 'created');
  });

  it('finishes what a crash left, once', async () => {
    await record({ event: 'ticket-pending', ticket: 't0', title: 'Left over', type: 'prevent' });
    await settle();
    const outcomes = await settlePending({ incident: await incident(), openTracker: tracker, record }, never);
    assert.deepEqual([...outcomes.keys()], ['t0']);
    assert.deepEqual(await files(), ['01-alert-on-refusals.md', '02-left-over.md']);
    assert.deepEqual(
      (await incident()).tickets.filter(({ pending }) => pending),
      [],
    );
  });

  it('asks a tracker once, and looks before it asks again', async () => {
    const calls: string[] = [];
    const made: string[] = [];
    const unclear: NamedTracker = {
      id: 'remote',
      find: (ticket) => {
        calls.push('find');
        return Promise.resolve(made.includes(ticket) ? { url: 'https://example.com/1' } : undefined);
      },
      create: ({ ticket }) => {
        calls.push('create');
        made.push(ticket);
        return Promise.reject(new Error('connection lost'));
      },
    };
    assert.equal((await settle({ tracker: unclear })).kind, 'unknown');
    assert.deepEqual(await settle({ tracker: unclear }), {
      kind: 'found',
      ticket: { url: 'https://example.com/1' },
    });
    assert.deepEqual(calls, ['create', 'find']);
  });

  it('asks nobody where the journal can’t be written', async () => {
    await assert.rejects(settle({ record: () => Promise.reject(new Error('disk full')) }), /disk full/);
    await assert.rejects(files());
  });

  it('makes one ticket of two clicks, and one file of two windows', async () => {
    await Promise.all([settle(), settle()]);
    assert.deepEqual(await files(), ['01-alert-on-refusals.md']);
    const other = { ...draft, ticket: 't2' };
    const [a, b] = [await tracker(), await tracker()];
    await Promise.all([a.create(other, never), b.create(other, never)]);
    assert.deepEqual(await a.create(other, never), { file: 'tickets/02-alert-on-refusals.md' });
    assert.deepEqual(await files(), ['01-alert-on-refusals.md', '02-alert-on-refusals.md']);
  });

  it('goes around a file that a person put in the way', async () => {
    await settle();
    await writeFile(join(store.folder(id), 'tickets/03-own.md'), 'mine');
    const second = await settle({ draft: { ...draft, ticket: 't2', title: 'Own' } });
    assert.deepEqual(second, { kind: 'created', ticket: { file: 'tickets/04-own.md' } });
    assert.equal(await readFile(join(store.folder(id), 'tickets/03-own.md'), 'utf8'), 'mine');
  });
});
