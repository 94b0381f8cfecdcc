import * as vscode from 'vscode';
import { Disposable } from '../../session/disposable.ts';
import { mayUnfold } from './mayUnfold.ts';

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
  /** A function is asked when the row is unfolded; it stands for at least one. */
  readonly children?: readonly Node[] | (() => readonly Node[]);
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

/**
 * A tree over a function that makes its rows. Only rows that differ from what is shown are refreshed, and what was
 * never unfolded is neither made nor compared.
 */
export class NodeTree extends Disposable implements vscode.TreeDataProvider<Row> {
  private readonly changed = this.own(new vscode.EventEmitter<Row | undefined>());
  private readonly rows = new Map<string, Row>();
  private roots: readonly Node[];
  /** The nodes that VS Code knows. */
  private readonly shown = new Map<string, Node>();
  /** Children of the nodes that were unfolded. */
  private readonly unfolded = new Map<string, readonly Node[]>();
  private readonly parents = new Map<string, string>();

  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly make: () => readonly Node[]) {
    super();
    this.roots = make();
    this.learn(this.roots, undefined);
  }

  /** Makes the rows again and shows what changed. */
  update(): void {
    const before = this.roots;
    this.roots = this.make();
    if (sameRows(before, this.roots)) {
      for (const [index, node] of this.roots.entries()) this.compare(before[index], node);
      return;
    }
    const present = new Set(this.roots.map(({ id }) => id));
    for (const { id } of before) if (!present.has(id)) this.forget(id);
    this.learn(this.roots, undefined);
    this.changed.fire(undefined);
  }

  /** Shows a row as it is, though nothing of ours changed. */
  refresh(row: Row): void {
    this.changed.fire(row);
  }

  /** What VS Code holds for a node that is there now. */
  find(id: string): Row | undefined {
    return this.shown.has(id) ? this.rowOf(id) : undefined;
  }

  getChildren(row?: Row): Row[] {
    return (row === undefined ? this.roots : this.unfold(row.id)).map(({ id }) => this.rowOf(id));
  }

  getParent(row: Row): Row | undefined {
    const parent = this.parents.get(row.id);
    return parent === undefined ? undefined : this.rowOf(parent);
  }

  getTreeItem({ id }: Row): vscode.TreeItem {
    return treeItem(this.shown.get(id) ?? { id, label: '' });
  }

  private unfold(id: string): readonly Node[] {
    const children = childrenOf(this.shown.get(id));
    this.unfolded.set(id, children);
    this.learn(children, id);
    return children;
  }

  private compare(old: Node | undefined, node: Node): void {
    if (old === node) return;
    this.shown.set(node.id, node);
    const before = this.unfolded.get(node.id);
    const after = before && childrenOf(node);
    if (after) this.unfolded.set(node.id, after);
    const hasSameRows = before === undefined || after === undefined || sameRows(before, after);
    if (old === undefined || looks(old) !== looks(node) || !hasSameRows)
      this.changed.fire(this.rowOf(node.id));
    if (!hasSameRows) this.replace(before, after, node.id);
    else after?.forEach((child, index) => this.compare(before?.[index], child));
  }

  /** VS Code asks for the children anew; those that stay keep their rows. */
  private replace(before: readonly Node[], after: readonly Node[], parent: string): void {
    const present = new Set(after.map(({ id }) => id));
    for (const { id } of before) if (!present.has(id)) this.forget(id);
    this.learn(after, parent);
  }

  private learn(nodes: readonly Node[], parent: string | undefined): void {
    for (const node of nodes) {
      this.shown.set(node.id, node);
      if (parent !== undefined) this.parents.set(node.id, parent);
    }
  }

  private forget(id: string): void {
    for (const child of this.unfolded.get(id) ?? []) this.forget(child.id);
    this.unfolded.delete(id);
    this.shown.delete(id);
    this.parents.delete(id);
    this.rows.delete(id);
  }

  private rowOf(id: string): Row {
    const known = this.rows.get(id);
    if (known) return known;
    const row = new Row(id, (one) => this.shown.get(one));
    this.rows.set(id, row);
    return row;
  }
}

function childrenOf(node: Node | undefined): readonly Node[] {
  const children = node?.children ?? [];
  return typeof children === 'function' ? children() : children;
}

function treeItem(node: Node): vscode.TreeItem {
  const item = new vscode.TreeItem(node.label, collapsible(node));
  item.id = node.id;
  if (node.description !== undefined) item.description = node.description;
  // Without it a screen reader says the tooltip instead of what stands in the row.
  item.accessibilityInformation = { label: [node.label, node.description].filter(Boolean).join(', ') };
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
  if (!mayUnfold(node)) return vscode.TreeItemCollapsibleState.None;
  return node.expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

function sameRows(a: readonly Node[], b: readonly Node[]): boolean {
  return a.length === b.length && a.every((node, index) => node.id === b[index]?.id);
}

/** What of a node is to be seen in its own row: the children's looks are theirs to compare. */
function looks(node: Node): string {
  const { children: _children, target: _target, resource, ...shown } = node;
  return JSON.stringify([shown, resource?.toString(), mayUnfold(node)]);
}
