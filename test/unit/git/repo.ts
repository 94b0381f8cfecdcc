import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { changedBetween, type ChangedFiles } from '../../../src/git/changes.ts';
import { openRepository, type Repository } from '../../../src/git/repository.ts';

/** A real repository in a temp folder, with commits at given times. */
export class TestRepo {
  readonly folder: string;
  private clock = Date.parse('2026-11-01T08:00:00Z') / 1000;

  constructor(folder?: string) {
    this.folder = folder ?? realpathSync(mkdtempSync(join(tmpdir(), 'sitrep-git-')));
    if (folder === undefined) this.git('init', '-q', '-b', 'main');
  }

  git(...args: string[]): string {
    return execFileSync(
      'git',
      ['-c', 'user.name=A. Developer', '-c', 'user.email=dev@example.com', ...args],
      {
        cwd: this.folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          GIT_AUTHOR_DATE: `${this.clock} +0000`,
          GIT_COMMITTER_DATE: `${this.clock} +0000`,
          GIT_CONFIG_GLOBAL: '/dev/null',
        },
      },
    ).trim();
  }

  /** Moves the clock of the next commits on by some minutes and returns it, ms UTC. */
  later(minutes: number): number {
    this.clock += minutes * 60;
    return this.clock * 1000;
  }

  write(path: string, content: string | Buffer): void {
    const full = join(this.folder, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, content);
  }

  /** Writes files, commits them ten minutes after the last commit, and returns the sha. */
  commit(message: string, files: Readonly<Record<string, string | Buffer>>): string {
    this.later(10);
    for (const [path, content] of Object.entries(files)) this.write(path, content);
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', message);
    return this.git('rev-parse', 'HEAD');
  }

  /** Adds to the configuration what `git config` may refuse or take for an option. */
  setting(key: string, value: string): void {
    const section = key.slice(0, key.indexOf('.'));
    const name = key.slice(key.lastIndexOf('.') + 1);
    const middle = key.slice(section.length + 1, -name.length - 1);
    const header = middle === '' ? `[${section}]` : `[${section} "${middle}"]`;
    appendFileSync(join(this.folder, '.git/config'), `${header}\n\t${name} = "${value}"\n`);
  }

  async open(): Promise<Repository> {
    const opened = await openRepository(this.folder, { trusted: true });
    if ('unavailable' in opened) throw new Error(JSON.stringify(opened.unavailable));
    return opened.repository;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What a commit changed against its first parent. */
export async function changedFiles(repository: Repository, sha: string): Promise<ChangedFiles> {
  const parents = await repository.text(['rev-parse', `${sha}^@`]);
  const parent = parents.ok ? parents.text.split('\n')[0] : undefined;
  return changedBetween(repository, parent === '' ? undefined : parent, sha);
}
