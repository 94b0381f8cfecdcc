import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { JournalStore } from '../../../../src/journal/journal.ts';

/** A folder with a repository and its remote beside it, into which one trap is set. */
export class Scene {
  readonly repository: string;
  readonly remote: string;
  /** Exists as soon as the trap's program has run. */
  readonly sprung: string;

  constructor(readonly root: string) {
    this.repository = join(root, 'project');
    this.remote = join(root, 'remote.git');
    this.sprung = join(root, 'sprung');
  }

  /** A program that leaves its mark and passes on what it reads; it ends like one that failed where `fails`. */
  trap({ fails = false }: { readonly fails?: boolean } = {}): string {
    const file = join(this.root, 'trap.sh');
    writeFileSync(file, `#!/bin/sh\ntouch '${this.sprung}'\ntimeout 2 cat\nexit ${fails ? 1 : 0}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  git(...args: string[]): string {
    return gitIn(this.repository, ...args);
  }

  write(path: string, content: string | Buffer): void {
    const file = join(this.repository, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  /** Adds to `.git/config`, byte for byte. */
  config(...lines: readonly (string | Buffer)[]): void {
    for (const line of lines) {
      appendFileSync(join(this.repository, '.git/config'), line);
      appendFileSync(join(this.repository, '.git/config'), '\n');
    }
  }

  /** Hooks of a repository that spring the trap. */
  hooks(gitDir: string, names: readonly string[] = hookNames): void {
    mkdirSync(join(gitDir, 'hooks'), { recursive: true });
    for (const name of names) {
      writeFileSync(join(gitDir, 'hooks', name), `#!/bin/sh\ntouch '${this.sprung}'\n`, { mode: 0o755 });
    }
  }

  /** Attributes of every file, in all worktrees. */
  attributes(text: string | Buffer): void {
    this.write('.git/info/attributes', text);
  }
}

export const hookNames = [
  ...['applypatch-msg', 'commit-msg', 'post-checkout', 'post-commit', 'post-index-change', 'post-merge'],
  ...['post-receive', 'post-rewrite', 'post-update', 'pre-auto-gc', 'pre-commit', 'pre-merge-commit'],
  ...['pre-push', 'pre-receive', 'prepare-commit-msg', 'proc-receive', 'push-to-checkout'],
  ...['reference-transaction', 'update'],
];

export function gitIn(folder: string, ...args: string[]): string {
  return execFileSync('git', ['-c', 'user.name=A. Developer', '-c', 'user.email=dev@example.com', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
    },
  }).trim();
}

/** What every scene begins as: some history, a merge, deploys, a submodule, an incident to share, and a bare remote. */
export async function buildTemplate(root: string): Promise<Scene> {
  const scene = new Scene(root);
  mkdirSync(scene.repository, { recursive: true });
  scene.git('init', '-q', '-b', 'main');
  scene.config('[user]', '\tname = A. Developer', '\temail = dev@example.com');
  const lines = Array.from({ length: 9 }, (_, i) => `line ${i}`);
  const commit = (message: string, changes: Readonly<Record<number, string>>): void => {
    for (const [line, text] of Object.entries(changes)) lines[Number(line)] = text;
    scene.write('a.txt', `${lines.join('\n')}\n`);
    scene.git('add', '-A');
    scene.git('commit', '-q', '-m', message);
  };
  commit('One', {});
  scene.git('tag', '-a', '-m', 'Deploy', 'deploy/production/20261101T100000Z');
  commit('Two', { 1: 'changed' });
  scene.git('notes', '--ref=deploys', 'add', '-m', '2026-11-01T09:00:00Z');
  scene.git('checkout', '-q', '-b', 'side', 'HEAD~1');
  commit('Side', { 8: 'of the side' });
  scene.git('checkout', '-q', 'main');
  scene.git('merge', '-q', '-m', 'Merge', 'side');
  commit('Three', { 3: 'changed too', 1: 'changed once more' });
  scene.git('clone', '-q', '--bare', '.', scene.remote);
  scene.git('clone', '-q', '.', 'part');
  scene.write('.gitmodules', '[submodule "part"]\n\tpath = part\n\turl = ./part\n');
  scene.git('add', '.gitmodules');
  scene.git('commit', '-q', '-m', 'Name a submodule');
  scene.git('remote', 'add', 'origin', '../remote.git');
  scene.git('fetch', '-q', 'origin');
  const store = new JournalStore({
    root: join(scene.repository, '.git/sitrep'),
    now: () => Date.parse('2026-11-22T16:00:00Z'),
    author: 'A. Developer',
  });
  await store.create({ event: 'opened', title: 'Checkout is down' });
  return scene;
}

export function copyOf(template: Pick<Scene, 'root'>, root: string): Scene {
  cpSync(template.root, root, { recursive: true });
  return new Scene(root);
}
