import assert from 'node:assert/strict';
import { appendFile, copyFile, mkdtemp, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { follow } from '../../../../src/logs/read/follow/follow.ts';
import type { FollowPosition } from '../../../../src/logs/read/follow/followedSet.ts';

const operations = [
  'append',
  'append',
  'piece',
  'rename',
  'copy-truncate',
  'truncate',
  'delete',
  'kill',
  'wait',
] as const;
type Operation = (typeof operations)[number];

/** A writer, its rotations and a follower that is killed now and then, with what is owed to the follower's reader. */
class Scene {
  private readonly path: string;
  private readonly received: Buffer[] = [];
  private position: FollowPosition | undefined;
  private line = 0;
  private written = 0;
  /** Lines of the live file, which deleting or cutting it may take away before anybody could read them. */
  private live: string[] = [];
  private readonly owed = new Set<string>();
  private readonly mayBeLost = new Set<string>();
  private abort = new AbortController();
  private running: Promise<void> | undefined;

  constructor(private readonly folder: string) {
    this.path = join(folder, 'app.log');
  }

  /** What was rotated before a follower first looked is none of its business: resolves when it has looked. */
  async start(): Promise<void> {
    let looked = () => {};
    const hasLooked = new Promise<void>((resolve) => (looked = resolve));
    this.abort = new AbortController();
    this.running = follow(this.path, {
      signal: this.abort.signal,
      start: this.position ?? 'start',
      onBytes: (bytes, position) => {
        this.received.push(Buffer.from(bytes));
        this.position = position;
      },
      onEvent: () => looked(),
    });
    if (this.position === undefined) await hasLooked;
  }

  async stop(): Promise<void> {
    this.abort.abort();
    await this.running;
  }

  async perform(operation: Operation): Promise<void> {
    switch (operation) {
      case 'append':
        return this.append(`line ${(this.line += 1)} ${'é'.repeat(this.line % 50)}\n`, false);
      case 'piece':
        return this.append(`line ${(this.line += 1)} in two pieces\n`, true);
      case 'rename':
        await this.shift();
        await rename(this.path, `${this.path}.1`).catch(() => undefined);
        this.live = [];
        if (this.line % 2 === 0) await pause();
        return writeFile(this.path, '', { flag: 'a' });
      case 'copy-truncate':
        await this.shift();
        await copyFile(this.path, `${this.path}.1`).catch(() => undefined);
        if (this.line % 2 === 0) await pause();
        await truncate(this.path).catch(() => undefined);
        this.live = [];
        return;
      case 'truncate':
        this.lose();
        return truncate(this.path).catch(() => undefined);
      case 'delete':
        this.lose();
        return rm(this.path, { force: true });
      case 'kill':
        // A run that ended before it read anything has nothing to take up.
        if (this.position === undefined) return;
        await this.stop();
        return this.start();
      case 'wait':
        return pause();
    }
  }

  /** What was received is every line owed, whole, none twice, and nothing that nobody wrote. */
  async check(): Promise<void> {
    for (let turn = 0; turn < 400 && this.missing().length > 0; turn += 1) await pause();
    assert.deepEqual(this.missing(), [], 'missing');
    const twice = [...this.owed, ...this.mayBeLost].filter((line) => this.countOf(line) > 1);
    assert.deepEqual(twice, [], 'twice');
    assert.ok(Buffer.concat(this.received).length <= this.written, 'more bytes than were written');
  }

  private missing(): string[] {
    return [...this.owed].filter((line) => this.countOf(line) === 0);
  }

  /** A line that was cut away while it was written may stand torn before another one. */
  private countOf(line: string): number {
    return Buffer.concat(this.received).toString('utf8').split(`${line}\n`).length - 1;
  }

  private async append(text: string, isTorn: boolean): Promise<void> {
    const bytes = Buffer.from(text);
    const middle = isTorn ? bytes.length >> 1 : 0;
    await appendFile(this.path, bytes.subarray(0, middle));
    if (isTorn) await pause();
    await appendFile(this.path, bytes.subarray(middle));
    this.written += bytes.length;
    const line = text.slice(0, -1);
    this.owed.add(line);
    this.live.push(line);
  }

  private async shift(): Promise<void> {
    const names = (await readdir(this.folder)).filter((name) => /\.\d+$/.test(name));
    const numbers = names.map((name) => Number(name.slice('app.log.'.length))).sort((a, b) => b - a);
    for (const number of numbers) await rename(`${this.path}.${number}`, `${this.path}.${number + 1}`);
  }

  private lose(): void {
    for (const line of this.live) {
      this.owed.delete(line);
      this.mayBeLost.add(line);
    }
    this.live = [];
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 3));
}

/** Moments that chance seldom meets: a copy on the move, a log cut after it was renamed, a rotation behind one's back. */
const seldomMet: readonly (readonly Operation[])[] = [
  ['append', 'wait', 'copy-truncate', 'delete', 'copy-truncate', 'append', 'copy-truncate'],
  ['append', 'truncate', 'rename', 'append', 'copy-truncate'],
  ['piece', 'copy-truncate', 'kill', 'append', 'rename'],
  ['append', 'piece', 'kill', 'append', 'copy-truncate'],
];

describe('following whatever a writer does', () => {
  it('tells nothing twice and misses nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...operations), { maxLength: 40 }), async (script) => {
        const folder = await mkdtemp(join(tmpdir(), 'follow-any-'));
        const scene = new Scene(folder);
        await scene.start();
        try {
          for (const operation of script) await scene.perform(operation);
          await scene.check();
        } finally {
          await scene.stop();
          await rm(folder, { recursive: true });
        }
      }),
      {
        numRuns: Number(process.env['RUNS'] ?? 80),
        examples: seldomMet.flatMap((script) => Array.from({ length: 6 }, () => [[...script]])),
      },
    );
  }).timeout(60_000);
});
