import * as l10n from '@vscode/l10n';
import type { EventOf } from '../../incident/events.ts';
import type { Incident } from '../../incident/incident.ts';
import { shortSha } from './incidentTexts.ts';

type ProofStep = EventOf<'proof-step'>;

/** All runs of one proof: one piece of evidence, however often the command ran. */
export interface ProofSummary {
  /** Id of the event that the proof ended with so far. */
  readonly last: string;
  readonly runs: number;
  readonly command: string | undefined;
  /**
   * The first bad commit. Undefined where none was found, and where the command never showed the fault on what was live:
   * such a command tells nothing about the fault.
   */
  readonly found: { readonly sha: string; readonly confidence: number | undefined } | undefined;
  /** Whether the command showed the fault on what was live; undefined where that was never answered. */
  readonly showsFault: boolean | undefined;
  /** An output to look at: the last of the commit that was found, else the last of all. */
  readonly file: string | undefined;
}

/** The proofs of an incident in the order they were begun. */
export function proofSummaries({ proofSteps }: Pick<Incident, 'proofSteps'>): ProofSummary[] {
  const steps = new Map<string, ProofStep[]>();
  for (const step of proofSteps) steps.set(step.run, [...(steps.get(step.run) ?? []), step]);
  return [...steps.values()].map(summary);
}

/** What a proof found, in plain text. */
export function proofSummarySentence({ found, showsFault, runs }: ProofSummary): string {
  if (found !== undefined) return l10n.t('Proof by running: it fails from {0} on', shortSha(found.sha));
  if (showsFault === false) {
    return l10n.t('A command was tried that does not show the fault on what is live. Runs: {0}', runs);
  }
  return l10n.t('A proof by running has found nothing yet. Runs: {0}', runs);
}

function summary(steps: readonly ProofStep[]): ProofSummary {
  const showsFault = faultShown(steps);
  const verdict = steps.findLast(({ role }) => role === 'verdict');
  const found =
    verdict === undefined || showsFault === false
      ? undefined
      : { sha: verdict.sha, confidence: verdict.confidence };
  const files = steps.filter(({ file }) => file !== undefined);
  return {
    last: steps.at(-1)?.id ?? '',
    runs: steps.filter(({ role }) => role !== 'verdict').length,
    command: steps.find(({ command }) => command !== undefined)?.command,
    found,
    showsFault,
    file: (files.findLast(({ sha }) => sha === found?.sha) ?? files.at(-1))?.file,
  };
}

function faultShown(steps: readonly ProofStep[]): boolean | undefined {
  const answers = steps.filter(({ role, verdict }) => role === 'live' && verdict !== 'skip');
  if (answers.length === 0) return undefined;
  return answers.some(({ verdict }) => verdict === 'bad');
}
