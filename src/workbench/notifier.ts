import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { clientOfPromise, promiseState } from '../incident/promises.ts';
import { isOutstanding } from '../incident/promiseRecord.ts';
import { duePromises, type DuePromise } from '../session/attention.ts';
import { Disposable } from '../session/disposable.ts';
import {
  claimNotification,
  releaseNotifications,
  releaseOldNotifications,
  silenceNotifications,
  type NotificationStage,
} from '../session/notified.ts';
import type { PromiseClock } from '../session/promiseClock.ts';
import type { Desk } from './desk.ts';
import { plain } from './plainText.ts';
import { clientName, duration } from './words.ts';

interface Notice extends DuePromise {
  readonly stage: NotificationStage;
}

/**
 * Says that a promised update is nearly due, and that it is overdue: once each, over all windows of the machine, in one
 * that has focus. What it shows can be dismissed; the item in the status bar can't.
 */
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

  /** With a promise that nobody waits for any more go its claims. */
  private async tidy(id: string): Promise<void> {
    const promises = this.desk.incidents.get(id)?.incident.promises ?? [];
    const over = promises.filter((promise) => !isOutstanding(promise)).map((promise) => promise.id);
    if (over.length > 0) await releaseNotifications(this.globalRoot, over);
  }

  private async look(): Promise<void> {
    if (!canTell()) return;
    for (const notice of this.notices()) {
      if (this.told.has(keyOf(notice)) || (await this.isQuietHour(notice))) continue;
      // It may have been answered, or the person may have left, while the team's hours were read.
      if (this.isDisposed || !canTell()) return;
      if (!this.notices().some((still) => keyOf(still) === keyOf(notice))) continue;
      this.told.add(keyOf(notice));
      if (await this.isOurs(notice)) this.inBackground(this.notify(notice));
    }
  }

  private notices(): readonly Notice[] {
    const now = this.desk.now();
    return duePromises(this.desk.incidents).flatMap(({ state, promise }) => {
      const stage = promiseState(promise, now);
      return stage === 'due-soon' || stage === 'overdue' ? [{ state, promise, stage }] : [];
    });
  }

  /** Told twice is better than never: where it can't be claimed, this window tells it. */
  private isOurs({ promise, stage }: Notice): Promise<boolean> {
    return claimNotification(this.globalRoot, promise.id, stage).catch((error: unknown) => {
      this.failed(error);
      return true;
    });
  }

  private failed(error: unknown): void {
    this.desk.log.error(`notification: ${String(error)}`);
  }

  private async isQuietHour({ state }: Notice): Promise<boolean> {
    const config = await this.desk.configOf(state.home);
    return this.desk.times.isQuiet(config.work, this.desk.now());
  }

  private async notify(notice: Notice): Promise<void> {
    const { state, promise } = notice;
    const send = l10n.t('Send Update…');
    const newTime = l10n.t('New Time…');
    const never = l10n.t('Not for This Promise');
    const picked = await vscode.window.showWarningMessage(await this.words(notice), send, newTime, never);
    const target = { incident: state.incident.id, promise: promise.id };
    if (picked === send) await vscode.commands.executeCommand('sitrep.sendUpdate', target);
    if (picked === newTime) await vscode.commands.executeCommand('sitrep.newPromise', target);
    if (picked === never) await silenceNotifications(this.globalRoot, promise.id);
  }

  private async words({ state, promise, stage }: Notice): Promise<string> {
    const { now, times } = this.desk;
    const config = await this.desk.configOf(state.home);
    const client = plain(clientName(clientOfPromise(state.incident, promise.to), config), 40);
    const title = plain(state.incident.title, 60);
    const due = times.short(promise.due, now());
    return stage === 'overdue'
      ? l10n.t('The update promised to {0} for {1} is overdue: {2}', client, due, title)
      : l10n.t('{0} hears from us by {1}, in {2}: {3}', client, due, duration(promise.due - now()), title);
  }
}

function keyOf({ promise, stage }: Notice): string {
  return `${promise.id} ${stage}`;
}

function canTell(): boolean {
  const isWanted = vscode.workspace.getConfiguration('sitrep').get<boolean>('notifyAboutPromises', true);
  return isWanted && vscode.window.state.focused;
}
