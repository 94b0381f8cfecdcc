import * as vscode from 'vscode';
import * as l10n from '@vscode/l10n';
import type { Countdown } from '../session/countdown.ts';
import { Disposable } from '../session/disposable.ts';
import type { ReaderTimes } from '../session/readerTimes.ts';
import { plain } from './plainText.ts';
import { duration } from './words.ts';

/** Everything the item shows; all of it is assigned each time, so that nothing of an earlier state stays. */
export interface StatusLook {
  readonly text: string;
  readonly tooltip: vscode.MarkdownString;
  readonly background: 'statusBarItem.warningBackground' | 'statusBarItem.errorBackground' | undefined;
  /** Steady for screen readers: it doesn't count. */
  readonly label: string;
  /** What the item and its links are about: the incident that is shown need not be the current one. */
  readonly target: StatusTarget;
}

export interface StatusTarget {
  readonly incident: string;
  readonly promise?: string;
}

const linked = ['sitrep.sendUpdate', 'sitrep.newPromise', 'sitrep.showActions'];

/** The look of a countdown; undefined hides the item. */
export function statusLook(shown: Countdown, times: ReaderTimes, now: number): StatusLook | undefined {
  if (shown.kind === 'hidden') return undefined;
  if (shown.kind === 'no-promise') {
    const title = plain(shown.state.incident.title, 40);
    const target = { incident: shown.state.incident.id };
    return {
      target,
      text: `$(megaphone) ${l10n.t('No update promised')}`,
      tooltip: tooltip([title, l10n.t('No update is promised for this incident.')], target),
      background: undefined,
      label: l10n.t('Incident “{0}”: no update promised', title),
    };
  }
  const { promise, state } = shown.soonest;
  const target = { incident: state.incident.id, promise: promise.id };
  const title = plain(state.incident.title, 40);
  const due = times.short(promise.due, now);
  const { kept, total, rows } = shown.ledger;
  const late = rows.filter((row) => row.state === 'late' || row.state === 'overdue').length;
  const lines = [
    title,
    l10n.t('Next update due {0}', due),
    l10n.t('Promises kept: {0} of {1}, late: {2}', kept, total, late),
  ];
  if (shown.kind === 'overdue') {
    return {
      target,
      text: `$(warning) ${l10n.t('Update overdue by {0}', duration(shown.left))}`,
      tooltip: tooltip(lines, target),
      background: 'statusBarItem.errorBackground',
      label: l10n.t('Incident “{0}”: the update due {1} is overdue', title, due),
    };
  }
  return {
    target,
    text: `$(clock) ${l10n.t('Update in {0}', duration(shown.left))}`,
    tooltip: tooltip(lines, target),
    background: shown.kind === 'due-soon' ? 'statusBarItem.warningBackground' : undefined,
    label: l10n.t('Incident “{0}”: next update due {1}', title, due),
  };
}

function tooltip(lines: readonly string[], target: StatusTarget): vscode.MarkdownString {
  const about = encodeURIComponent(JSON.stringify([target]));
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: linked };
  for (const line of lines) text.appendText(line).appendMarkdown('\n\n');
  text.appendMarkdown(
    `[${l10n.t('Send Update…')}](command:sitrep.sendUpdate?${about}) · [${l10n.t('New Time…')}](command:sitrep.newPromise?${about}) · [${l10n.t('All Actions…')}](command:sitrep.showActions?${about})`,
  );
  return text;
}

/** The one status-bar item of Sitrep. */
export class StatusBar extends Disposable {
  private readonly item: vscode.StatusBarItem;
  private shownAs = '';

  constructor() {
    super();
    this.item = this.own(
      vscode.window.createStatusBarItem('sitrep.promise', vscode.StatusBarAlignment.Left, 100),
    );
    this.item.name = l10n.t('Incident: Next Update');
  }

  show(look: StatusLook | undefined): void {
    const shownAs =
      look === undefined ? '' : JSON.stringify([look.text, look.tooltip.value, look.background, look.label]);
    if (shownAs === this.shownAs) return;
    this.shownAs = shownAs;
    if (look === undefined) {
      this.item.hide();
      return;
    }
    this.item.command = {
      command: 'sitrep.showActions',
      title: l10n.t('All Actions…'),
      arguments: [look.target],
    };
    this.item.text = look.text;
    this.item.tooltip = look.tooltip;
    this.item.backgroundColor =
      look.background === undefined ? undefined : new vscode.ThemeColor(look.background);
    this.item.accessibilityInformation = { label: look.label };
    this.item.show();
  }
}
