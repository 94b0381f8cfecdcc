import type { Commit } from './history.ts';
import type { Setting } from './safe/overrides.ts';
import type { GitAnswer, Repository } from './repository.ts';

/** One file of a commit, as `git log --raw` gives it. */
export interface FileChange {
  /** A added, M modified, D deleted, R renamed, C copied, T type changed; of a merge M where it is M beside every parent. */
  readonly status: 'A' | 'M' | 'D' | 'R' | 'C' | 'T';
  readonly path: string;
  readonly oldPath: string | undefined;
  readonly submodule: boolean;
}

export interface CommitWithFiles {
  readonly commit: Commit;
  readonly files: readonly FileChange[];
}

/** For `log`: a commit at the edge of a shallow clone would show its whole tree as added. */
export function withoutEdge({ shallow }: Pick<Repository, 'shallow'>): readonly Setting[] {
  return shallow ? [['log.showRoot', 'false']] : [];
}

const fields = ['%H', '%P', '%at', '%ct', '%B'];
const commitFormat = `--format=${fields.map((field) => `%x00${field}`).join('')}%x00`;

export interface CommitsWanted {
  readonly revisions: readonly string[];
  readonly limit: number;
  /** Left out unless true. */
  readonly merges?: boolean;
  /** False where only the messages are wanted: comparing trees takes far longer. */
  readonly files?: boolean;
  readonly signal?: AbortSignal | undefined;
}

export interface CommitsRead {
  readonly commits: readonly CommitWithFiles[];
  /** False where trees could not be compared, since the clone lacks some: then no commit has files. */
  readonly files: boolean;
}

/**
 * Commits, newest first, with the files each touched; of a merge those in which it differs from every parent. Objects
 * of files are not read, so renames show as one file deleted and one added.
 */
export async function readCommits(
  repository: Repository,
  request: CommitsWanted,
): Promise<CommitsRead | (GitAnswer & { ok: false })> {
  const read = (options: readonly string[]) =>
    repository.promptly(
      [
        'log',
        ...(request.merges === true ? [] : ['--no-merges']),
        '-n',
        String(request.limit),
        commitFormat,
        ...options,
        ...request.revisions,
        '--',
      ],
      { settings: withoutEdge(repository), signal: request.signal },
    );
  const { answer, files } = await comparing(request, read);
  return answer.ok ? { commits: parseLog(answer.text), files } : answer;
}

/** With the files, where they are wanted and the clone has the trees; else without. */
async function comparing(
  { files }: Pick<CommitsWanted, 'files'>,
  read: (options: readonly string[]) => Promise<GitAnswer>,
): Promise<{ readonly answer: GitAnswer; readonly files: boolean }> {
  const compared = files === false ? undefined : await read(comparingTrees);
  if (compared?.ok === true || (compared !== undefined && compared.why !== 'missing-object'))
    return { answer: compared, files: compared.ok };
  return { answer: await read(['-s']), files: false };
}

const comparingTrees = ['--raw', '--no-abbrev', '--no-renames', '--diff-merges=combined'];

/** Some commits, merges too, as {@link readCommits} gives them. In the given order; those not in the clone are left out. */
export async function readNamed(
  repository: Repository,
  shas: readonly string[],
  request: Pick<CommitsWanted, 'files' | 'signal'> = {},
): Promise<CommitsRead> {
  if (shas.length === 0) return { commits: [], files: true };
  const stdin = shas.map((sha) => `${sha}\n`).join('');
  const read = (options: readonly string[]) =>
    repository.promptly(
      [...['log', '--no-walk=unsorted', '--ignore-missing', '--stdin', commitFormat], ...options],
      { stdin, settings: withoutEdge(repository), signal: request.signal },
    );
  const { answer, files } = await comparing(request, read);
  return { commits: answer.ok ? parseLog(answer.text) : [], files };
}

/** Reads what {@link commitFormat} with `--raw` prints: five fields between NUL bytes, then the lines of the files. */
export function parseLog(text: string): CommitWithFiles[] {
  const parts = text.split('\0');
  const commits: CommitWithFiles[] = [];
  for (let i = 1; i + fields.length <= parts.length; i += fields.length + 1) {
    const [sha = '', parents = '', authored = '', committed = '', message = '', raw = ''] = parts.slice(
      i,
      i + 6,
    );
    const newline = message.indexOf('\n');
    commits.push({
      commit: {
        sha,
        parents: parents === '' ? [] : parents.split(' '),
        authoredAt: Number(authored) * 1000,
        committedAt: Number(committed) * 1000,
        subject: newline < 0 ? message : message.slice(0, newline),
        body: newline < 0 ? '' : message.slice(newline).trim(),
      },
      files: parseRaw(raw),
    });
  }
  return commits;
}

function parseRaw(raw: string): FileChange[] {
  return raw.split('\n').flatMap((line) => parseRawLine(line) ?? []);
}

/** A file's line of `--raw`, or undefined where it is none. */
export function parseRawLine(line: string): FileChange | undefined {
  const match = /^:+(?:(\d{6}) )+[0-9a-f. ]+ ([AMDRCTUXB]+)\d*\t(.*)$/s.exec(line);
  if (match === null) return undefined;
  const [first = '', second] = (match[3] ?? '').split('\t').map(unquote);
  return {
    status: statusOf(match[2]),
    path: second ?? first,
    oldPath: second === undefined ? undefined : first,
    submodule: line.includes('160000'),
  };
}

function statusOf(letters = ''): FileChange['status'] {
  const letter = /[^M]/.exec(letters)?.[0];
  return letter === 'A' || letter === 'D' || letter === 'R' || letter === 'C' || letter === 'T'
    ? letter
    : 'M';
}

const escapes: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  '"': 34,
  '\\': 92,
};

/** A path as git quotes it (`"a\tb\303\251"`), or unquoted as it stands. */
export function unquote(path: string): string {
  if (!path.startsWith('"') || !path.endsWith('"') || path.length < 2) return path;
  const bytes: Buffer[] = [];
  const inner = path.slice(1, -1);
  for (const token of inner.match(/\\[0-7]{3}|\\.|[^\\]+/gs) ?? []) {
    if (/^\\[0-7]{3}$/.test(token)) bytes.push(Buffer.from([parseInt(token.slice(1), 8)]));
    else if (token.startsWith('\\'))
      bytes.push(Buffer.from([escapes[token.slice(1)] ?? token.charCodeAt(1)]));
    else bytes.push(Buffer.from(token));
  }
  return Buffer.concat(bytes).toString('utf8');
}
