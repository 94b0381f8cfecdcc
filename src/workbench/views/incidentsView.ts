import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { listDocuments, type IncidentDocument } from '../../actions/listDocuments.ts';
import type { Config } from '../../config/config.ts';
import type { Playbook } from '../../incident/playbook.ts';
import { overduePromises } from '../../session/attention.ts';
import { Disposable } from '../../session/disposable.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { PromiseClock } from '../../session/promiseClock.ts';
import type { Services } from '../services.ts';
import { IncidentRows } from './incidentNodes.ts';
import { IncidentRefresh } from './incidentRefresh.ts';
import { NodeTree, type Node, type Row } from './tree.ts';

const noDocuments: readonly IncidentDocument[] = [];

/** The tree of incidents, and the badge that counts overdue promises. */
export class IncidentsView extends Disposable {
  private readonly configs = new Map<string, Config>();
  private readonly playbooks = new Map<string, Playbook>();
  private readonly documents = new Map<string, readonly IncidentDocument[]>();
  private readonly rows = new IncidentRows();
  private readonly tree: NodeTree;
  private readonly view: vscode.TreeView<Row>;
  private readonly refresh: IncidentRefresh;
  private turnedTo: string | undefined;

  constructor(
    private readonly services: Services,
    clock: PromiseClock,
  ) {
    super();
    this.tree = this.own(new NodeTree(() => this.nodes()));
    this.view = this.own(
      vscode.window.createTreeView('sitrep.incidents', {
        treeDataProvider: this.tree,
        showCollapseAll: true,
      }),
    );
    this.refresh = this.own(
      new IncidentRefresh(
        { ...services, clock },
        {
          gather: (id) => this.gather(id),
          show: () => this.update(),
          onFailure: services.report('incidents'),
        },
      ),
    );
    this.own(services.onDidChangeConfig(() => this.refresh.requestAll()));
    this.own(services.playbooks.onDidForget(() => this.refresh.requestAll()));
    this.refresh.requestAll();
  }

  private nodes(): readonly Node[] {
    const hasFolder = this.services.homes().some(({ folder }) => folder !== undefined);
    return this.rows.make({
      states: this.services.incidents.all(),
      current: this.services.current.state,
      now: this.services.now(),
      times: this.services.times.asOfNow(),
      config: (state) => this.configs.get(state.home.store.root),
      documents: (state) => this.documents.get(state.incident.id) ?? noDocuments,
      playbook: (state) => this.playbooks.get(state.home.store.root),
      isWithoutFolder: ({ home }) => hasFolder && home.folder === undefined,
    });
  }

  /** VS Code keeps a row as it was once shown, so that the current incident has to be unfolded. */
  private turnTo(id: string | undefined): void {
    if (id === this.turnedTo) return;
    this.turnedTo = id;
    const row = id === undefined ? undefined : this.tree.find(id);
    if (row === undefined || !this.view.visible) return;
    this.view
      .reveal(row, { expand: true, select: false, focus: false })
      .then(undefined, this.services.report('incidents'));
  }

  /** Looks up what a row needs beside the journal. */
  private async gather(id: string): Promise<void> {
    const state = this.services.incidents.get(id);
    if (state === undefined) {
      this.documents.delete(id);
      return;
    }
    const { home } = state;
    const [config, files, playbook] = await Promise.all([
      this.services.configOf(home),
      listDocuments(state),
      namesSteps(state) ? this.services.playbooks.of(home) : undefined,
    ]);
    this.configs.set(home.store.root, config);
    if (playbook) this.playbooks.set(home.store.root, playbook);
    this.documents.set(state.incident.id, files);
  }

  private update(): void {
    if (this.isDisposed) return;
    this.tree.update();
    this.turnTo(this.services.current.state?.incident.id);
    const overdue = overduePromises(this.services.incidents, this.services.now()).length;
    if (overdue === (this.view.badge?.value ?? 0)) return;
    this.view.badge =
      overdue === 0
        ? undefined
        : {
            value: overdue,
            tooltip:
              overdue === 1
                ? l10n.t('1 promised update is overdue')
                : l10n.t('{0} promised updates are overdue', overdue),
          };
  }
}

/** The playbook is read for the timeline only where a person ticked or skipped a step. */
function namesSteps({ incident }: IncidentState): boolean {
  return incident.steps.size > 0;
}
