import * as l10n from '@vscode/l10n';
import type { SearchedOrigin } from '../../git/marker.ts';
import type { ReaderTimes } from '../../session/readerTimes.ts';
import type { JointReport, RepositoryReport } from '../../suspects/jointReport.ts';
import { plain } from '../plainText.ts';

/** What was searched, as of when, and what could not be: one sentence after the other. */
export function searchedWords(report: JointReport, times: ReaderTimes, now: number): string {
  const { repositories, failed } = report;
  const parts = repositories.map((one) => {
    const said = [range(one), ...caveats(one), fetched(one, times, now)].filter(Boolean).join(' ');
    return repositories.length > 1 ? `${plain(one.name, 60)}: ${said}` : said;
  });
  if (report.start === undefined)
    parts.unshift(l10n.t('When it began isn’t known, so how recent a commit is doesn’t count.'));
  if (failed.length > 0) parts.push(l10n.t('Git can’t search: {0}.', list(failed)));
  return parts.join(' ');
}

function range(report: RepositoryReport): string {
  const { suspects, live, lastGood } = report;
  const count = suspects.length;
  if (live && lastGood)
    return l10n.t('Commits searched: {0}, from {1} to {2}.', count, plain(lastGood.name), plain(live.name));
  if (live)
    return l10n.t('Commits searched: {0}, up to {1}; no earlier deploy is known.', count, plain(live.name));
  const assumed = report.assumedLive ?? 'HEAD';
  const others = [...new Set(report.deploys.map(({ environment }) => environment))];
  if (others.length === 0)
    return l10n.t('Nothing marks deploys, so {0} is taken as live. Commits searched: {1}.', assumed, count);
  const said = [plain(report.environment), list(others), assumed, count] as const;
  return report.start === undefined
    ? l10n.t(
        'No deploy to {0} before the report is known (known: {1}), so {2} is taken as live. Commits searched: {3}.',
        ...said,
      )
    : l10n.t(
        'No deploy to {0} before the start is known (known: {1}), so {2} is taken as live. Commits searched: {3}.',
        ...said,
      );
}

function caveats({ cutFrom, clone, limits, suspects, searched, unknownDeploys }: RepositoryReport): string[] {
  const { missingDiffs = 0, unreadDiffs = 0, cutDiffs = 0 } = limits ?? {};
  const failing = (...problems: readonly SearchedOrigin['problem'][]): readonly string[] =>
    searched.filter(({ problem }) => problems.includes(problem)).map(({ scope }) => scope);
  const unread = [
    ...failing('unreadable', 'no-output', 'bad-pattern', 'failed'),
    ...searched
      .filter(({ origin, problem }) => origin === 'branch' && problem === 'missing-ref')
      .map(({ scope }) => scope),
    ...searched
      .filter(({ origin, found, skipped }) => origin === 'deploy-log' && found === 0 && skipped > 0)
      .map(({ scope }) => scope),
  ];
  const refused = failing('not-allowed');
  const slow = failing('slow-pattern');
  return [
    cutFrom === undefined ? '' : l10n.t('Only the newest {0} of {1} are listed.', suspects.length, cutFrom),
    clone.shallow ? l10n.t('The clone is shallow: older commits are missing.') : '',
    missingDiffs > 0 ? l10n.t('Commits whose content this clone lacks: {0}.', missingDiffs) : '',
    unreadDiffs > 0 ? l10n.t('Diffs that could not be read: {0}.', unreadDiffs) : '',
    cutDiffs > 0 ? l10n.t('Diffs so long that only their beginning was read: {0}.', cutDiffs) : '',
    clone.absentSubmodules.length > 0
      ? l10n.t('Submodules that are not checked out were not searched: {0}.', list(clone.absentSubmodules))
      : '',
    unknownDeploys > 0
      ? l10n.t('Deploys of commits that this clone lacks: {0}. Fetch to see them.', unknownDeploys)
      : '',
    unread.length > 0 ? l10n.t('Deploys could not be read from: {0}.', list(unread)) : '',
    slow.length > 0 ? l10n.t('The pattern takes too long, so deploys were not read: {0}.', list(slow)) : '',
    refused.length > 0 ? l10n.t('Not allowed to run, so not read: {0}.', list(refused)) : '',
  ];
}

function fetched({ clone }: RepositoryReport, times: ReaderTimes, now: number): string {
  return clone.lastFetched === undefined
    ? l10n.t('This clone was never fetched.')
    : l10n.t('Last fetched {0}.', times.short(clone.lastFetched, now));
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => plain(name, 60));
  return [...shown, ...(names.length > shown.length ? ['…'] : [])].join(', ');
}
