import * as l10n from '@vscode/l10n';
import type { ReaderTimes } from '../../session/readerTimes.ts';
import type { JointReport, PlacedSuspect } from '../../suspects/jointReport.ts';
import { plain, plainLines } from '../plainText.ts';
import { repositoryName } from '../repositoryName.ts';
import { ruledOutWords, reasonSentence } from './reasonWords.ts';
import type { Node } from './tree.ts';

export interface SuspectTarget {
  readonly incident: string;
  readonly sha: string;
}

export interface SuspectNodesInput {
  readonly report: JointReport;
  readonly incident: string;
  readonly now: number;
  readonly times: ReaderTimes;
  readonly judged: ReadonlyMap<string, 'confirmed' | 'cleared' | 'unclear'>;
}

const shownAtMost = 200;

/** The rows of the Suspects view, most probable first. The author is not shown: code is suspected, not people. */
export function suspectNodes(input: SuspectNodesInput): readonly Node[] {
  return input.report.suspects.slice(0, shownAtMost).map((suspect) => suspectNode(suspect, input));
}

function suspectNode(suspect: PlacedSuspect, input: SuspectNodesInput): Node {
  const { commit } = suspect;
  const verdict = input.judged.get(commit.sha);
  const id = `${input.incident}/suspect/${commit.sha}`;
  return {
    id,
    label: plain(commit.subject, 100) || commit.sha.slice(0, 8),
    description: plain(description(suspect, verdict, input)),
    tooltip: plainLines(tooltip(suspect, input)),
    icon: icon(suspect, verdict),
    ...(verdict === 'confirmed' ? { color: 'list.errorForeground' } : {}),
    context: ['suspect', verdict ?? '', suspect.ruledOut ? 'ruled-out' : ''].filter(Boolean).join(' '),
    target: { incident: input.incident, sha: commit.sha } satisfies SuspectTarget,
    command: {
      id: 'sitrep.openSuspect',
      title: l10n.t('Open Changes'),
      args: [{ incident: input.incident, sha: commit.sha } satisfies SuspectTarget],
    },
    children: suspect.reasons.map((reason, index) => ({
      id: `${id}/reason/${index}`,
      label: plain(reasonSentence(reason)),
      icon: reason.weight >= 0 ? 'arrow-up' : 'arrow-down',
      description: weight(reason.weight),
    })),
  };
}

function description(suspect: PlacedSuspect, verdict: string | undefined, input: SuspectNodesInput): string {
  const parts = [
    verdict === 'confirmed'
      ? l10n.t('confirmed')
      : verdict === 'cleared'
        ? l10n.t('cleared')
        : percent(suspect),
    suspect.wentLive === undefined ? '' : l10n.t('live {0}', input.times.short(suspect.wentLive, input.now)),
    suspect.commit.sha.slice(0, 8),
    repositoryName(input.report, suspect.folder) ?? '',
  ];
  if (suspect.ruledOut && verdict === undefined) parts[0] = ruledOutWords(suspect.ruledOut);
  return parts.filter(Boolean).join(' · ');
}

function percent(suspect: PlacedSuspect): string {
  const share = suspect.probability * 100;
  return share < 1 ? l10n.t('under 1 %') : l10n.t('{0} %', Math.round(share));
}

/** Log-odds as a factor, which is what a person can read: ×4 makes it four times as likely. */
function weight(logOdds: number): string {
  const factor = Math.exp(Math.abs(logOdds));
  const shown = factor >= 10 ? String(Math.round(factor)) : factor.toFixed(1);
  return logOdds >= 0 ? `×${shown}` : `÷${shown}`;
}

function tooltip(suspect: PlacedSuspect, input: SuspectNodesInput): string {
  const { commit, paths = [] } = suspect;
  return [
    commit.subject,
    commit.sha,
    ...(repositoryName(input.report, suspect.folder) === undefined ? [] : [suspect.folder]),
    l10n.t('Committed {0}', input.times.full(commit.committedAt)),
    suspect.wentLive === undefined
      ? notLiveWords(input.report)
      : l10n.t('Went live {0}', input.times.full(suspect.wentLive)),
    ...(suspect.deploy ? [suspect.deploy.name] : []),
    '',
    ...paths.slice(0, 12),
    ...(paths.length > 12 ? ['…'] : []),
  ].join('\n');
}

function notLiveWords({ start }: JointReport): string {
  return start === undefined
    ? l10n.t('Not seen to go live before the report')
    : l10n.t('Not seen to go live before the start');
}

function icon(suspect: PlacedSuspect, verdict: string | undefined): string {
  if (verdict === 'confirmed') return 'target';
  if (verdict === 'cleared' || suspect.ruledOut) return 'circle-slash';
  return 'git-commit';
}
