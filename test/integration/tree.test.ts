import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import type { JournalEvent } from '../../src/incident/events.ts';
import type { IncidentDocument } from '../../src/actions/listDocuments.ts';
import { replay } from '../../src/incident/replay.ts';
import { JournalStore } from '../../src/journal/journal.ts';
import type { IncidentState } from '../../src/session/incidents.ts';
import { ReaderTimes } from '../../src/session/readerTimes.ts';
import { IncidentRows } from '../../src/workbench/views/incidentNodes.ts';
import { NodeTree, type Node, type Row } from '../../src/workbench/views/tree.ts';

/** A tree as VS Code holds it, with the rows that it was told to show anew. */
class Shown {
  readonly tree: NodeTree;
  private refreshed: string[] = [];

  constructor(make: () => readonly Node[]) {
    this.tree = new NodeTree(make);
    this.tree.onDidChangeTreeData((row) => this.refreshed.push(row?.id ?? 'everything'));
  }

  /** Unfolds everything, as a person would row by row. */
  unfoldAll(row?: Row): number {
    return this.tree.getChildren(row).reduce((count, child) => count + this.unfoldAll(child), 1);
  }

  afterUpdate(): string[] {
    this.refreshed = [];
    this.tree.update();
    return this.refreshed;
  }
}

describe('a tree', () => {
  const leaf = (id: string, label = id): Node => ({ id, label });

  it('refreshes only the row that changed, or whose children came or went', () => {
    let roots: readonly Node[] = [
      { ...leaf('one'), children: [leaf('a'), leaf('b')] },
      { ...leaf('two'), children: () => [leaf('c')] },
    ];
    const shown = new Shown(() => roots);
    shown.unfoldAll();
    assert.deepEqual(shown.afterUpdate(), []);
    roots = [
      { ...leaf('one'), children: [leaf('a', 'new'), leaf('b')] },
      { ...leaf('two'), children: () => [leaf('c'), leaf('d')] },
    ];
    assert.deepEqual(shown.afterUpdate(), ['a', 'two']);
    roots = [leaf('three'), ...roots.slice(0, 1)];
    assert.deepEqual(shown.afterUpdate(), ['everything']);
    assert.equal(shown.tree.find('c'), undefined);
    assert.equal(shown.tree.find('a')?.id, 'a');
  });

  it('runs the command of a row with what it is about', () => {
    const target = { incident: 'one', document: 'postmortem.md' };
    const command = { id: 'sitrep.openDocument', title: 'Open', args: [target] };
    const tree = new NodeTree(() => [{ ...leaf('a'), command, target }]);
    const [row] = tree.getChildren();
    assert.deepEqual(row?.target, target);
    assert.deepEqual(tree.getTreeItem(row).command, {
      command: 'sitrep.openDocument',
      title: 'Open',
      arguments: [target],
    });
  });

  it('makes what is folded only when it is unfolded', () => {
    let made = 0;
    const children = (): readonly Node[] => {
      made += 1;
      return [leaf('a')];
    };
    const shown = new Shown(() => [{ ...leaf('one'), children }]);
    const [one] = shown.tree.getChildren();
    shown.afterUpdate();
    assert.equal(made, 0);
    assert.deepEqual(
      shown.tree.getChildren(one).map(({ id }) => id),
      ['a'],
    );
    assert.equal(made, 1);
  });
});

describe('the rows of incidents', () => {
  const start = Date.parse('2026-11-22T16:00:00Z');
  const home = {
    store: new JournalStore({ root: tmpdir(), now: () => start, author: 'A. Developer' }),
    folder: undefined,
    name: 'shop',
    author: 'A. Developer',
  };
  const state = (id: string, dueAfterMs: number): IncidentState => {
    const head = (n: number): { id: string; n: number; at: string; by: string } => ({
      id: `${id}-${n}`,
      n,
      at: new Date(start).toISOString(),
      by: 'A. Developer',
    });
    const due = new Date(start + dueAfterMs).toISOString();
    const events: JournalEvent[] = [
      { ...head(1), event: 'opened', title: `Incident ${id}` },
      { ...head(2), event: 'update-promised', to: '', due },
    ];
    return { incident: replay(id, events), events, problems: [], home, folder: tmpdir() };
  };

  it('stay the same while only the clock runs, but for a promise that falls due and the count of those kept', () => {
    const states = [state('first', 1_800_000), state('second', 7_200_000)];
    let now = start;
    const rows = new IncidentRows();
    const times = new ReaderTimes(
      () => 'UTC',
      () => 'en',
    );
    const none: readonly IncidentDocument[] = [];
    const shown = new Shown(() =>
      rows.make({
        states,
        current: states[0],
        now,
        times,
        config: () => undefined,
        documents: () => none,
        playbook: () => undefined,
        isWithoutFolder: () => false,
      }),
    );
    shown.unfoldAll();
    now = start + 60_000;
    assert.deepEqual(shown.afterUpdate(), []);
    now = start + 1_800_001;
    assert.deepEqual(shown.afterUpdate(), ['first/promises', 'first/promise/first-2']);
  });
});
