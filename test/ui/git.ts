import { execFileSync } from 'node:child_process';

/** Runs git in a folder and returns what it printed. */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
}

/** {@link git} by an author of its own at a moment, ms since the epoch. */
export function gitAt(at: number, folder: string, ...args: readonly string[]): string {
  const date = new Date(at).toISOString();
  const person = ['-c', 'user.name=B. Colleague', '-c', 'user.email=b@example.com'];
  const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  return execFileSync('git', [...person, ...args], { cwd: folder, encoding: 'utf8', env });
}

/** Marks what a branch or commit holds as live in production since a moment, ms since the epoch. */
export function deployAt(at: number, folder: string, commit: string): void {
  const stamp = `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  gitAt(at, folder, 'tag', '-a', `deploy/production/${stamp}`, '-m', 'Deploy', commit);
}

/** When the newest deploy went live, ms since the epoch. */
export function lastDeploy(folder: string): number {
  const tags = git(folder, 'tag', '--list', 'deploy/production/*', '--sort=refname').trim().split('\n');
  const [, date, time] = /(\d{8})T(\d{6})Z$/.exec(tags.at(-1) ?? '') ?? [];
  if (date === undefined || time === undefined) throw new Error(`No deploy in ${folder}`);
  const iso = `${date.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`;
  return Date.parse(iso);
}
