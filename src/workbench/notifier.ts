import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isOutstanding } from '../incident/promiseRecord.ts';
import { clientOfPromise } from '../incident/promises.ts';
import { Disposable } from '../session/disposable.ts';
import type { IncidentState } from '../session/incidents.ts';
import {
  claimNotification,
  releaseNotifications,
  releaseOldNotifications,
  silenceNotifications,
} from '../session/notified.ts';
import type { PromiseClock } from '../session/promiseClock.ts';
import { PromiseNotices, type PromiseNotice } from '../session/promiseNotices.ts';
import { durationText } from '../time/durations.ts';
import type { Services } from './services.ts';
import { plain } from './plainText.ts';
import { clientName } from './words.ts';

/**
 * Says that a promised update is nearly due, and that it is overdue: once each, over all windows of the machine, in one
 * that has focus. What it shows can be dismissed; the item in the status bar can't.
 */
export class Notifier extends Disposable {
  private readonly notices: PromiseNotices;

  constructor(
    private readonly services: Services,
    clock: PromiseClock,
    private readonly globalRoot: string,
  ) {
    super();
    this.notices = new PromiseNotices({
      incidents: services.incidents,
      now: services.now,
      mayTell: () => !this.isDisposed && isWanted(),
      isQuiet: (state) => this.isQuietHour(state),
      claim: (notice) => this.claim(notice),
      tell: (notice) => this.inBackground(this.notify(notice)),
    });
    this.own(clock.onTick(() => this.inBackground(this.notices.look())));
    this.own(services.incidents.onDidChange((id) => this.inBackground(this.tidy(id))));
    this.inBackground(releaseOldNotifications(globalRoot, services.now()));
  }

  private inBackground(task: Promise<void>): void {
    task.catch((error: unknown) => this.failed(error));
  }

  /** With a promise that nobody waits for any more go its claims. */
  private async tidy(id: string): Promise<void> {
    const promises = this.services.incidents.get(id)?.incident.promises ?? [];
    const over = promises.filter((promise) => !isOutstanding(promise)).map((promise) => promise.id);
    if (over.length > 0) await releaseNotifications(this.globalRoot, over);
  }

  /** Told twice is better than never: where it can't be claimed, this window tells it. */
  private claim({ promise, stage }: PromiseNotice): Promise<boolean> {
    return claimNotification(this.globalRoot, promise.id, stage).catch((error: unknown) => {
      this.failed(error);
      return true;
    });
  }

  private failed(error: unknown): void {
    this.services.log.error(`notification: ${String(error)}`);
  }

  private async isQuietHour(state: IncidentState): Promise<boolean> {
    const config = await this.services.configOf(state.home);
    return this.services.times.isQuiet(config.work, this.services.now());
  }

  private async notify(notice: PromiseNotice): Promise<void> {
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

  private async words({ state, promise, stage }: PromiseNotice): Promise<string> {
    const { now, times } = this.services;
    const config = await this.services.configOf(state.home);
    const client = plain(clientName(clientOfPromise(state.incident, promise.to), config), 40);
    const title = plain(state.incident.title, 60);
    const due = times.short(promise.due, now());
    return stage === 'overdue'
      ? l10n.t('The update promised to {0} for {1} is overdue: {2}', client, due, title)
      : l10n.t(
          '{0} hears from us by {1}, in {2}: {3}',
          client,
          due,
          durationText(promise.due - now()),
          title,
        );
  }
}

function isWanted(): boolean {
  const wanted = vscode.workspace.getConfiguration('sitrep').get<boolean>('notifyAboutPromises', true);
  return wanted && vscode.window.state.focused;
}
