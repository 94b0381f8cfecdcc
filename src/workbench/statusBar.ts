import * as vscode from 'vscode';
import * as l10n from '@vscode/l10n';
import { Disposable } from '../session/disposable.ts';
import type { StatusLook } from './statusLook.ts';

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
    const shownAs = look === undefined ? '' : JSON.stringify(look);
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
    this.item.tooltip = tooltip(look);
    this.item.backgroundColor =
      look.background === undefined ? undefined : new vscode.ThemeColor(look.background);
    this.item.accessibilityInformation = { label: look.label };
    this.item.show();
  }
}

/** The one tooltip that is Markdown: it may run the commands that it links, and no other. */
function tooltip({ lines, links, target }: StatusLook): vscode.MarkdownString {
  const about = encodeURIComponent(JSON.stringify([target]));
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: links.map(({ command }) => command) };
  for (const line of lines) text.appendText(line).appendMarkdown('\n\n');
  text.appendMarkdown(
    links.map(({ command, title }) => `[${title}](command:${command}?${about})`).join(' · '),
  );
  return text;
}
