import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Disposable } from '../../session/disposable.ts';
import { touches } from '../../session/configs.ts';
import type { LogsRead, LogsModelView as Shown } from '../../session/logs/logsModel.ts';
import type { WindowReason } from '../../session/logs/logWindow.ts';
import type { RetryProgress } from '../../session/retry.ts';
import { ContextKey } from '../contextKeys.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { CurrentName } from './currentName.ts';
import { levelsText, logNodes } from './logNodes.ts';
import { NodeTree } from './tree.ts';

/** The log sources of the current incident and what is new in them. Reads only while somebody looks. */
export class LogsView extends Disposable {
  private readonly tree: NodeTree;
  private readonly view: vscode.TreeView<unknown>;
  private readonly watching = new ContextKey<boolean>('sitrep.watching');
  private readonly empty = new ContextKey<string>('sitrep.logsEmpty');
  private retry: RetryProgress | undefined;

  constructor(private readonly services: Services) {
    super();
    this.tree = this.own(new NodeTree(() => this.nodes()));
    this.view = this.own(
      vscode.window.createTreeView('sitrep.logs', { treeDataProvider: this.tree, showCollapseAll: true }),
    );
    this.own(new CurrentName(this.view, services));
    this.own(services.logs.onDidChange((shown) => this.show(shown)));
    this.own(services.current.onDidChange(() => this.look()));
    this.own(services.retry.onDidProgress((progress) => this.showRetry(progress)));
    this.own(this.view.onDidChangeVisibility(() => this.look()));
    this.own(services.onDidChangeConfig((change) => touches(change, 'logs') && this.lookAgain()));
    this.look();
  }

  private look(): void {
    this.tree.update();
    this.view.message = this.message();
    if (this.view.visible) void this.services.logs.follow(this.services.current.state);
    else this.services.logs.rest();
  }

  /** What was read was read with other choices; a view that is not looked at reads when it is. */
  private lookAgain(): void {
    this.tree.update();
    if (this.view.visible) void this.services.logs.refresh(this.services.current.state);
    else this.services.logs.rest();
  }

  private nodes(): ReturnType<typeof logNodes> {
    const { view } = this.services.logs;
    const state = this.services.current.state;
    if (view.kind !== 'read' || view.incident !== state?.incident.id) return [];
    return logNodes({
      read: view,
      incident: state.incident.id,
      now: this.services.now(),
      times: this.services.times,
    });
  }

  private show(shown: Shown): void {
    if (this.isDisposed) return;
    this.tree.update();
    this.empty.set(shown.kind === 'empty' ? shown.why : undefined);
    this.view.message = this.message();
  }

  private showRetry(progress: RetryProgress | undefined): void {
    this.watching.set(progress !== undefined);
    this.retry = progress;
    this.view.message = this.message();
  }

  /** How a watched retry goes; else which time was searched and what was found. None leaves the room to the welcome text. */
  private message(): string {
    const { view } = this.services.logs;
    if (this.retry !== undefined) return this.retryText(this.retry);
    if (view.kind === 'reading') return l10n.t('Reading the logs…');
    return view.kind === 'read' && view.incident === this.services.current.state?.incident.id
      ? this.summary(view)
      : '';
  }

  /** A watch goes on when another incident becomes current, and says then whose it is. */
  private retryText({ incident, from, records, errors }: RetryProgress): string {
    const text = l10n.t(
      'Watching a retry since {0}. Log records so far: {1}, errors among them: {2}.',
      this.services.times.clock(from),
      records,
      errors,
    );
    const watched = this.services.incidents.get(incident);
    const isCurrent = incident === this.services.current.state?.incident.id;
    return watched === undefined || isCurrent ? text : `${plain(watched.incident.title, 40)}: ${text}`;
  }

  /** Why the time begins where it does, while nobody told the start. */
  private reasonText(reason: WindowReason): string {
    switch (reason.kind) {
      case 'start':
        return '';
      case 'deploy':
        return l10n.t(
          'Start not known: reading since the deploy of {0}.',
          this.services.times.short(reason.deploy.at, this.services.now()),
        );
      case 'day':
        return l10n.t('Start not known: reading from 24 hours before the report.');
    }
  }

  private summary({ window, reason }: LogsRead): string {
    const now = this.services.now();
    const { times } = this.services;
    const range = l10n.t(
      'From {0} to {1}: {2}.',
      times.short(window.span.from, now),
      times.short(window.span.to, now),
      levelsText(window.levels),
    );
    const approximate =
      window.exactness === 'approximate'
        ? l10n.t('Times are out of order by more than a minute, so some records may be missing.')
        : '';
    return [this.reasonText(reason), range, approximate].filter(Boolean).join(' ');
  }
}
