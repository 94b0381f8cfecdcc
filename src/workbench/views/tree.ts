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

/** A tree over a function that makes its rows. Only rows that differ from what is shown are refreshed. */
export class NodeTree extends Disposable implements vscode.TreeDataProvider<Node> {
  private readonly changed = this.own(new vscode.EventEmitter<Node | undefined>());
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
      if (old !== undefined && !sameRow(old, node)) this.changed.fire(node);
    }
  }

  find(id: string): Node | undefined {
    return this.byId.get(id);
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) return [...this.roots];
    return [...(this.byId.get(node.id)?.children ?? [])];
  }

  getParent(node: Node): Node | undefined {
    const parent = this.parents.get(node.id);
    return parent === undefined ? undefined : this.byId.get(parent);
  }

  getTreeItem(shown: Node): vscode.TreeItem {
    return treeItem(this.byId.get(shown.id) ?? shown);
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
