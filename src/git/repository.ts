import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { simpleGit } from 'simple-git';
import { windowEnd } from '../process/lifetime.ts';
import { run } from '../process/run.ts';
import { listConfig, personalValue, type ConfigEntry } from './safe/configList.ts';
import { namedPlace, personalEnvironment, safeEnvironment } from './safe/environment.ts';
import {
  answerLimitMs,
  answerOf,
  collected,
  isMissingObject,
  streamLimitMs,
  type GitAnswer,
  type GitCall,
  type GitStream,
  type StreamResult,
} from './gitAnswer.ts';
import type { GitUnavailable } from './history.ts';
import { credentialSettings, programOverrides, unreadableName, type Setting } from './safe/overrides.ts';
import { realPath } from '../limits/realPath.ts';
import { gitProgram } from './safe/program.ts';
import { namedUnsafe, safeSettings, withoutConverters } from './safe/safety.ts';

export type { GitAnswer, GitCall, GitStream, StreamResult } from './gitAnswer.ts';

interface RepositoryFacts {
  /** Where git runs: the top of the working tree, or the bare repository. */
  readonly folder: string;
  /** Absolute paths; they differ in a linked worktree. */
  readonly gitDir: string;
  readonly commonDir: string;
  readonly bare: boolean;
  readonly shallow: boolean;
  readonly config: readonly ConfigEntry[];
  /** Tells git which repository it is in, so that it need not search and can't find another one. */
  readonly place: Readonly<Record<string, string>>;
  /** The remote that the person said is the team's. */
  readonly teamRemote?: string | undefined;
}

/** A repository that may be asked: every call runs with the programs that its configuration names switched off. */
export class Repository {
  readonly folder: string;
  readonly gitDir: string;
  readonly commonDir: string;
  readonly bare: boolean;
  readonly shallow: boolean;
  readonly config: readonly ConfigEntry[];

  constructor(private readonly facts: RepositoryFacts) {
    this.folder = facts.folder;
    this.gitDir = facts.gitDir;
    this.commonDir = facts.commonDir;
    this.bare = facts.bare;
    this.shallow = facts.shallow;
    this.config = facts.config;
  }

  /** The remote that the person said is the team's, where there are several. */
  get teamRemote(): string | undefined {
    return this.facts.teamRemote;
  }

  withTeamRemote(teamRemote: string | undefined): Repository {
    return new Repository({ ...this.facts, teamRemote });
  }

  /** Whether objects are left at the remote until they are needed (`git clone --filter`). */
  get partial(): boolean {
    return this.config.some(
      ({ key, value }) =>
        /^remote\..+\.(?:promisor|partialclonefilter)$|^extensions\.partialclone$/s.test(key) &&
        value !== 'false',
    );
  }

  /**
   * Runs git and collects its output as text. Where outputs can be large use {@link stream}, and where somebody waits
   * {@link promptly}: simple-git waits 50 ms before it hands over an empty answer.
   */
  async text(args: readonly string[], call: GitCall = {}): Promise<GitAnswer> {
    const environment = this.environment(call);
    const limit = AbortSignal.timeout(call.timeoutMs ?? answerLimitMs);
    try {
      const git = simpleGit({
        baseDir: this.folder,
        binary: gitProgram(),
        unsafe: namedUnsafe,
        allowEnvironment: Object.keys(environment),
        trimmed: false,
        // By default an answer counts as complete 50 ms after the exit, and what a busy window has not read yet is lost.
        completion: { onClose: true, onExit: false },
        // A signal of its own: simple-git listens on it, and Node warns where more than ten calls share one.
        abort: AbortSignal.any([windowEnd, limit, ...(call.signal === undefined ? [] : [call.signal])]),
        errors: (error, result) => {
          if (error !== undefined) return error;
          if (result.exitCode === 0) return undefined;
          return Buffer.concat([...result.stdErr, Buffer.from(`\nexit ${result.exitCode}`)]);
        },
      }).env(environment);
      return { ok: true, text: await git.raw(withoutConverters(args)) };
    } catch (error) {
      return answerOf(error, limit);
    }
  }

  /** Runs git with the same safe settings, handing its output over as it comes. */
  async stream(args: readonly string[], call: GitStream = {}): Promise<StreamResult> {
    const result = await run({
      program: { file: gitProgram(), args: withoutConverters(args) },
      cwd: this.folder,
      env: this.environment(call),
      stdin: call.stdin ?? '',
      timeoutMs: call.timeoutMs ?? streamLimitMs,
      ...(call.maxBytes === undefined ? {} : { maxBytes: call.maxBytes }),
      ...(call.signal === undefined ? {} : { signal: call.signal }),
      ...(call.onStdout === undefined ? {} : { onStdout: call.onStdout }),
    });
    return {
      ok: result.ended === 'exited' && result.exitCode === 0,
      ended: result.ended,
      stdout: result.stdout,
      stderr: result.stderr,
      missingObject: isMissingObject(result.stderr),
    };
  }

  /** What {@link text} answers, as soon as git has. */
  async promptly(args: readonly string[], call: GitStream = {}): Promise<GitAnswer> {
    return collected(await this.stream(args, call));
  }

  /** Last value of a setting, or undefined. Keys are lower case except for the middle part. */
  setting(key: string): string | undefined {
    return this.config.findLast((entry) => entry.key === key)?.value;
  }

  /** What the person or their system set, whatever the repository says. */
  personalSetting(key: string): string | undefined {
    return personalValue(this.config, key);
  }

  /** The environment of a call, for a process that git starts in another repository as well. */
  environment(call: Pick<GitCall, 'online' | 'settings'>): Record<string, string> {
    const online = call.online === true;
    const settings: Setting[] = [
      ...safeSettings,
      ...programOverrides(this.config),
      ...(online ? credentialSettings(this.config) : []),
      ...(call.settings ?? []),
    ];
    return {
      ...safeEnvironment(process.env, { online, config: this.config, settings }),
      ...this.facts.place,
    };
  }
}

type Opened = { readonly repository: Repository } | { readonly unavailable: GitUnavailable };

/**
 * Opens the repository that a folder lies in. In an untrusted folder no process is started.
 * Never throws: what stands in the way is the value.
 */
export async function openRepository(
  folder: string,
  { trusted, signal }: { readonly trusted: boolean; readonly signal?: AbortSignal | undefined },
): Promise<Opened> {
  if (!trusted) return { unavailable: { kind: 'untrusted' } };
  const located = await locateRepository(folder, signal);
  if ('unavailable' in located || (await hasCommits(located.repository, signal))) return located;
  return { unavailable: { kind: 'empty-repository', folder } };
}

/** Like {@link openRepository} in a trusted folder, also where there is no commit yet. */
export async function locateRepository(folder: string, signal?: AbortSignal): Promise<Opened> {
  if (!existsSync(folder)) return { unavailable: { kind: 'not-a-repository', folder } };
  const found = await locateAt(folder, {}, signal);
  const named = namedPlace(process.env, folder);
  const isNone = 'unavailable' in found && found.unavailable.kind === 'not-a-repository';
  return isNone && named !== undefined ? locateAt(folder, named, signal) : found;
}

async function locateAt(
  folder: string,
  place: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<Opened> {
  const unlisted = { gitDir: folder, commonDir: folder, bare: false, shallow: false, config: [] };
  const probe = new Repository({ ...unlisted, folder, place });
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
  const topFolder = top?.ok === true ? top.text.replace(/\n$/, '') : folder;
  const facts = {
    folder: existsSync(topFolder) ? topFolder : folder,
    gitDir,
    // git answers from where it is, which is not where a link to the folder is.
    commonDir: await realPath(resolve(await realPath(folder), commonDir)),
    bare: isBare,
    shallow: shallow === 'true',
    place: { ...place, GIT_DIR: gitDir },
  };
  return listed(facts, signal);
}

/** Lists the configuration where it will be used: an `include` can depend on the folder, the branch and the git directory. */
async function listed(
  facts: Omit<RepositoryFacts, 'config'>,
  signal: AbortSignal | undefined,
): Promise<Opened> {
  const config = await listConfig({
    program: gitProgram(),
    folder: facts.folder,
    environment: { ...personalEnvironment(process.env), ...facts.place },
    signal,
  });
  if (config === undefined) return { unavailable: { kind: 'failed', detail: 'git config --list' } };
  const unreadable = unreadableName(config);
  if (unreadable !== undefined) return { unavailable: { kind: 'unsafe-config', key: unreadable } };
  return { repository: new Repository({ ...facts, config }) };
}

/**
 * HEAD is asked first, and refs only where it names no commit: one broken ref, as cloud drives make by copying, stands
 * in the way of some git commands and must not of the others.
 */
async function hasCommits(repository: Repository, signal: AbortSignal | undefined): Promise<boolean> {
  const head = await repository.promptly(['rev-parse', '-q', '--verify', 'HEAD^{commit}'], { signal });
  if (head.ok) return true;
  const refs = await repository.promptly(['for-each-ref', '--count=1', '--format=%(objectname)'], { signal });
  return !refs.ok || refs.text.trim() !== '';
}

function unavailableFrom(answer: GitAnswer & { ok: false }, folder: string): GitUnavailable {
  if (answer.why === 'no-git') return { kind: 'no-git' };
  if (/dubious ownership/i.test(answer.detail)) {
    const remedy = /^\s*(git config --global --add safe\.directory .+)$/m.exec(answer.detail)?.[1];
    return { kind: 'dubious-ownership', remedy: remedy ?? '' };
  }
  if (/not a git repository|must be run in a work tree/i.test(answer.detail))
    return { kind: 'not-a-repository', folder };
  return { kind: 'failed', detail: answer.detail };
}
