import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRepository, type Repository } from '../../../src/git/repository.ts';

const identity = {
  GIT_AUTHOR_NAME: 'A. Developer',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A. Developer',
  GIT_COMMITTER_EMAIL: 'a@example.org',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

/** A real repository in a temporary folder, with a folder for worktrees beside it. */
export class TestRepo {
  private constructor(
    readonly root: string,
    readonly folder: string,
    readonly worktrees: string,
  ) {}

  static async create(): Promise<TestRepo> {
    const root = await mkdtemp(join(tmpdir(), 'sitrep-test-proof-'));
    const repo = new TestRepo(root, join(root, 'shop'), join(root, 'worktrees'));
    execFileSync('git', ['init', '-q', '-b', 'main', repo.folder]);
    return repo;
  }

  git(...args: string[]): string {
    return execFileSync('git', args, {
      cwd: this.folder,
      env: { ...process.env, ...identity },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  }

  /** Writes files and commits them; gives the sha. */
  async commit(files: Readonly<Record<string, string>>, message = 'change'): Promise<string> {
    for (const [name, text] of Object.entries(files)) await writeFile(join(this.folder, name), text);
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', message);
    return this.git('rev-parse', 'HEAD');
  }

  /** Commits in a line: `state` of each goes to the file `state`, its number to `n`. */
  async line(states: readonly string[]): Promise<string[]> {
    const shas: string[] = [];
    for (const [index, state] of states.entries()) {
      shas.push(await this.commit({ state, n: String(index) }, `change ${index}`));
    }
    return shas;
  }

  async open(): Promise<Repository> {
    const opened = await openRepository(this.folder, { trusted: true });
    if (!('repository' in opened)) throw new Error(JSON.stringify(opened.unavailable));
    return opened.repository;
  }

  /** What must be as before: worktrees, working tree, branches. */
  seen(): string {
    return [
      this.git('worktree', 'list'),
      this.git('status', '--porcelain'),
      this.git('branch', '-a', '-v'),
    ].join('\n');
  }

  async remove(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}
