import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { GitError, GitPluginError, simpleGit } from 'simple-git';
import { run } from '../process/run.ts';
import type { GitUnavailable } from './history.ts';
import {
  credentialSettings,
  driverSettings,
  namedUnsafe,
  parseConfigList,
  safeEnvironment,
  safeSettings,
  type ConfigEntry,
  type Setting,
} from './safety.ts';

/** What git answered, or why it did not. */
export type GitAnswer =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false;
      readonly why: 'no-git' | 'cancelled' | 'failed' | 'missing-object';
      readonly detail: string;
    };

export interface GitCall {
  readonly signal?: AbortSignal | undefined;
  /** Lets the transports work; everything else is answered from the clone alone. */
  readonly online?: boolean;
  /** Another folder to run in: a throw-away worktree. */
  readonly cwd?: string;
  readonly settings?: readonly Setting[];
}

export interface GitStream extends GitCall {
  readonly onStdout?: (chunk: Buffer) => void;
  readonly stdin?: string | Buffer;
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
}

export interface StreamResult {
  readonly ok: boolean;
  readonly ended: 'exited' | 'timed-out' | 'cancelled' | 'truncated' | 'not-started';
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly missingObject: boolean;
}

const missing =
  /missing (?:blob|tree|commit|object)|unable to read (?:tree|[0-9a-f]{40})|could not fetch|bad object|lazy fetching disabled|transport '.*' not allowed|promisor remote|unable to find [0-9a-f]{40}/i;

/** A repository that may be asked: every call runs with the programs a configuration could name switched off. */
export class Repository {
  constructor(
    /** Where git runs: the top of the working tree, or the bare repository. */
    readonly folder: string,
    /** Absolute paths; they differ in a linked worktree. */
    readonly gitDir: string,
    readonly commonDir: string,
    readonly bare: boolean,
    readonly shallow: boolean,
    readonly config: readonly ConfigEntry[],
  ) {}

  /** Whether objects are left at the remote until they are needed (`git clone --filter`). */
  get partial(): boolean {
    return this.config.some(({ key, value }) => /^remote\..+\.promisor$/.test(key) && value !== 'false');
  }

  /**
   * Runs git and collects its output as text. Where outputs can be large use {@link stream}, and where somebody waits
   * {@link promptly}: simple-git waits 50 ms before it hands over an empty answer.
   */
  async text(args: readonly string[], call: GitCall = {}): Promise<GitAnswer> {
    const environment = safeEnvironment(process.env, networkOf(call), this.namedSettings(call));
    try {
      const git = simpleGit({
        baseDir: call.cwd ?? this.folder,
        config: [...safeSettings],
        unsafe: namedUnsafe,
        allowEnvironment: Object.keys(environment),
        trimmed: false,
        // By default an answer counts as complete 50 ms after the exit, and what a busy window has not read yet is lost.
        completion: { onClose: true, onExit: false },
        // A signal of its own: simple-git listens on it, and Node warns where more than ten calls share one.
        ...(call.signal === undefined ? {} : { abort: AbortSignal.any([call.signal]) }),
        errors: (error, result) => {
          if (error !== undefined) return error;
          if (result.exitCode === 0) return undefined;
          return Buffer.concat([...result.stdErr, Buffer.from(`\nexit ${result.exitCode}`)]);
        },
      }).env(environment);
      return { ok: true, text: await git.raw([...args]) };
    } catch (error) {
      return answerOf(error);
    }
  }

  /** Runs git with the same safe settings, handing its output over as it comes. */
  async stream(args: readonly string[], call: GitStream = {}): Promise<StreamResult> {
    const result = await run({
      program: { file: 'git', args: [...safeSettings.flatMap((setting) => ['-c', setting]), ...args] },
      cwd: call.cwd ?? this.folder,
      env: safeEnvironment(process.env, networkOf(call), this.namedSettings(call)),
      stdin: call.stdin ?? '',
      ...(call.maxBytes === undefined ? {} : { maxBytes: call.maxBytes }),
      ...(call.timeoutMs === undefined ? {} : { timeoutMs: call.timeoutMs }),
      ...(call.signal === undefined ? {} : { signal: call.signal }),
      ...(call.onStdout === undefined ? {} : { onStdout: call.onStdout }),
    });
    return {
      ok: result.ended === 'exited' && result.exitCode === 0,
      ended: result.ended,
      stdout: result.stdout,
      stderr: result.stderr,
      missingObject: missing.test(result.stderr),
    };
  }

  /** What {@link text} answers, as soon as git has. */
  async promptly(args: readonly string[], call: GitStream = {}): Promise<GitAnswer> {
    const result = await this.stream(args, call);
    if (result.ok) return { ok: true, text: result.stdout.toString('utf8') };
    const detail = result.stderr.trim();
    if (result.ended === 'cancelled') return { ok: false, why: 'cancelled', detail };
    if (result.ended === 'not-started') return { ok: false, why: 'no-git', detail };
    return { ok: false, why: result.missingObject ? 'missing-object' : 'failed', detail };
  }

  /** Last value of a setting, or undefined. Keys are lower case except for the middle part. */
  setting(key: string): string | undefined {
    return this.config.findLast((entry) => entry.key === key)?.value;
  }

  /** Settings whose keys hold a name that the configuration chose. */
  private namedSettings(call: GitCall): Setting[] {
    return [
      ...driverSettings(this.config),
      ...(call.online === true ? credentialSettings(this.config) : []),
      ...(call.settings ?? []),
    ];
  }
}

function networkOf(call: GitCall): 'online' | 'offline' {
  return call.online === true ? 'online' : 'offline';
}

/**
 * Opens the repository that a folder lies in. In an untrusted folder no process is started.
 * Never throws: what stands in the way is the value.
 */
export async function openRepository(
  folder: string,
  { trusted, signal }: { readonly trusted: boolean; readonly signal?: AbortSignal | undefined },
): Promise<{ readonly repository: Repository } | { readonly unavailable: GitUnavailable }> {
  if (!trusted) return { unavailable: { kind: 'untrusted' } };
  if (!existsSync(folder)) return { unavailable: { kind: 'not-a-repository', folder } };
  const probe = new Repository(folder, folder, folder, false, false, []);
  const layout = await probe.text(
    [
      'rev-parse',
      '--absolute-git-dir',
      '--git-common-dir',
      '--is-bare-repository',
      '--is-shallow-repository',
    ],
    { signal },
  );
  if (!layout.ok) return { unavailable: unavailableFrom(layout, folder) };
  const [gitDir = folder, commonDir = gitDir, bare, shallow] = layout.text.split('\n');
  const isBare = bare === 'true';
  const top = isBare ? undefined : await probe.text(['rev-parse', '--show-toplevel'], { signal });
  const listed = await probe.text(['config', '--list', '--show-scope', '-z'], { signal });
  const repository = new Repository(
    top?.ok === true ? top.text.replace(/\n$/, '') : folder,
    gitDir,
    resolve(folder, commonDir),
    isBare,
    shallow === 'true',
    listed.ok ? parseConfigList(listed.text) : [],
  );
  const any = await repository.text(['rev-list', '-n', '1', '--all', '--'], { signal });
  if (!any.ok) return { unavailable: unavailableFrom(any, folder) };
  if (
    any.text.trim() === '' &&
    !(await repository.text(['rev-parse', '-q', '--verify', 'HEAD'], { signal })).ok
  )
    return { unavailable: { kind: 'empty-repository', folder } };
  return { repository };
}

function answerOf(error: unknown): GitAnswer {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof GitPluginError && error.plugin === 'abort')
    return { ok: false, why: 'cancelled', detail };
  if (error instanceof GitError && /\bENOENT\b/.test(detail)) return { ok: false, why: 'no-git', detail };
  return { ok: false, why: missing.test(detail) ? 'missing-object' : 'failed', detail: detail.trim() };
}

function unavailableFrom(answer: GitAnswer & { ok: false }, folder: string): GitUnavailable {
  if (answer.why === 'no-git') return { kind: 'no-git' };
  if (/not a git repository|must be run in a work tree/i.test(answer.detail))
    return { kind: 'not-a-repository', folder };
  return { kind: 'failed', detail: answer.detail };
}
