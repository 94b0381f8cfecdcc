import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Disposable } from '../../session/disposable.ts';
import { touches, type ConfigChange } from '../../session/configs.ts';
import type { SuspectsModelView } from '../../session/suspectsModel.ts';
import { ContextKey } from '../contextKeys.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { CurrentName } from './currentName.ts';
import { searchedWords } from './searchedWords.ts';
import { suspectNodes } from './suspectNodes.ts';
import { NodeTree } from './tree.ts';

/** The suspects of the current incident. Searches only while somebody looks. */
export class SuspectsView extends Disposable {
  private readonly tree: NodeTree;
  private offered: string | undefined;
  private readonly view: vscode.TreeView<unknown>;
  private readonly empty = new ContextKey<string>('sitrep.suspectsEmpty');

  constructor(private readonly services: Services) {
    super();
    this.tree = this.own(new NodeTree(() => this.nodes()));
    this.view = this.own(
      vscode.window.createTreeView('sitrep.suspects', { treeDataProvider: this.tree, showCollapseAll: true }),
    );
    this.own(new CurrentName(this.view, services));
    this.own(services.investigation.onDidChange((view) => this.show(view)));
    this.own(services.current.onDidChange(() => this.look()));
    this.own(this.view.onDidChangeVisibility(() => this.look()));
    this.own(services.onDidChangeConfig((change) => this.lookAgain(change)));
    this.look();
  }

  private look(): void {
    this.tree.update();
    this.tell(this.services.investigation.view);
    if (this.view.visible) void this.services.investigation.follow(this.services.current.state);
  }

  /** What was read was read with other choices; a view that is not looked at reads when it is. */
  private lookAgain(change: ConfigChange): void {
    if (!touches(change, 'deploys', 'logs', 'pathMappings')) return;
    this.tree.update();
    const { investigation, current } = this.services;
    if (change === 'all') investigation.forgetOutputs();
    investigation.rest();
    if (this.view.visible) void investigation.follow(current.state);
  }

  private nodes(): ReturnType<typeof suspectNodes> {
    const state = this.services.current.state;
    const report = state && this.services.investigation.reportOf(state.incident.id);
    if (report === undefined || state === undefined) return [];
    return suspectNodes({
      report,
      incident: state.incident.id,
      now: this.services.now(),
      times: this.services.times,
      judged: new Map([...state.incident.suspects.values()].map(({ sha, verdict }) => [sha, verdict])),
    });
  }

  private show(view: SuspectsModelView): void {
    if (this.isDisposed) return;
    this.tree.update();
    if (view.kind === 'unavailable' && view.why.kind === 'failed')
      this.services.log.warn(`suspects: ${view.why.detail}`);
    this.tell(view);
  }

  /** A search that a command began for another incident says nothing here. */
  private tell(view: SuspectsModelView): void {
    const state = this.services.current.state;
    const about = state && this.services.investigation.isAbout(state.incident.id) ? view : undefined;
    if (about?.kind === 'unavailable') this.tellWhy(about.why);
    this.empty.set(about?.kind === 'unavailable' ? about.why.kind : undefined);
    this.view.message = (about && this.message(about)) ?? '';
  }

  private tellWhy(why: Extract<SuspectsModelView, { kind: 'unavailable' }>['why']): void {
    if (why.kind === 'unsafe-config')
      this.services.log.warn(
        `suspects: git was not started: ${plain(why.key)} in the repository's configuration`,
      );
    if (why.kind === 'dubious-ownership') this.offer(why.remedy);
  }

  /** Once: the view is shown anew with each change. */
  private offer(remedy: string): void {
    if (this.offered === remedy) return;
    this.offered = remedy;
    void offerRemedy(remedy);
  }

  /** What was searched and as of when; none leaves the room to the welcome text. */
  private message(view: SuspectsModelView): string | undefined {
    if (view.kind === 'searching' && view.report === undefined) return l10n.t('Looking at what changed…');
    if (view.kind !== 'report' && view.kind !== 'searching') return undefined;
    if (view.report === undefined) return undefined;
    return searchedWords(view.report, this.services.times, this.services.now());
  }
}

/** git names the command that lets a folder of somebody else's be used; whether to run it is the person's decision. */
async function offerRemedy(remedy: string): Promise<void> {
  const copy = l10n.t('Copy the Command');
  const picked = await vscode.window.showWarningMessage(
    l10n.t(
      'Git does not use this folder, since somebody else owns it. If it is yours, run: {0}',
      plain(remedy),
    ),
    copy,
  );
  if (picked === copy) await vscode.env.clipboard.writeText(remedy);
}
