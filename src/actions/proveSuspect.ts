import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Repository } from '../git/repository.ts';
import type { Progress, ProofResult, ProofStep } from '../proof/prove.ts';
import type { Reproduction, ReproductionRun } from '../proof/run.ts';
import { stateOf, type ActionContext } from './context.ts';
import { claimName } from './numberedName.ts';
import { environmentText } from './reproductionEnvironment.ts';

export interface ProofOrder {
  readonly repository: Repository;
  readonly reproduction: Reproduction;
  /** Full shas of what is live and of the last deploy known good. */
  readonly live: string;
  readonly knownGood: string;
  /** Probability by sha, from the ranking. */
  readonly prior: ReadonlyMap<string, number>;
  /** Folder for throw-away worktrees, outside of any repository. */
  readonly worktrees: string;
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/**
 * Finds the first bad commit by running a reproduction. Every run is recorded with its output as evidence, so that
 * the same order goes on where it was left by a pause, a restart or a crash.
 */
export async function proveSuspect(
  context: ActionContext,
  id: string,
  order: ProofOrder,
): Promise<ProofResult> {
  const { prove } = await import('../proof/prove.ts');
  const run = proofId(order);
  return prove({
    ...order,
    worktrees: join(order.worktrees, 'proof'),
    run,
    now: context.now,
    earlier: stateOf(context, id).incident.proofSteps.filter((step) => step.run === run),
    onStep: async (step) => {
      await context.incidents.record(id, { event: 'proof-step', ...withoutUndefined(step) });
    },
    keepOutput: (result, sha) =>
      keepOutput(context, id, { result, sha, command: order.reproduction.command }),
  });
}

/** How many runs of this order were recorded before. */
export function recordedRuns(
  context: ActionContext,
  id: string,
  order: Pick<ProofOrder, 'live' | 'knownGood' | 'reproduction'>,
): number {
  const run = proofId(order);
  return stateOf(context, id).incident.proofSteps.filter(
    (step) => step.run === run && step.role !== 'verdict',
  ).length;
}

function proofId({
  live,
  knownGood,
  reproduction,
}: Pick<ProofOrder, 'live' | 'knownGood' | 'reproduction'>): string {
  const parts = [
    live,
    knownGood,
    reproduction.command,
    reproduction.setup ?? '',
    reproduction.badPattern ?? '',
    ...(reproduction.environment === undefined ? [] : [environmentText(reproduction.environment)]),
  ];
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
}

interface Output {
  readonly result: ReproductionRun;
  readonly sha: string;
  readonly command: string;
}

async function keepOutput(
  context: ActionContext,
  id: string,
  { result, sha, command }: Output,
): Promise<string> {
  const state = stateOf(context, id);
  const file = await claimName(state, {
    folder: 'evidence',
    label: `proof ${sha.slice(0, 8)}`,
    extension: 'txt',
  });
  const text = [
    `$ ${command}`,
    `commit ${sha}`,
    result.output,
    `--- ${result.verdict}, exit code ${result.exitCode ?? 'none'}, ${result.durationMs} ms ---`,
    '',
  ];
  await state.home.store.writeDocument(id, file, text.join('\n'));
  return file;
}

function withoutUndefined({ command, exitCode, durationMs, file, confidence, ...rest }: ProofStep) {
  return {
    ...rest,
    ...(command === undefined ? {} : { command }),
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(file === undefined ? {} : { file }),
    ...(confidence === undefined ? {} : { confidence }),
  };
}
