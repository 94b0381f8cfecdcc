import {
  appendFile,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
  type FileHandle,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { JournalStore, type JournalContents } from '../../../src/journal/journal.ts';
import { sweepIncident } from '../../../src/journal/sweep.ts';
import { bundleWriter, Writer } from './children.ts';
import { Chance, type PartRequest, type PartResult } from './part.ts';

const opened = { event: 'opened', title: 'Card payments fail at checkout' } as const;
const killsInTen = 3;
/** ms of work after the first event in which a process is killed. */
const longestRun = 40;
/** Kills on one journal, before a new one is begun. */
const killsOfJournal = 40;
const farAhead = 10 * 86_400_000;

/** Three in ten are processes that are killed, the others appends whose disk or whose neighbour fails them. */
export async function journalKilled({ count, seed }: PartRequest): Promise<PartResult> {
  const root = await mkdtemp(join(tmpdir(), 'sitrep-kills-'));
  const failures: string[] = [];
  const kills = Math.round((count * killsInTen) / 10);
  try {
    await killed(root, kills, { chance: new Chance(seed), failures });
    await faulted(root, count - kills, { chance: new Chance(seed + 1), failures });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
  return { done: count, note: `${kills} kills, ${count - kills} injected faults`, failures };
}

interface Trial {
  readonly chance: Chance;
  readonly failures: string[];
}

async function killed(root: string, kills: number, { chance, failures }: Trial): Promise<void> {
  const script = await bundleWriter(root);
  const store = new JournalStore({ root: join(root, 'killed'), now: Date.now, author: 'A' });
  let incident = '';
  for (let kill = 0; kill < kills; kill += 1) {
    if (kill % killsOfJournal === 0) ({ incident } = await store.create(opened));
    const writer = new Writer(script, [store.root, incident, `run ${kill}`, '1000000', 'documents']);
    await writer.started();
    await pause(chance.below(longestRun));
    await writer.kill();
    const found = await store.read(incident);
    const ids = new Set(found.events.map(({ id }) => id));
    const lost = writer.reported.filter((id) => !ids.has(id));
    if (lost.length > 0) failures.push(`kill ${kill}: lost ${lost.join()}`);
    failures.push(...oddities(found).map((odd) => `kill ${kill}: ${odd}`));
    const document = (await store.readDocument(incident, 'updates/01-progress.md')) ?? '0\n'.repeat(2000);
    if (new Set(document.split('\n')).size !== 2 || document.split('\n').length !== 2001) {
      failures.push(`kill ${kill}: a document is neither the old nor the new one`);
    }
  }
  for (const name of await store.list()) {
    await sweepIncident(store.folder(name), Date.now() + farAhead);
    const left = (await readdir(store.folder(name), { recursive: true })).filter((file) =>
      file.endsWith('.tmp'),
    );
    if (left.length > 0) failures.push(`left behind: ${left.join()}`);
  }
}

/** What a journal must never show: it can't be read, an id has two contents, an event lost a part. A torn line is told. */
function oddities({ failure, problems }: JournalContents): string[] {
  const odd = problems.filter(({ kind }) => kind === 'two-contents' || kind === 'bad-field');
  return [...(failure === undefined ? [] : [failure]), ...odd.map(({ kind, detail }) => `${kind} ${detail}`)];
}

const faults = [
  'short',
  'full',
  'unsynced',
  'unread',
  'denied',
  'torn-before',
  'replaced',
  'neighbour',
] as const;

async function faulted(root: string, count: number, { chance, failures }: Trial): Promise<void> {
  let fault: (typeof faults)[number] | undefined;
  const others = new JournalStore({ root: join(root, 'faulted'), now: Date.now, author: 'B' });
  let incident = '';
  const openFile = async (path: string, flags: number): Promise<FileHandle> => {
    if (fault === 'denied') throw withCode('EACCES');
    const handle = await open(path, flags);
    if (fault === 'replaced') await replaced(path);
    return fault === undefined ? handle : failing(handle, fault, { path, chance, others, incident });
  };
  const store = new JournalStore({ root: others.root, now: Date.now, author: 'A', openFile });
  for (let trial = 0; trial < count; trial += 1) {
    if (trial % killsOfJournal === 0) ({ incident } = await others.create(opened));
    const text = `trial ${trial}`;
    fault = chance.oneOf(faults);
    const what = `fault ${trial} (${fault})`;
    const first = await recorded(store, incident, text);
    fault = undefined;
    const between = await others.read(incident);
    if (countOf(between, text) !== (first ? 1 : 0)) {
      failures.push(
        `${what}: reported as ${first ? '' : 'not '}recorded, ${countOf(between, text)} times there`,
      );
    }
    if (!first && !(await recorded(store, incident, text))) failures.push(`${what}: a retry failed`);
    const found = await others.read(incident);
    if (countOf(found, text) !== 1)
      failures.push(`${what}: ${countOf(found, text)} times there after a retry`);
    failures.push(...oddities(found).map((odd) => `${what}: ${odd}`));
  }
}

function countOf({ events }: JournalContents, text: string): number {
  return events.filter((event) => 'text' in event && event.text === text).length;
}

async function recorded(store: JournalStore, incident: string, text: string): Promise<boolean> {
  return store.append(incident, { event: 'note', text }).then(
    () => true,
    () => false,
  );
}

interface Scene {
  readonly path: string;
  readonly chance: Chance;
  readonly others: JournalStore;
  readonly incident: string;
}

/** A handle that fails, or before whose write somebody else does something. Its reads and its closing work. */
function failing(handle: FileHandle, fault: (typeof faults)[number], scene: Scene): FileHandle {
  const write = handle.write.bind(handle);
  const read = handle.read.bind(handle);
  let hasWritten = false;
  return Object.assign(handle, {
    write: async (bytes: Buffer, offset: number, length: number, position: number | null) => {
      if (fault === 'full') throw withCode('ENOSPC');
      if (fault === 'torn-before' && !hasWritten) await appendFile(scene.path, '- {"id":"torn');
      if (fault === 'neighbour' && !hasWritten)
        await scene.others.append(scene.incident, { event: 'note', text: 'other' });
      hasWritten = true;
      return write(
        bytes,
        offset,
        fault === 'short' && length > 1 ? scene.chance.below(length) : length,
        position,
      );
    },
    read: (...args: Parameters<typeof read>) => {
      if (fault === 'unread' && hasWritten) return Promise.reject(withCode('EIO'));
      return read(...args);
    },
    datasync: () => (fault === 'unsynced' ? Promise.reject(withCode('EIO')) : Promise.resolve()),
  });
}

async function replaced(path: string): Promise<void> {
  await writeFile(`${path}.new`, await readFile(path));
  await rename(`${path}.new`, path);
}

function withCode(code: string): Error {
  return Object.assign(new Error(code), { code });
}
