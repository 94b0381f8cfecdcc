import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { overduePromises } from '../session/countdown.ts';
import { Disposable } from '../session/disposable.ts';
import { isOngoing } from '../session/mine.ts';
import { claimNotification, releaseNotifications, releaseOldNotifications } from '../session/notified.ts';
import type { DuePromise, PromiseClock } from '../session/promiseClock.ts';
import type { Desk } from './desk.ts';
import { plain } from './plainText.ts';

/** Says once that a promised update is overdue: one notification a promise, over all windows, in one that has focus. */
export class Notifier extends Disposable {
  private readonly told = new Set<string>();

  constructor(
    private readonly desk: Desk,
    clock: PromiseClock,
    private readonly globalRoot: string,
  ) {
    super();
    this.own(clock.onTick(() => this.inBackground(this.look())));
    this.own(desk.incidents.onDidChange((id) => this.inBackground(this.tidy(id))));
    this.inBackground(releaseOldNotifications(globalRoot, desk.now()));
  }

  private inBackground(task: Promise<void>): void {
    task.catch((error: unknown) => this.failed(error));
  }

  /** With an incident that is over go the claims of its promises. */
  private async tidy(id: string): Promise<void> {
    const incident = this.desk.incidents.get(id)?.incident;
    if (incident === undefined || isOngoing(incident)) return;
    await releaseNotifications(
      this.globalRoot,
      incident.promises.map((promise) => promise.id),
    );
  }

  private async look(): Promise<void> {
    if (!canTell()) return;
    for (const due of overduePromises(this.desk.incidents, this.desk.now())) {
      if (this.told.has(due.promise.id) || (await this.isQuietHour(due))) continue;
      // It may have been answered, or the person may have left, while the team's hours were read.
      if (this.isDisposed || !canTell()) return;
      if (!this.isOverdue(due)) continue;
      this.told.add(due.promise.id);
      if (await this.isOurs(due)) this.inBackground(this.notify(due));
    }
  }

  private isOverdue({ promise }: DuePromise): boolean {
    const { incidents, now } = this.desk;
    return overduePromises(incidents, now()).some((due) => due.promise.id === promise.id);
  }

  /** Told twice is better than never: where it can't be claimed, this window tells it. */
  private isOurs({ promise }: DuePromise): Promise<boolean> {
    return claimNotification(this.globalRoot, promise.id).catch((error: unknown) => {
      this.failed(error);
      return true;
    });
  }

  private failed(error: unknown): void {
    this.desk.log.error(`notification: ${String(error)}`);
  }

  private async isQuietHour({ state }: DuePromise): Promise<boolean> {
    const config = await this.desk.configOf(state.home);
    return this.desk.times.isQuiet(config.work, this.desk.now());
  }

  private async notify({ state, promise }: DuePromise): Promise<void> {
    const send = l10n.t('Send Update…');
    const later = l10n.t('New Time…');
    const never = l10n.t('Don’t Show Again');
    const title = plain(state.incident.title, 60);
    const due = this.desk.times.short(promise.due, this.desk.now());
    const picked = await vscode.window.showWarningMessage(
      l10n.t('The update promised for {0} is overdue: {1}', due, title),
      send,
      later,
      never,
    );
    const target = { incident: state.incident.id, promise: promise.id };
    if (picked === send) await vscode.commands.executeCommand('sitrep.sendUpdate', target);
    if (picked === later) await vscode.commands.executeCommand('sitrep.newPromise', target);
    if (picked === never) {
      await vscode.workspace
        .getConfiguration('sitrep')
        .update('notifyWhenOverdue', false, vscode.ConfigurationTarget.Global);
    }
  }
}

function canTell(): boolean {
  const isWanted = vscode.workspace.getConfiguration('sitrep').get<boolean>('notifyWhenOverdue', true);
  return isWanted && vscode.window.state.focused;
}
