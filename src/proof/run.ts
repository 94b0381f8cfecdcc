import { basename } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { compilePattern } from '../process/patterns.ts';
import { run, type RunResult } from '../process/run.ts';
import { endMarked, markName } from './marked.ts';
import { OutputKeeper } from './outputKeeper.ts';
import type { Verdict } from './posterior.ts';
import { addWorktree, removeWorktree } from './worktrees.ts';

/** A command that shows the fault: exit 0 is good, 125 can't tell, everything else is bad (as `git bisect run` has it). */
export interface Reproduction {
  /** Shell command line, run in the top folder of a worktree. */
  readonly command: string;
  /** Shell command line run once in each new worktree; where it fails the commit can't be told. */
  readonly setup?: string;
  /** Limit of each command, ms. */
  readonly timeoutMs: number;
  /** Added to the inherited environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Regular expression (or plain text, where it isn't one) that must appear in the output for "bad"; else it can't be told. */
  readonly badPattern?: string;
}

/** Why a run was judged as it was. */
export type Because =
  | 'exit-code'
  | 'cannot-tell'
  | 'pattern-missing'
  | 'timed-out'
  | 'setup-failed'
  | 'not-started'
  | 'no-worktree';

export interface ReproductionRun {
  readonly verdict: Verdict;
  readonly because: Because;
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  readonly durationMs: number;
  /** What it wrote, its middle cut where it was long. */
  readonly output: string;
}

export interface RunnerOptions {
  readonly reproduction: Reproduction;
  /** Folder for the worktrees. */
  readonly root: string;
  readonly now: () => number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a reproduction on commits, each in a throw-away worktree of its own. The worktree stays while the same commit is
 * run again, so that repeats measure the command and not its set-up. Call `close` at the end.
 */
export class ReproductionRunner {
  private current: { readonly sha: string; readonly folder: string } | undefined;

  constructor(
    private readonly repository: Repository,
    private readonly options: RunnerOptions,
  ) {}

  /** Undefined where it was cancelled. Never throws for what the command does. */
  async run(sha: string): Promise<ReproductionRun | undefined> {
    const { reproduction, now } = this.options;
    const start = now();
    const ready = await this.prepare(sha);
    if (ready === undefined || 'verdict' in ready) return ready;
    const output = new OutputKeeper();
    const result = await this.start(reproduction.command, ready.folder, output);
    await endMarked(basename(ready.folder));
    if (result.ended === 'cancelled') return undefined;
    const text = output.text(result.stderr);
    const durationMs = now() - start;
    return { ...(await judge(result, text, reproduction.badPattern)), durationMs, output: text };
  }

  /** Removes the last worktree. */
  async close(): Promise<void> {
    const { current } = this;
    this.current = undefined;
    if (current !== undefined) await removeWorktree(this.repository, current.folder);
  }

  private async prepare(sha: string): Promise<{ readonly folder: string } | ReproductionRun | undefined> {
    if (this.current?.sha === sha) return this.current;
    await this.close();
    const { root, signal, now } = this.options;
    const start = now();
    const added = await addWorktree(this.repository, { root, sha, signal });
    if ('cancelled' in added || signal?.aborted) return undefined;
    if ('failed' in added) {
      const durationMs = now() - start;
      return { verdict: 'skip', because: 'no-worktree', exitCode: null, durationMs, output: added.failed };
    }
    this.current = { sha, folder: added.folder };
    return (await this.setUp(added.folder, start)) ?? this.current;
  }

  /** Undefined where the worktree is ready or the run is being cancelled. */
  private async setUp(folder: string, start: number): Promise<ReproductionRun | undefined> {
    const { setup } = this.options.reproduction;
    if (setup === undefined) return undefined;
    const output = new OutputKeeper();
    const result = await this.start(setup, folder, output);
    if (result.ended === 'cancelled' || (result.ended === 'exited' && result.exitCode === 0))
      return undefined;
    await this.close();
    return {
      verdict: 'skip',
      because: result.ended === 'timed-out' ? 'timed-out' : 'setup-failed',
      exitCode: result.exitCode,
      durationMs: this.options.now() - start,
      output: output.text(result.stderr),
    };
  }

  private start(shell: string, folder: string, output: OutputKeeper): Promise<RunResult> {
    const { reproduction, signal } = this.options;
    return run({
      program: { shell },
      cwd: folder,
      env: { ...withoutGit(process.env), ...reproduction.environment, [markName]: basename(folder) },
      stdin: '',
      timeoutMs: reproduction.timeoutMs,
      onStdout: (chunk) => output.add(chunk),
      ...(signal === undefined ? {} : { signal }),
    });
  }
}

/** The command must find its own worktree's repository, not one that the environment names. */
function withoutGit(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^GIT_/iu.test(name)));
}

async function judge(
  { ended, exitCode }: RunResult,
  output: string,
  badPattern: string | undefined,
): Promise<Pick<ReproductionRun, 'verdict' | 'because' | 'exitCode'>> {
  if (ended === 'timed-out') return { verdict: 'skip', because: 'timed-out', exitCode };
  if (ended !== 'exited') return { verdict: 'skip', because: 'not-started', exitCode };
  if (exitCode === 0) return { verdict: 'good', because: 'exit-code', exitCode };
  if (exitCode === 125) return { verdict: 'skip', because: 'cannot-tell', exitCode };
  if (badPattern !== undefined && !(await appears(badPattern, output)))
    return { verdict: 'skip', because: 'pattern-missing', exitCode };
  return { verdict: 'bad', because: 'exit-code', exitCode };
}

async function appears(pattern: string, output: string): Promise<boolean> {
  if (output.includes(pattern)) return true;
  const matches = await (await compilePattern(pattern, 'm'))?.match([output]);
  return Array.isArray(matches) && matches[0] !== undefined;
}
