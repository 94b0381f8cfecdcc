import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Disposable } from '../../session/disposable.ts';
import type { InvestigationView } from '../../session/investigation.ts';
import type { SuspectReport } from '../../suspects/suspect.ts';
import { ContextKey } from '../contextKeys.ts';
import type { Desk } from '../desk.ts';
import { suspectNodes } from './suspectNodes.ts';
import { NodeTree } from './tree.ts';

/** The suspects of the current incident. Searches only while somebody looks. */
export class SuspectsView extends Disposable {
  private readonly tree: NodeTree;
  private readonly view: vscode.TreeView<unknown>;
  private readonly empty = new ContextKey<string>('sitrep.suspectsEmpty');

  constructor(private readonly desk: Desk) {
    super();
    this.tree = this.own(new NodeTree(() => this.nodes()));
    this.view = this.own(
      vscode.window.createTreeView('sitrep.suspects', { treeDataProvider: this.tree, showCollapseAll: true }),
    );
    this.own(desk.investigation.onDidChange((view) => this.show(view)));
    this.own(desk.current.onDidChange(() => this.look()));
    this.own(this.view.onDidChangeVisibility(() => this.look()));
    this.own(desk.onDidForgetConfig(() => this.lookAgain()));
    this.look();
  }

  private look(): void {
    this.tree.update();
    if (this.view.visible) void this.desk.investigation.follow(this.desk.current.state);
  }

  /** What was read was read with other choices; a view that is not looked at reads when it is. */
  private lookAgain(): void {
    this.tree.update();
    if (this.view.visible) void this.desk.investigation.refresh(this.desk.current.state);
    else this.desk.investigation.rest();
  }

  private nodes(): ReturnType<typeof suspectNodes> {
    const state = this.desk.current.state;
    const report = state && this.desk.investigation.reportOf(state.incident.id);
    if (report === undefined || state === undefined) return [];
    return suspectNodes({
      report,
      incident: state.incident.id,
      now: this.desk.now(),
      times: this.desk.times,
      judged: new Map([...state.incident.suspects.values()].map(({ sha, verdict }) => [sha, verdict])),
    });
  }

  private show(view: InvestigationView): void {
    if (this.isDisposed) return;
    this.tree.update();
    this.empty.set(view.kind === 'unavailable' ? view.why.kind : undefined);
    this.view.message = this.message(view) ?? '';
  }

  /** What was searched and as of when; none leaves the room to the welcome text. */
  private message(view: InvestigationView): string | undefined {
    if (view.kind === 'searching' && view.report === undefined) return l10n.t('Looking at what changed…');
    if (view.kind !== 'report' && view.kind !== 'searching') return undefined;
    if (view.report === undefined) return undefined;
    return searched(view.report, this.desk.times, this.desk.now());
  }
}

function searched(report: SuspectReport, times: Desk['times'], now: number): string {
  const { clone, live, lastGood, assumedLive, cutFrom, suspects, limits } = report;
  const notRead = (limits?.missingDiffs ?? 0) + (limits?.unreadDiffs ?? 0);
  const fetched =
    clone.lastFetched === undefined
      ? l10n.t('This clone was never fetched.')
      : l10n.t('Last fetched {0}.', times.short(clone.lastFetched, now));
  const range =
    live && lastGood
      ? l10n.t('Commits searched: {0}, from {1} to {2}.', suspects.length, lastGood.name, live.name)
      : live
        ? l10n.t('Commits searched: {0}, up to {1}; no earlier deploy is known.', suspects.length, live.name)
        : l10n.t(
            'Nothing marks deploys, so {0} is taken as live. Commits searched: {1}.',
            assumedLive ?? 'HEAD',
            suspects.length,
          );
  return [
    range,
    cutFrom === undefined ? '' : l10n.t('Only the newest {0} of {1} are listed.', suspects.length, cutFrom),
    clone.shallow ? l10n.t('The clone is shallow: older commits are missing.') : '',
    notRead > 0 ? l10n.t('Diffs that could not be read: {0}.', notRead) : '',
    clone.submodules ? l10n.t('Submodules were not searched.') : '',
    fetched,
  ]
    .filter(Boolean)
    .join(' ');
}
