import assert from 'node:assert/strict';
import {
  appendFile,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readlink,
  rename,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { follow, type FollowOptions } from '../../../../src/logs/read/follow/follow.ts';
import type { FollowPosition } from '../../../../src/logs/read/follow/followedSet.ts';

/** Runs a follower, gathers what it tells, and waits until something is true of it. */
class Watcher {
  bytes: Buffer[] = [];
  events: string[] = [];
  records: string[] = [];
  position: FollowPosition | undefined;
  private readonly abort = new AbortController();
  private readonly running: Promise<void>;

  constructor(path: string, options: Partial<FollowOptions> = {}) {
    this.running = follow(path, {
      ...options,
      signal: this.abort.signal,
      onBytes: (bytes, position) => {
        this.bytes.push(Buffer.from(bytes));
        this.position = position;
      },
      onEvent: ({ kind }) => this.events.push(kind),
    });
  }

  get text(): string {
    return Buffer.concat(this.bytes).toString('utf8');
  }

  async until(isTrue: () => boolean): Promise<void> {
    for (let turn = 0; !isTrue(); turn += 1) {
      if (turn > 1500)
        throw new Error(`Not seen. Text: ${this.text.slice(0, 500)} Events: ${this.events.join()}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async stop(): Promise<void> {
    this.abort.abort();
    await this.running;
  }
}

describe('following a log', () => {
  let folder: string;
  let path: string;
  let watcher: Watcher;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'follow-'));
    path = join(folder, 'app.log');
  });

  afterEach(async () => {
    await watcher.stop();
    await rm(folder, { recursive: true });
  });

  async function following(options: Partial<FollowOptions> = {}): Promise<Watcher> {
    watcher = new Watcher(path, options);
    const seen = watcher;
    await seen.until(() => seen.events.includes('opened') || seen.events.includes('waiting'));
    return seen;
  }

  it('tells only what is appended from now on', async () => {
    await writeFile(path, 'old\n');
    const seen = await following();
    await appendFile(path, 'new\n');
    await seen.until(() => seen.text === 'new\n');
  });

  it('lets go of a rotated file once it is deleted, so that its space is free', async function () {
    if (process.platform !== 'linux') this.skip();
    // Node closes a forgotten file some day, and warns of it.
    const warnings: string[] = [];
    const warned = ({ message }: Error): void => void warnings.push(message);
    process.on('warning', warned);
    await writeFile(path, 'old\n');
    const seen = await following();
    await rename(path, `${path}.1`);
    await writeFile(path, 'new\n');
    await seen.until(() => seen.text === 'new\n');
    await rm(`${path}.1`);
    await appendFile(path, 'more\n');
    await seen.until(() => seen.text === 'new\nmore\n');
    const held = async (): Promise<string[]> => {
      const names = await readdir('/proc/self/fd');
      const paths = await Promise.all(names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')));
      return paths.filter((held) => held.startsWith(folder) && held.endsWith('(deleted)'));
    };
    for (let turn = 0; turn < 100 && (await held()).length > 0; turn += 1) {
      await appendFile(path, 'x');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.deepEqual(await held(), []);
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('warning', warned);
    assert.deepEqual(warnings, []);
  });

  it('passes by the hole that a cut leaves under its writer', async () => {
    await writeFile(path, '');
    await truncate(path, 5 * 1024 ** 3 + 5);
    await appendFile(path, 'behind\n');
    const seen = await following({ start: 'start' });
    await seen.until(() => seen.text.endsWith('behind\n'));
    assert.ok(seen.text.length < 1_000_000);
    await appendFile(path, 'more\n');
    await seen.until(() => seen.text.endsWith('behind\nmore\n'));
  });

  it('waits for a file that is not there yet, then reads it from its beginning', async () => {
    const seen = await following();
    await seen.until(() => seen.events.includes('waiting'));
    await writeFile(path, 'first\n');
    await seen.until(() => seen.text === 'first\n');
  });

  it('goes over to the file of the next day where live files carry their date', async () => {
    path = join(folder, 'app-2026-11-22.log');
    await writeFile(join(folder, 'app-2026-11-21.log'), 'yesterday\n');
    await writeFile(path, 'old\n');
    const seen = await following();
    await appendFile(path, 'late\n');
    await seen.until(() => seen.text === 'late\n');
    await writeFile(join(folder, 'app-2026-11-23.log'), 'early\n');
    await seen.until(() => seen.text === 'late\nearly\n');
    await appendFile(join(folder, 'app-2026-11-23.log'), 'more\n');
    await seen.until(() => seen.text === 'late\nearly\nmore\n');
    assert.ok(seen.events.includes('rotated'));
  });

  it('stays with a dated file that was rotated away beside a live one', async () => {
    path = join(folder, 'app.log-20261122');
    await writeFile(path, 'old\n');
    await writeFile(join(folder, 'app.log'), 'live\n');
    const seen = await following();
    await appendFile(join(folder, 'app.log'), 'other\n');
    await appendFile(path, 'late\n');
    await seen.until(() => seen.text === 'late\n');
  });

  it('gives live times of day without a date the day they came, not the next', async () => {
    await writeFile(path, '11:59:58.000 INFO old\n');
    const times: (number | null)[] = [];
    const now = Date.UTC(2026, 2, 17, 12, 0, 5);
    await utimes(path, now / 1000, now / 1000);
    const seen = await following({
      now: () => now,
      timeZone: 'UTC',
      onRecord: ({ time }) => void times.push(time),
    });
    await appendFile(path, '12:00:03.250 INFO new\n');
    await seen.until(() => times.length === 1);
    assert.deepEqual(times, [Date.UTC(2026, 2, 17, 12, 0, 3, 250)]);
  });

  it('waits for a folder that is not there yet', async () => {
    path = join(folder, 'later', 'app.log');
    const seen = await following({ pollMs: 20 });
    await mkdir(join(folder, 'later'));
    await writeFile(path, 'first\n');
    await seen.until(() => seen.text === 'first\n');
    assert.ok(seen.events.includes('polling'));
  });

  it('reads the rest of a renamed file before the new one, and what its writer still adds', async () => {
    await writeFile(path, '');
    const seen = await following();
    const writer = await open(path, 'a');
    await writer.write('one\n');
    await rename(path, `${path}.1`);
    await writeFile(path, 'two\n');
    await seen.until(() => seen.text === 'one\ntwo\n');
    await writer.write('late\n');
    await writer.close();
    await seen.until(() => seen.text === 'one\ntwo\nlate\n');
  });

  it('notices truncation and goes on from the beginning', async () => {
    await writeFile(path, '');
    const seen = await following();
    await appendFile(path, 'one\ntwo\n');
    await seen.until(() => seen.text === 'one\ntwo\n');
    await truncate(path);
    await appendFile(path, 'x\n');
    await seen.until(() => seen.text === 'one\ntwo\nx\n');
    assert.ok(seen.events.includes('truncated'));
  });

  it('notices a file rewritten in place, though it is longer than before', async () => {
    await writeFile(path, '');
    const seen = await following();
    await appendFile(path, 'one\n');
    await seen.until(() => seen.text === 'one\n');
    await writeFile(path, 'ONE and more\n');
    await seen.until(() => seen.text.endsWith('ONE and more\n'));
    assert.ok(seen.events.includes('rewritten') || seen.events.includes('truncated'));
  });

  it('goes on after the file was deleted and came back', async () => {
    await writeFile(path, '');
    const seen = await following();
    await appendFile(path, 'one\n');
    await seen.until(() => seen.text === 'one\n');
    await rm(path);
    await seen.until(() => seen.events.includes('deleted'));
    await writeFile(path, 'two\n');
    await seen.until(() => seen.text === 'one\ntwo\n');
  });

  it('follows a symbolic link to its new target', async () => {
    const targets = join(folder, 'targets');
    await mkdir(targets);
    await writeFile(join(targets, 'a'), '');
    await writeFile(join(targets, 'b'), 'b1\n');
    await symlink(join(targets, 'a'), path);
    const seen = await following();
    await appendFile(join(targets, 'a'), 'a1\n');
    await seen.until(() => seen.text === 'a1\n');
    await symlink(join(targets, 'b'), `${path}.new`);
    await rename(`${path}.new`, path);
    await seen.until(() => seen.text === 'a1\nb1\n');
    await appendFile(join(targets, 'b'), 'b2\n');
    await seen.until(() => seen.text === 'a1\nb1\nb2\n');
  });

  it('polls where the folder cannot be watched', async () => {
    await writeFile(path, '');
    const seen = await following({
      pollMs: 10,
      watch: () => {
        throw new Error('no watchers left');
      },
    });
    await appendFile(path, 'one\n');
    await seen.until(() => seen.text === 'one\n');
    assert.deepEqual(seen.events, ['polling', 'opened']);
  });

  it('hands a large burst over in bounded pieces, one at a time', async () => {
    await writeFile(path, '');
    let running = 0;
    let most = 0;
    let largest = 0;
    let total = 0;
    watcher = new Watcher(path);
    const abort = new AbortController();
    const done = follow(path, {
      signal: abort.signal,
      start: 'start',
      onBytes: async (bytes) => {
        running += 1;
        most = Math.max(most, running);
        largest = Math.max(largest, bytes.length);
        await new Promise((resolve) => setImmediate(resolve));
        total += bytes.length;
        running -= 1;
      },
    });
    await appendFile(path, Buffer.alloc(10_000_000, 'line of a burst\n'));
    await watcher.until(() => total === 10_000_000);
    abort.abort();
    await done;
    assert.equal(most, 1);
    assert.ok(largest <= 512 * 1024);
  });

  it('joins characters and lines that were written in pieces into records', async () => {
    await writeFile(path, '2026-11-22 10:00:00 INFO ready\n');
    const records: string[] = [];
    const seen = await following({ onRecord: ({ text }) => void records.push(text), timeZone: 'UTC' });
    const line = Buffer.from('2026-11-22 10:00:01 ERROR Zahlung fehlgeschlagen: 5 €\n');
    for (const byte of line) await appendFile(path, Buffer.from([byte]));
    await appendFile(path, '2026-11-22 10:00:02 INFO next\n');
    await seen.until(() => records.length === 2);
    assert.deepEqual(records, [
      '2026-11-22 10:00:01 ERROR Zahlung fehlgeschlagen: 5 €',
      '2026-11-22 10:00:02 INFO next',
    ]);
  });

  it('gives stamps without a year that of the day on which they come', async () => {
    await writeFile(path, 'Dec 30 10:00:00 web app[1]: a\nDec 30 10:00:01 web app[1]: b\n');
    const opened = Date.UTC(2025, 11, 30, 10, 0, 2);
    await utimes(path, opened / 1000, opened / 1000);
    let now = opened;
    const times: (number | null)[] = [];
    const seen = await following({
      onRecord: ({ time }) => void times.push(time),
      timeZone: 'UTC',
      now: () => now,
    });
    now = Date.UTC(2026, 0, 2, 8);
    await appendFile(path, 'Jan  2 08:00:00 web app[1]: c\n');
    await seen.until(() => times.length === 1);
    assert.deepEqual(times, [now]);
  });

  it('takes up where an earlier run ended, through rotations in between', async () => {
    await writeFile(path, '');
    const before = await following();
    await appendFile(path, 'one\n');
    await before.until(() => before.text === 'one\n');
    await before.stop();
    await appendFile(path, 'two\n');
    await rename(path, `${path}.1`);
    await writeFile(path, 'three\n');
    await rename(`${path}.1`, `${path}.2`);
    await rename(path, `${path}.1`);
    await writeFile(path, 'four\n');
    const after = await following({ start: before.position! });
    await after.until(() => after.text === 'two\nthree\nfour\n');
  });
});
