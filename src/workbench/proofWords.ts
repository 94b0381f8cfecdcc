import * as l10n from '@vscode/l10n';
import type { Absent } from '../git/absent.ts';
import type { ProofResult } from '../proof/prove.ts';
import type { JointReport } from '../suspects/jointReport.ts';
import { plain } from './plainText.ts';

/** What a proof found, or why it found nothing and what that means. */
export function proofSentence(result: ProofResult, report: Pick<JointReport, 'suspects'>): string {
  switch (result.kind) {
    case 'proved': {
      const subject =
        report.suspects.find(({ commit }) => commit.sha === result.culprit.sha)?.commit.subject ?? '';
      return l10n.t(
        'Proved: {0} “{1}” fails and its parent works. {2} runs, {3} % sure.',
        result.culprit.sha.slice(0, 8),
        plain(subject, 60),
        result.runs,
        Math.floor(result.culprit.probability * 100),
      );
    }
    case 'not-reproduced':
      return l10n.t(
        'The command does not show the fault on what is live, so it says nothing about the cause. Try one that fails there.',
      );
    case 'fails-on-known-good':
      return l10n.t(
        'The command fails on the last good deploy too, so the fault is older or is not in the code.',
      );
    case 'flaky-at-ends':
      return l10n.t(
        'The command fails about as often on the good deploy as on the live one, so it can’t tell them apart.',
      );
    case 'cannot-run':
      return result.end === 'live'
        ? l10n.t('The command could not be run on what is live. Its output is in the evidence.')
        : l10n.t('The command could not be run on the last good deploy. Its output is in the evidence.');
    case 'undecided':
      return l10n.t(
        'It could not be narrowed down further than: {0}.',
        result.likely.map(({ sha }) => sha.slice(0, 8)).join(', '),
      );
    case 'at-edge':
      return l10n.t(
        'Undecided: this clone is shallow and ends at {0}, so what was before it can’t be run. Fetch more of the history, then prove it again.',
        result.sha.slice(0, 8),
      );
    case 'cancelled':
      return l10n.t('Paused. The same command goes on where it was left.');
    case 'empty-range':
      return l10n.t('Nothing went live since the last good deploy, so there is no commit to search.');
    case 'range-too-large':
      return l10n.t('Too many commits lie between the two deploys to search them.');
    case 'no-range':
      return l10n.t('Git could not list the commits between the two deploys. The clone may be incomplete.');
  }
}

/** What a worktree lacked and how the setup command brings it; empty where it lacked nothing. */
export function absentSentence({ submodules, filters, isSparse }: Absent): string {
  const named = (names: readonly string[]): string => names.map((name) => plain(name, 40)).join(', ');
  return [
    submodules.length === 0
      ? ''
      : l10n.t(
          'Its worktrees have no submodules ({0}): let the setup command run {1}.',
          named(submodules),
          'git submodule update --init',
        ),
    filters.length === 0
      ? ''
      : l10n.t(
          'Files under these filters are as stored, since only your own settings count: {0}. Let the setup command bring them, for example with {1}.',
          named(filters),
          filters.includes('git-crypt') ? 'git-crypt unlock' : 'git lfs pull',
        ),
    isSparse
      ? l10n.t(
          'Only part of the files is checked out: let the setup command run {0}.',
          'git sparse-checkout disable',
        )
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}
