import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { addNote } from '../../actions/addNote.ts';
import { judgeSuspect } from '../../actions/judgeSuspect.ts';
import { proveSuspect, recordedRuns } from '../../actions/proveSuspect.ts';
import { environmentText } from '../../actions/reproductionEnvironment.ts';
import type { Absent } from '../../git/absent.ts';
import type { Progress, ProofResult } from '../../proof/prove.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { JointReport, RepositoryReport } from '../../suspects/jointReport.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { askOne } from '../prompts/ask.ts';
import { chooseIncident, fieldOf } from '../prompts/incident.ts';
import { withSignal } from '../prompts/progress.ts';
import { askReproduction } from '../prompts/reproduction.ts';
import { absentSentence, proofSentence } from '../proofWords.ts';
import { repositoryName } from '../repositoryName.ts';
import { reasonSentence } from '../views/reasonWords.ts';

/** Runs a reproduction until the first bad commit is known. Cancel pauses it: the same command goes on later. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const report = await services.investigation.reportFor(state);
  const searched = report && (await chooseRepository(report, argument));
  if (report !== undefined && searched === undefined) return;
  const repository = searched && (await services.repositories.open(searched.folder));
  if (report === undefined || searched === undefined || repository === undefined) {
    await vscode.window.showInformationMessage(
      l10n.t('There is no commit history here to search. The Suspects view says why.'),
    );
    return;
  }
  const ends = await chooseEnds(searched);
  const reproduction = ends && (await askReproduction(services, searched.folder));
  if (ends === undefined || reproduction === undefined) return;
  const consent = await services.gate.request({
    command: [environmentText(reproduction.environment), reproduction.setup, reproduction.command]
      .filter(Boolean)
      .join('\n'),
    from: l10n.t('Prove a Suspect'),
  });
  if (consent !== 'given') return;
  const order = {
    ...ends,
    repository,
    reproduction,
    prior: new Map(report.suspects.map(({ commit, probability }) => [commit.sha, probability])),
    worktrees: services.globalRoot,
  };
  const before = recordedRuns(services, state.incident.id, order);
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: title(before), cancellable: true },
    withSignal((signal, progress) =>
      proveSuspect(services, state.incident.id, {
        ...order,
        signal,
        onProgress: (step) => progress.report({ message: stepText(step) }),
      }),
    ),
  );
  const isNew = recordedRuns(services, state.incident.id, order) > before;
  const isOften = result.kind === 'fails-on-known-good' || result.kind === 'cannot-run';
  const absent = isOften ? await services.repositories.absent(searched.folder, ends.knownGood) : undefined;
  await conclude(services, { state, report, result, isNew, absent });
}

function title(before: number): string {
  return before === 0 ? l10n.t('Proving') : l10n.t('Proving, going on after {0} runs', before);
}

function stepText({ sha, done, left, likely }: Progress): string {
  const so = likely
    ? l10n.t('likeliest {0} ({1} %)', likely.sha.slice(0, 8), Math.round(likely.probability * 100))
    : '';
  return [l10n.t('run {0}, about {1} left, at {2}', done + 1, left, sha.slice(0, 8)), so]
    .filter(Boolean)
    .join(' · ');
}

/** The repository of the row that the command was run on, else the only one, else the one that the person picks. */
async function chooseRepository(
  report: JointReport,
  argument: unknown,
): Promise<RepositoryReport | undefined> {
  const sha = fieldOf(argument, 'sha');
  const named = report.suspects.find(({ commit }) => commit.sha === sha)?.folder;
  const open = report.repositories.filter(({ folder }) =>
    report.suspects.some((suspect) => suspect.folder === folder && suspect.ruledOut === undefined),
  );
  const known = open.find(({ folder }) => folder === named) ?? (open.length < 2 ? open[0] : undefined);
  if (known !== undefined || open.length === 0) return known ?? report.repositories[0];
  return askOne<RepositoryReport>({
    title: l10n.t('Prove a Suspect'),
    placeholder: l10n.t('In which repository?'),
    choices: open.map((value) => ({ label: plain(value.name, 80), value })),
  });
}

interface Ends {
  readonly live: string;
  readonly knownGood: string;
}

/** The deploys mark both ends; where they don't, the person says which commit still worked. */
async function chooseEnds({ live, lastGood, suspects }: RepositoryReport): Promise<Ends | undefined> {
  const newest = [...suspects].sort((a, b) => b.commit.committedAt - a.commit.committedAt);
  const end = live?.sha ?? newest[0]?.commit.sha;
  if (end === undefined) return undefined;
  if (lastGood?.sha !== undefined) return { live: end, knownGood: lastGood.sha };
  const knownGood = await askOne<string>({
    title: l10n.t('Prove a Suspect'),
    placeholder: l10n.t('Which commit still worked? No earlier deploy is known.'),
    choices: newest
      .slice(1)
      .reverse()
      .map(({ commit }) => ({
        label: plain(commit.subject, 80),
        description: commit.sha.slice(0, 8),
        value: commit.sha,
      })),
  });
  return knownGood === undefined ? undefined : { live: end, knownGood };
}

interface Outcome {
  readonly state: IncidentState;
  readonly report: JointReport;
  readonly result: ProofResult;
  /** Something was run, and not just read from the journal. */
  readonly isNew: boolean;
  /** What the worktrees lacked, where that may be why. */
  readonly absent: Absent | undefined;
}

async function conclude(
  services: Services,
  { state, report, result, isNew, absent }: Outcome,
): Promise<void> {
  const sentence = [proofSentence(result, report), absent && absentSentence(absent)]
    .filter(Boolean)
    .join(' ');
  if (result.kind !== 'proved') {
    // What the runs mean belongs beside them in the timeline. A command that never showed the fault means nothing.
    const isFinding = result.kind !== 'cancelled' && result.kind !== 'not-reproduced';
    if (isNew && isFinding) await addNote(services, state.incident.id, { text: sentence });
    await vscode.window.showInformationMessage(sentence);
    return;
  }
  const suspect = report.suspects.find(({ commit }) => commit.sha === result.culprit.sha);
  const confirm = l10n.t('Confirm as Cause');
  const picked = await vscode.window.showInformationMessage(sentence, ...(suspect ? [confirm] : []));
  if (picked !== confirm || suspect === undefined) return;
  await judgeSuspect(services, state.incident.id, {
    suspect,
    repository: repositoryName(report, suspect.folder),
    verdict: 'confirmed',
    because: sentence,
    reasons: suspect.reasons.map((reason) => ({ text: reasonSentence(reason), weight: reason.weight })),
  });
}
