import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRepository } from '../../../src/git/repository.ts';
import { JournalStore } from '../../../src/journal/journal.ts';
import type { Home } from '../../../src/session/openStores.ts';
import { TeamStore, type GetOutcome, type SharedMemory, type ShareOutcome } from '../../../src/team/team.ts';

const branch = 'refs/heads/sitrep/incidents';
const hour = 3_600_000;

/** A colleague at a clone of the team's remote, with a clock of their own. */
export class Colleague {
  readonly store: JournalStore;
  readonly home: Home;
  /** What this machine remembers of where it shared to. */
  readonly sharedBefore = new Set<string>();

  constructor(
    readonly folder: string,
    author: string,
    now: () => number,
  ) {
    this.store = new JournalStore({ root: join(folder, '.git/sitrep'), now, author });
    this.home = { store: this.store, folder, name: author, author };
  }

  async team(): Promise<TeamStore> {
    const opened = await openRepository(this.folder, { trusted: true });
    if (!('repository' in opened)) throw new Error(JSON.stringify(opened.unavailable));
    const { store, home } = this;
    return new TeamStore({
      home,
      repository: opened.repository,
      sharedBefore: rememberIn(this.sharedBefore),
      documents: {
        read: (incident, name) => store.readDocumentBytes(incident, name),
        write: async (incident, name, content) => {
          await store.writeDocument(incident, name, content);
        },
      },
    });
  }

  async share(signal = new AbortController().signal): Promise<ShareOutcome> {
    return (await this.team()).share({ signal });
  }

  async get(): Promise<GetOutcome> {
    return (await this.team()).get(new AbortController().signal);
  }

  async open(title: string): Promise<string> {
    return (await this.store.create({ event: 'opened', title })).incident;
  }

  note(incident: string, text: string): Promise<unknown> {
    return this.store.append(incident, { event: 'note', text });
  }

  /** Texts of the notes, in replay order. */
  async notes(incident: string): Promise<string[]> {
    const { events } = await this.store.read(incident);
    return events.flatMap((event) => ('text' in event && typeof event.text === 'string' ? [event.text] : []));
  }

  text(incident: string, name: string): Promise<string | undefined> {
    return this.store.readDocument(incident, name);
  }

  git(...args: string[]): string {
    return gitIn(this.folder, ...args);
  }
}

export function rememberIn(known: Set<string>): SharedMemory {
  return { has: (key) => known.has(key), add: (key) => Promise.resolve(void known.add(key)) };
}

export interface ForgedEntry {
  readonly path: string;
  readonly mode?: string;
  readonly content: string;
}

/** A bare remote and two clones whose clocks are an hour apart. */
export interface Team {
  readonly remote: string;
  readonly ann: Colleague;
  readonly ben: Colleague;
  /** Paths on the branch of the remote. */
  readonly files: () => string[];
  readonly show: (path: string) => string;
  readonly commits: () => number;
  /** Makes the branch of the remote a commit of these entries, as `git mktree` takes them. */
  readonly forge: (entries: readonly ForgedEntry[]) => void;
  /** Gives the remote a hook, and makes it one on a server. */
  readonly hook: (name: string, script: string) => Promise<void>;
}

export async function withTeam(test: (team: Team) => Promise<void>): Promise<void> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'sitrep-team-')));
  const { GIT_SSH_COMMAND: ssh, GIT_SSH_VARIANT: variant } = process.env;
  try {
    await test(await makeTeam(root));
  } finally {
    setOrDelete('GIT_SSH_COMMAND', ssh);
    setOrDelete('GIT_SSH_VARIANT', variant);
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
  }
}

function setOrDelete(name: string, value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
}

/** A server, whose hooks run: an ssh that starts the other side here. Those of a remote by its path stay off. */
async function serve(root: string, remote: string): Promise<void> {
  const script = join(root, 'ssh.sh');
  await writeFile(script, 'for last; do :; done\neval "$last"\n');
  process.env['GIT_SSH_COMMAND'] = `sh ${script}`;
  process.env['GIT_SSH_VARIANT'] = 'ssh';
  for (const clone of ['ann', 'ben']) {
    gitIn(join(root, clone), 'remote', 'set-url', 'origin', `ssh://server${remote}`);
  }
}

async function makeTeam(root: string): Promise<Team> {
  const remote = join(root, 'remote.git');
  gitIn(root, 'init', '-q', '--bare', '-b', 'main', remote);
  gitIn(root, 'clone', '-q', remote, 'ann');
  await writeFile(join(root, 'ann/app.js'), 'let a = 1;\n');
  gitIn(join(root, 'ann'), 'add', 'app.js');
  gitIn(join(root, 'ann'), 'commit', '-q', '-m', 'Begin');
  gitIn(join(root, 'ann'), 'push', '-q', 'origin', 'HEAD:main');
  gitIn(root, 'clone', '-q', remote, 'ben');
  let tick = Date.parse('2026-11-22T16:00:00Z');
  const clock = (offset: number) => () => (tick += 1000) + offset;
  return {
    remote,
    ann: new Colleague(join(root, 'ann'), 'Ann Developer', clock(0)),
    ben: new Colleague(join(root, 'ben'), 'Ben Developer', clock(-hour)),
    files: () =>
      gitIn(remote, 'ls-tree', '-r', '--name-only', '-z', branch).split('\0').filter(Boolean).sort(),
    show: (path) => gitIn(remote, 'show', `${branch}:${path}`),
    commits: () => Number(gitIn(remote, 'rev-list', '--count', branch)),
    forge: (entries) => {
      const tree = forgedTree(remote, entries);
      gitIn(remote, 'update-ref', branch, gitIn(remote, 'commit-tree', tree, '-m', 'Forged').trim());
    },
    hook: async (name, script) => {
      await serve(root, remote);
      await writeFile(join(remote, 'hooks', name), `#!/bin/sh\n${script}\n`);
      await chmod(join(remote, 'hooks', name), 0o755);
    },
  };
}

function forgedTree(remote: string, entries: readonly ForgedEntry[]): string {
  const here = entries.filter(({ path }) => !path.includes('/'));
  const folders = new Set(entries.flatMap(({ path }) => (path.includes('/') ? [path.split('/')[0]!] : [])));
  const lines = here.map(({ path, mode = '100644', content }) => {
    const id = mode === '160000' ? content : gitWith(remote, content, 'hash-object', '-w', '--stdin').trim();
    return `${mode} ${mode === '160000' ? 'commit' : 'blob'} ${id}\t${path}\0`;
  });
  for (const folder of folders) {
    const below = entries.filter(({ path }) => path.startsWith(`${folder}/`));
    const tree = forgedTree(
      remote,
      below.map((entry) => ({ ...entry, path: entry.path.slice(folder.length + 1) })),
    );
    lines.push(`040000 tree ${tree}\t${folder}\0`);
  }
  return gitWith(remote, lines.join(''), 'mktree', '-z', '--missing').trim();
}

export function gitIn(folder: string, ...args: string[]): string {
  return gitWith(folder, '', ...args);
}

function gitWith(folder: string, input: string, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd: folder,
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'pipe'],
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

/** Everything of a clone that sharing must leave as it is. */
export async function surroundings(colleague: Colleague): Promise<string> {
  const index = await readFile(join(colleague.folder, '.git/index'));
  return JSON.stringify([
    colleague.git('status', '--porcelain=v2', '--branch'),
    colleague.git('stash', 'list'),
    colleague.git('for-each-ref', 'refs/heads', 'refs/tags', 'refs/stash'),
    await readFile(join(colleague.folder, '.git/HEAD'), 'utf8'),
    index.toString('hex'),
  ]);
}

/** Some fields of a value. */
export function pick(value: object, ...keys: string[]): unknown[] {
  return keys.map((key) => (value as Readonly<Record<string, unknown>>)[key]);
}
