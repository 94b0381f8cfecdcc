import * as l10n from '@vscode/l10n';
import type { GetOutcome, ShareOutcome, SharePlan } from '../team/team.ts';
import { plain } from './plainText.ts';

type Told<Outcome> = Outcome | { readonly kind: 'no-repository' };
type Received = Extract<GetOutcome, { kind: 'got' }>['received'];
type Trouble = Extract<
  Told<ShareOutcome | GetOutcome | SharePlan>,
  { kind: 'no-repository' | 'no-remote' | 'cancelled' | 'too-large' | 'failed' }
>;

/** A sentence, and whether it tells of a trouble. Undefined where the person left. */
export interface TeamNews {
  readonly sentence: string;
  readonly isTrouble: boolean;
  /** For the log. */
  readonly detail?: string;
}

export function shareNews(outcome: Told<ShareOutcome>): TeamNews | undefined {
  switch (outcome.kind) {
    case 'shared':
      return news(
        outcome.incidents === 1
          ? l10n.t('One incident shared with the team, files: {0}.', outcome.files)
          : l10n.t('{0} incidents shared with the team, files: {1}.', outcome.incidents, outcome.files),
        receivedWords(outcome.received),
        leftWords(outcome.left),
      );
    case 'nothing-to-share':
      return news(
        outcome.privateCount === 0
          ? l10n.t('The team has everything already.')
          : l10n.t('The team has everything already. Private ones stay here: {0}.', outcome.privateCount),
        receivedWords(outcome.received),
        leftWords(outcome.left),
      );
    case 'held-back':
      return undefined;
    case 'rejected-after-retries':
      return trouble(l10n.t('Others kept sharing at the same moment. Nothing is lost; share again.'));
    default:
      return troubleNews(outcome);
  }
}

export function getNews(outcome: Told<GetOutcome>): TeamNews | undefined {
  switch (outcome.kind) {
    case 'got':
      return news(receivedWords(outcome.received) || l10n.t('Nothing new from the team.'));
    case 'nothing-there':
      return news(l10n.t('Nobody has shared an incident yet.'));
    default:
      return troubleNews(outcome);
  }
}

export function troubleNews(outcome: Trouble): TeamNews | undefined {
  switch (outcome.kind) {
    case 'cancelled':
      return undefined;
    case 'no-repository':
      return trouble(l10n.t('The incidents of this window are in no git repository, so there is no team.'));
    case 'no-remote':
      return trouble(l10n.t('This repository has no remote to share through.'));
    case 'too-large':
      return trouble(l10n.t('The branch sitrep/incidents holds too much to be only incidents.'));
    case 'failed':
      return {
        ...trouble(l10n.t('The remote could not be reached, or it refused. Nothing is lost; try again.')),
        detail: outcome.detail,
      };
  }
}

/** "2 incidents updated, 1 new." Empty where nothing came. */
function receivedWords({ added, updated, beside, refused }: Received): string {
  const counts = [
    updated.size === 1 ? l10n.t('1 incident updated') : '',
    updated.size > 1 ? l10n.t('{0} incidents updated', updated.size) : '',
    added.size > 0 && updated.size > 0 ? l10n.t('{0} new', added.size) : '',
    added.size > 0 && updated.size === 0 ? newWords(added.size) : '',
  ].filter(Boolean);
  return [
    counts.length === 0 ? '' : `${counts.join(', ')}.`,
    beside.length === 0
      ? ''
      : l10n.t('Changed on both sides, so theirs is kept beside: {0}.', teamNames(beside)),
    refused.length === 0 ? '' : l10n.t('Not taken: {0}.', teamNames(refused)),
  ]
    .filter(Boolean)
    .join(' ');
}

function newWords(count: number): string {
  return count === 1 ? l10n.t('1 new incident') : l10n.t('{0} new incidents', count);
}

function leftWords(left: readonly string[]): string {
  return left.length === 0 ? '' : l10n.t('Too large to share: {0}.', teamNames(left));
}

/** The first few of these paths on the branch, without their incident. */
export function teamNames(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).map((path) => plain(path.slice(path.indexOf('/') + 1), 60));
  return paths.length > shown.length ? `${shown.join(', ')}…` : shown.join(', ');
}

function news(...sentences: readonly string[]): TeamNews {
  return { sentence: sentences.filter(Boolean).join(' '), isTrouble: false };
}

function trouble(sentence: string): TeamNews {
  return { sentence, isTrouble: true };
}
