import { readShallow } from '../git/edge.ts';
import { graphLimit, readGraph } from '../git/graph.ts';
import type { Repository } from '../git/repository.ts';
import { countEnd, nextAtEnds, type EndsStep, type TimedAnswer } from './ends.ts';
import type { Noise, Verdict } from './posterior.ts';
import { CommitRange } from './range.ts';
import { ReproductionRunner, type Reproduction, type ReproductionRun } from './run.ts';
import { nextStep, type Likely, type NextStep } from './search.ts';
import { sweepWorktrees } from './worktrees.ts';

/** One step of a proof, as the payload of a `proof-step` event: enough to go on from after a restart. */
export interface ProofStep {
  /** Id of the proof that the step belongs to. */
  readonly run: string;
  readonly sha: string;
  readonly verdict: Verdict;
  readonly role: 'live' | 'known-good' | 'search' | 'confirm' | 'verdict';
  readonly command?: string | undefined;
  readonly exitCode?: number | null | undefined;
  readonly durationMs?: number | undefined;
  /** Where the output was kept. */
  readonly file?: string | undefined;
  /** Probability of the likeliest culprit before the step; on `verdict` that of the one found. */
  readonly confidence?: number | undefined;
}

export interface Progress {
  readonly sha: string;
  readonly role: ProofStep['role'];
  /** Runs done, and an estimate of those left with the one that starts now. */
  readonly done: number;
  readonly left: number;
  /** The likeliest culprit so far; undefined at the ends. */
  readonly likely: Likely | undefined;
}

export interface ProofRequest {
  readonly repository: Repository;
  readonly reproduction: Reproduction;
  /** Id of this proof: steps of others among `earlier` are left alone. */
  readonly run: string;
  /** What is live and the last deploy known good, as git names commits. */
  readonly live: string;
  readonly knownGood: string;
  /** Probability of each commit by the ranking. */
  readonly prior: ReadonlyMap<string, number>;
  /** Folder for throw-away worktrees, outside of the repository. */
  readonly worktrees: string;
  readonly now: () => number;
  /** Steps recorded before a restart or a pause. */
  readonly earlier?: readonly ProofStep[];
  readonly confidence?: number;
  /** Called with each step before the next one starts. */
  readonly onStep: (step: ProofStep) => Promise<void>;
  readonly onProgress?: (progress: Progress) => void;
  /** Keeps the output of a run and gives the name to be recorded. */
  readonly keepOutput?: (run: ReproductionRun, sha: string) => Promise<string | undefined>;
  /** Ends the running command, removes its worktree, and leaves the steps so far to go on from. */
  readonly signal?: AbortSignal;
}

export type ProofResult =
  | {
      readonly kind: 'proved';
      readonly culprit: Likely;
      /** Each was run good. */
      readonly parents: readonly string[];
      readonly noise: Noise;
      readonly runs: number;
    }
  | Exclude<EndsStep, { readonly kind: 'run' } | { readonly kind: 'ready' }>
  | Extract<NextStep, { readonly kind: 'undecided' }>
  | { readonly kind: 'cancelled' }
  /** The clone is shallow and ends at this commit: its parents are not here to be run. */
  | { readonly kind: 'at-edge'; readonly sha: string }
  /** What is live has nothing that the good deploy hasn't. */
  | { readonly kind: 'empty-range' }
  | { readonly kind: 'range-too-large'; readonly limit: number }
  /** The clone can't give the range: a commit is missing, or git failed. */
  | { readonly kind: 'no-range' };

/**
 * Finds the first bad commit: shows that the fault is on what is live and not on the last good deploy, searches between
 * them, and confirms the culprit bad and its parents good. The consent to run the command is the caller's affair.
 */
export async function prove(request: ProofRequest): Promise<ProofResult> {
  const { repository, worktrees, now, signal } = request;
  await sweepWorktrees(repository, { root: worktrees, now });
  const [live, knownGood] = await Promise.all(
    [request.live, request.knownGood].map((name) => commitOf(request, name)),
  );
  const range = live && knownGood && (await readRange(request, live, knownGood));
  if (!range) return signal?.aborted ? { kind: 'cancelled' } : { kind: 'no-range' };
  if (range.size === 0) return { kind: 'empty-range' };
  if (range.size >= graphLimit) return { kind: 'range-too-large', limit: graphLimit };
  const runner = new ReproductionRunner(repository, {
    reproduction: request.reproduction,
    root: worktrees,
    now,
    signal,
  });
  try {
    const edge = await readShallow(repository);
    return await new Proof({ ...request, live, knownGood }, range, { runner, edge }).go();
  } finally {
    await runner.close();
  }
}

async function commitOf({ repository, signal }: ProofRequest, name: string): Promise<string | undefined> {
  const answer = await repository.text(
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`],
    { signal },
  );
  return answer.ok ? answer.text.trim() : undefined;
}

async function readRange(
  { repository, signal }: ProofRequest,
  live: string,
  knownGood: string,
): Promise<CommitRange | undefined> {
  const graph = await readGraph(repository, [live, `^${knownGood}`], { signal });
  if (graph === undefined) return undefined;
  return new CommitRange(graph.order.map((sha) => ({ sha, parents: graph.nodes.get(sha)?.parents ?? [] })));
}

class Proof {
  private readonly answers: TimedAnswer[];

  constructor(
    private readonly request: ProofRequest,
    private readonly range: CommitRange,
    private readonly means: { readonly runner: ReproductionRunner; readonly edge: ReadonlySet<string> },
  ) {
    this.answers = (request.earlier ?? [])
      .filter(
        ({ run, role, command }) => run === request.run && role !== 'verdict' && isSame(command, request),
      )
      .map(({ sha, verdict, durationMs }) => ({ sha, verdict, durationMs: durationMs ?? 0 }));
  }

  async go(): Promise<ProofResult> {
    const ends = await this.ends();
    if (ends.kind !== 'ready') return ends;
    for (;;) {
      const { prior, confidence } = this.request;
      const step = nextStep({
        range: this.range,
        prior,
        answers: this.answers,
        ...(confidence === undefined ? {} : { confidence }),
      });
      if (step.kind === 'undecided') return step;
      if (step.kind === 'found' && this.means.edge.has(step.culprit.sha))
        return { kind: 'at-edge', sha: step.culprit.sha };
      if (step.kind === 'found') return this.verdict(step.culprit, ends.noise);
      if (!(await this.step(step))) return { kind: 'cancelled' };
    }
  }

  private async ends(): Promise<
    Exclude<EndsStep, { readonly kind: 'run' }> | { readonly kind: 'cancelled' }
  > {
    const { live, knownGood } = this.request;
    for (;;) {
      const next = nextAtEnds(countEnd(this.answers, live), countEnd(this.answers, knownGood));
      if (next.kind !== 'run') return next;
      const sha = next.end === 'live' ? live : knownGood;
      const left = next.left + Math.ceil(Math.log2(this.range.size + 1));
      if (!(await this.step({ sha, role: next.end, left }))) return { kind: 'cancelled' };
    }
  }

  /** Runs one commit and records it; false where it was cancelled. */
  private async step({
    sha,
    role,
    left,
    likely,
  }: Omit<Progress, 'done' | 'likely'> & { readonly likely?: Likely }): Promise<boolean> {
    const { request, answers } = this;
    if (request.signal?.aborted) return false;
    request.onProgress?.({ sha, role, left, likely, done: answers.length });
    const run = await this.means.runner.run(sha);
    if (run === undefined) return false;
    const file = await request.keepOutput?.(run, sha);
    await request.onStep({
      run: request.run,
      sha,
      verdict: run.verdict,
      role,
      command: request.reproduction.command,
      exitCode: run.exitCode,
      durationMs: run.durationMs,
      ...(file === undefined ? {} : { file }),
      ...(likely === undefined ? {} : { confidence: likely.probability }),
    });
    answers.push({ sha, verdict: run.verdict, durationMs: run.durationMs });
    return true;
  }

  private async verdict(culprit: Likely, noise: Noise): Promise<ProofResult> {
    const { request } = this;
    const { run, earlier } = request;
    const { command } = request.reproduction;
    const recorded = earlier?.some(
      (step) => step.run === run && step.role === 'verdict' && isSame(step.command, request),
    );
    if (recorded !== true) {
      const confidence = culprit.probability;
      await request.onStep({ run, sha: culprit.sha, verdict: 'bad', role: 'verdict', command, confidence });
    }
    const parents = this.range.order[this.range.indexOf(culprit.sha) ?? -1]?.parents ?? [];
    return { kind: 'proved', culprit, parents, noise, runs: this.answers.length };
  }
}

/** Answers of another command say nothing about this one. */
function isSame(command: string | undefined, request: ProofRequest): boolean {
  return command === undefined || command === request.reproduction.command;
}
