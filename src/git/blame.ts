import { fileAt } from './changes.ts';
import type { Commit } from './history.ts';
import { unquote } from './log.ts';
import { onlineIfPartial } from './remotes.ts';
import type { GitAnswer, Repository } from './repository.ts';

export interface Blamed {
  readonly commit: Pick<Commit, 'sha' | 'subject' | 'authoredAt'>;
  /** Where the line stood in that commit. */
  readonly path: string;
  readonly line: number;
  /** The commit before it, where the file was there already. */
  readonly parent: string | undefined;
  /** The history ends here because the clone is shallow. */
  readonly boundary: boolean;
}

export type BlameResult =
  | { readonly blamed: Blamed }
  | { readonly failed: (GitAnswer & { ok: false })['why'] | 'no-such-line'; readonly detail: string };

const ignoreFile = '.git-blame-ignore-revs';
const ignoredRead = 1000;

/** Who last changed one line (1-based) of a file as it was at a commit, passing over the commits to be ignored. */
export async function blameLine(
  repository: Repository,
  request: {
    readonly sha: string;
    readonly path: string;
    readonly line: number;
    readonly signal?: AbortSignal;
  },
): Promise<BlameResult> {
  const ignored = await ignoredRevisions(repository, request.sha, request.signal);
  const call = await onlineIfPartial(repository, request.signal);
  const answer = await repository.text(
    [
      'blame',
      '--porcelain',
      ...['-L', `${request.line},${request.line}`],
      ...ignored.map((sha) => `--ignore-rev=${sha}`),
      request.sha,
      '--',
      request.path,
    ],
    { ...call, settings: [...(call.settings ?? []), ['blame.ignoreRevsFile', '']], signal: request.signal },
  );
  if (!answer.ok) {
    return /has only \d+ lines?|no such path|file .* has/i.test(answer.detail)
      ? { failed: 'no-such-line', detail: answer.detail }
      : { failed: answer.why, detail: answer.detail };
  }
  const blamed = parseBlame(answer.text, request.path);
  return blamed === undefined ? { failed: 'no-such-line', detail: '' } : { blamed };
}

/** Commits that the team asks blame to pass over, as listed in `.git-blame-ignore-revs` of a commit; only those the clone has. */
export async function ignoredRevisions(
  repository: Repository,
  sha: string,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const file = await fileAt(repository, sha, ignoreFile, 256 * 1024);
  if (!('content' in file)) return [];
  const named = file.content
    .toString('utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim().toLowerCase())
    .filter((line) => /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(line))
    .slice(0, ignoredRead);
  if (named.length === 0) return [];
  const check = await repository.stream(['cat-file', '--batch-check=%(objectname) %(objecttype)'], {
    stdin: named.map((name) => `${name}\n`).join(''),
    signal,
  });
  return check.stdout
    .toString('utf8')
    .split('\n')
    .flatMap((line) => (line.endsWith(' commit') ? (line.split(' ')[0] ?? []) : []));
}

function parseBlame(text: string, path: string): Blamed | undefined {
  const lines = text.split('\n');
  const head = /^\^?([0-9a-f]{40,64}) (\d+) \d+/.exec(lines[0] ?? '');
  if (head === null) return undefined;
  const field = (name: string) => lines.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1);
  return {
    commit: {
      sha: head[1] ?? '',
      subject: field('summary') ?? '',
      authoredAt: Number(field('author-time') ?? 0) * 1000,
    },
    path: unquote(field('filename') ?? path),
    line: Number(head[2]),
    parent: field('previous')?.split(' ')[0],
    boundary: lines.includes('boundary'),
  };
}
