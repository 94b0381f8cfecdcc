import * as vscode from 'vscode';
import { Disposable } from '../../session/disposable.ts';

/** A row of a tree as plain data. `id` is stable: selection and expansion live by it. */
export interface Node {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** A string is shown as plain text. */
  readonly tooltip?: string;
  readonly icon?: string;
  /** A theme color id for the icon. */
  readonly color?: string;
  readonly context?: string;
  readonly expanded?: boolean;
  readonly checked?: boolean;
  readonly command?: { readonly id: string; readonly title: string; readonly args: readonly unknown[] };
  readonly resource?: vscode.Uri;
  readonly children?: readonly Node[];
  /** What a command that is run on this row is about. */
  readonly target?: unknown;
}

/**
 * What VS Code holds for a row. It knows rows by the identity of this object, so that a row keeps the same one
 * while its looks change. Commands on the row get it as their argument.
 */
export class Row {
  constructor(
    readonly id: string,
    private readonly find: (id: string) => Node | undefined,
  ) {}

  /** What a command that is run on this row is about, as of now. */
  get target(): unknown {
    return this.find(this.id)?.target;
  }
}

/** A tree over a function that makes its rows. Only rows that differ from what is shown are refreshed. */
export class NodeTree extends Disposable implements vscode.TreeDataProvider<Row> {
  private readonly changed = this.own(new vscode.EventEmitter<Row | undefined>());
  private readonly rows = new Map<string, Row>();
  private roots: readonly Node[] = [];
  private readonly byId = new Map<string, Node>();
  private readonly parents = new Map<string, string>();

  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly make: () => readonly Node[]) {
    super();
    this.index(make());
  }

  /** Makes the rows again and shows what changed. */
  update(): void {
    const before = new Map(this.byId);
    const rootsBefore = this.roots;
    this.index(this.make());
    if (!sameRows(rootsBefore, this.roots)) {
      this.changed.fire(undefined);
      return;
    }
    for (const node of this.byId.values()) {
      const old = before.get(node.id);
      if (old !== undefined && !sameRow(old, node)) this.changed.fire(this.rowOf(node.id));
    }
  }

  /** Shows a row as it is, though nothing of ours changed. */
  refresh(row: Row): void {
    this.changed.fire(row);
  }

  /** What VS Code holds for a node that is there now. */
  find(id: string): Row | undefined {
    return this.byId.has(id) ? this.rowOf(id) : undefined;
  }

  getChildren(row?: Row): Row[] {
    const nodes = row === undefined ? this.roots : (this.byId.get(row.id)?.children ?? []);
    return nodes.map(({ id }) => this.rowOf(id));
  }

  getParent(row: Row): Row | undefined {
    const parent = this.parents.get(row.id);
    return parent === undefined ? undefined : this.rowOf(parent);
  }

  getTreeItem({ id }: Row): vscode.TreeItem {
    return treeItem(this.byId.get(id) ?? { id, label: '' });
  }

  private rowOf(id: string): Row {
    const known = this.rows.get(id);
    if (known) return known;
    const row = new Row(id, (one) => this.byId.get(one));
    this.rows.set(id, row);
    return row;
  }

  private index(roots: readonly Node[]): void {
    this.roots = roots;
    this.byId.clear();
    this.parents.clear();
    const visit = (node: Node, parent: Node | undefined): void => {
      this.byId.set(node.id, node);
      if (parent) this.parents.set(node.id, parent.id);
      for (const child of node.children ?? []) visit(child, node);
    };
    for (const root of roots) visit(root, undefined);
    for (const id of this.rows.keys()) if (!this.byId.has(id)) this.rows.delete(id);
  }
}

function treeItem(node: Node): vscode.TreeItem {
  const item = new vscode.TreeItem(node.label, collapsible(node));
  item.id = node.id;
  if (node.description !== undefined) item.description = node.description;
  if (node.tooltip !== undefined) item.tooltip = node.tooltip;
  if (node.context !== undefined) item.contextValue = node.context;
  if (node.resource !== undefined) item.resourceUri = node.resource;
  if (node.icon !== undefined) {
    item.iconPath = new vscode.ThemeIcon(
      node.icon,
      node.color ? new vscode.ThemeColor(node.color) : undefined,
    );
  }
  if (node.checked !== undefined) {
    item.checkboxState = node.checked
      ? vscode.TreeItemCheckboxState.Checked
      : vscode.TreeItemCheckboxState.Unchecked;
  }
  if (node.command) {
    item.command = { command: node.command.id, title: node.command.title, arguments: [...node.command.args] };
  }
  return item;
}

function collapsible(node: Node): vscode.TreeItemCollapsibleState {
  if (!node.children?.length) return vscode.TreeItemCollapsibleState.None;
  return node.expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

function sameRows(a: readonly Node[], b: readonly Node[]): boolean {
  return a.length === b.length && a.every((node, index) => node.id === b[index]?.id);
}

/** The same to look at, with the same children below it; the children's own looks are theirs to compare. */
function sameRow(a: Node, b: Node): boolean {
  return looks(a) === looks(b) && sameRows(a.children ?? [], b.children ?? []);
}

function looks({ children: _children, target: _target, resource, ...shown }: Node): string {
  return JSON.stringify([shown, resource?.toString()]);
}
