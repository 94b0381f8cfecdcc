import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, readFile } from 'node:fs/promises';
import { inFolder, opened, startAppender, storeAt } from './support.ts';

/** The whole lines that a process has written. */
function collectLines(child: ChildProcess): {
  lines: () => string[];
  atLeast: (count: number) => Promise<void>;
} {
  let text = '';
  const waiting: (() => void)[] = [];
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    for (const wake of waiting.splice(0)) wake();
  });
  const lines = (): string[] => text.split('\n').slice(0, -1);
  return {
    lines,
    atLeast: async (count) => {
      while (lines().length < count) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}

describe('a journal under kill -9, other processes and a full disk', () => {
  it('holds every event that was reported as recorded before a kill -9', async () => {
    await inFolder(async (root) => {
      const store = storeAt(root);
      const { incident } = await store.create(opened);
      for (const events of [7, 23, 60]) {
        const child = startAppender(root, incident, `run ${events}`, 1_000_000);
        const output = collectLines(child);
        await output.atLeast(events);
        child.kill('SIGKILL');
        await once(child, 'close');
        const { events: kept } = await store.read(incident);
        const ids = new Set(kept.map((event) => event.id));
        assert.deepEqual(
          output.lines().filter((id) => !ids.has(id)),
          [],
        );
      }
      const note = await store.append(incident, { event: 'note', text: 'after the crashes' });
      const { events } = await store.read(incident);
      assert.equal(events.at(-1)?.id, note.id);
    });
  });

  it('takes the events of two processes at once, none lost, none mixed', async () => {
    await inFolder(async (root) => {
      const store = storeAt(root);
      const { incident } = await store.create(opened);
      const children = ['left', 'right'].map((author) => startAppender(root, incident, author, 150));
      const outputs = children.map(collectLines);
      await Promise.all(children.map((child) => once(child, 'close')));
      const { events, problems } = await store.read(incident);
      assert.deepEqual(problems, []);
      const ids = new Set(events.map((event) => event.id));
      const recorded = outputs.flatMap((output) => output.lines());
      assert.equal(recorded.length, 300);
      assert.ok(recorded.every((id) => ids.has(id)));
      for (const author of ['left', 'right']) {
        const own = events.flatMap((event) => (event.event === 'note' && event.by === author ? [event] : []));
        assert.deepEqual(
          own.map((note) => Number('text' in note ? note.text.split(' ')[1] : -1)),
          Array.from({ length: 150 }, (_, index) => index),
        );
      }
    });
  });

  it('reports a disk that fills up in the middle of a line, and goes on behind the torn line', async function () {
    if (process.platform === 'win32') this.skip();
    await inFolder(async (root) => {
      const store = storeAt(root);
      const { incident } = await store.create(opened);
      // A file of this process may not grow beyond 2 blocks: the kernel cuts the write that passes it.
      const child = startAppender(
        root,
        incident,
        'limited',
        100,
        "trap '' XFSZ; ulimit -f 2; TSX_DISABLE_CACHE=1",
      );
      const output = collectLines(child);
      await once(child, 'close');
      const lines = output.lines();
      assert.match(lines.at(-1) ?? '', /^error (short-write|full)$/);
      const recorded = lines.slice(0, -1);
      assert.ok(recorded.length > 0);
      const torn = await store.read(incident);
      assert.deepEqual(
        torn.problems.map((problem) => problem.kind),
        ['torn-tail'],
      );
      const before = await readFile(store.journalPath(incident), 'utf8');
      const next = await store.append(incident, { event: 'note', text: 'there is room again' });
      const after = await store.read(incident);
      assert.deepEqual(
        recorded.filter((id) => !after.events.some((event) => event.id === id)),
        [],
      );
      assert.equal(after.events.at(-1)?.id, next.id);
      assert.equal(next.n, recorded.length + 2);
      assert.ok((await readFile(store.journalPath(incident), 'utf8')).startsWith(before));
    });
  });

  it('closes the torn line of somebody else first', async () => {
    await inFolder(async (root) => {
      const store = storeAt(root);
      const { incident } = await store.create(opened);
      const torn = '- {"id":"01J","n":2,"at":"2026-11-22T16:0';
      await appendFile(store.journalPath(incident), torn);
      const event = await store.append(incident, { event: 'note', text: 'whole' });
      const { events, problems } = await store.read(incident);
      assert.deepEqual(
        events.map((each) => each.event),
        ['opened', 'note'],
      );
      assert.equal(events.at(-1)?.id, event.id);
      assert.deepEqual(
        problems.map(({ kind, line }) => ({ kind, line })),
        [{ kind: 'broken-line', line: 1 }],
      );
      const lines = (await readFile(store.journalPath(incident), 'utf8')).split('\n');
      assert.equal(lines[1], torn);
      assert.equal(lines.length, 4);
    });
  });
});
