import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JournalStore } from '../../../src/journal/journal.ts';

/** Runs a test in a folder of its own that is removed afterwards. */
export async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'sitrep-')));
  try {
    await test(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const opened = { event: 'opened', title: 'Card payments fail at checkout' } as const;
export const start = Date.parse('2026-11-22T16:02:00.000Z');

export function storeAt(
  root: string,
  author = 'A. Developer',
  now: () => number = () => start,
): JournalStore {
  return new JournalStore({ root, now, author });
}

/** Runs git in `folder` with an identity of its own and no configuration of this machine. */
export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'A',
      GIT_AUTHOR_EMAIL: 'a@example.com',
      GIT_COMMITTER_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@example.com',
    },
  });
}

/** Starts a process that appends to a journal until it has written `count` events, naming each on its output. */
export function startAppender(
  root: string,
  incident: string,
  author: string,
  count: number,
  before = '',
): ChildProcess {
  const script = fileURLToPath(new URL('appender.ts', import.meta.url));
  const command = `${before} exec "$0" --import tsx "$@"`;
  return spawn('sh', ['-c', command, process.execPath, script, root, incident, author, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
