import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { tickStep } from '../../actions/tickStep.ts';
import type { PlaybookProgress } from '../../incident/playbook.ts';
import { Disposable } from '../../session/disposable.ts';
import type { Services } from '../services.ts';
import { failureSentence } from '../failures.ts';
import { fieldOf } from '../prompts/incident.ts';
import { CurrentName } from './currentName.ts';
import { playbookNodes } from './playbookNodes.ts';
import { NodeTree, type Node, type Row } from './tree.ts';

/** The practice as a check list for the current incident. */
export class PlaybookView extends Disposable {
  private readonly tree: NodeTree;
  private readonly view: vscode.TreeView<Row>;
  private readonly name: CurrentName;
  private progress: PlaybookProgress | undefined;

  constructor(private readonly services: Services) {
    super();
    this.tree = this.own(new NodeTree(() => this.nodes()));
    this.view = this.own(
      vscode.window.createTreeView('sitrep.playbook', {
        treeDataProvider: this.tree,
        manageCheckboxStateManually: true,
        showCollapseAll: true,
      }),
    );
    this.name = this.own(new CurrentName(this.view, services));
    this.own(this.view.onDidChangeCheckboxState(({ items }) => this.inBackground(this.tick(items))));
    this.own(services.current.onDidChange(() => this.inBackground(this.look())));
    this.own(services.playbooks.onDidForget(() => this.inBackground(this.look())));
    this.inBackground(this.look());
  }

  private inBackground(task: Promise<void>): void {
    task.catch((error: unknown) => this.services.log.error(`playbook: ${String(error)}`));
  }

  /**
   * Also while the view is folded: rows that only come up while VS Code unfolds it for the first time get lost, and it
   * stays empty.
   */
  private async look(): Promise<void> {
    const state = this.services.current.state;
    const progress = state && (await this.services.playbooks.progress(state));
    if (this.isDisposed || this.services.current.state !== state) return;
    this.progress = progress;
    this.name.with(progress ? l10n.t('{0} of {1}', progress.done, progress.total) : '');
    this.tree.update();
  }

  private nodes(): readonly Node[] {
    const state = this.services.current.state;
    return state && this.progress ? playbookNodes(state, this.progress) : [];
  }

  private async tick(items: readonly (readonly [Row, vscode.TreeItemCheckboxState])[]): Promise<void> {
    for (const [row, checked] of items) {
      const incident = fieldOf(row, 'incident');
      const step = fieldOf(row, 'step');
      if (incident === undefined || step === undefined) continue;
      try {
        await tickStep(this.services, incident, step, checked === vscode.TreeItemCheckboxState.Checked);
      } catch (error) {
        this.services.log.error(`playbook: ${String(error)}`);
        await vscode.window.showErrorMessage(failureSentence(error));
      } finally {
        // VS Code has changed the box already; it shows what is recorded.
        this.tree.refresh(row);
      }
    }
  }
}
