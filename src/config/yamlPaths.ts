import type { TextRange, Tree } from './yamlTree.ts';

/** Keys of maps and indices of lists, from the root. */
export type Path = readonly (string | number)[];

const top: Tree = {
  kind: 'scalar',
  value: null,
  place: { startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 },
};

/** `key: ` with nothing behind it. */
export function isEmpty(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null;
}

/** The tree as plain data; where a key is there twice, the first one counts. */
export function plainValue(tree: Tree): unknown {
  switch (tree.kind) {
    case 'scalar':
      return tree.value;
    case 'list':
      return tree.items.map(plainValue);
    case 'map':
      return Object.fromEntries([...tree.entries].map(([key, { value }]) => [key, plainValue(value)]));
  }
}

/** The text of a number as it stands in the file. */
export function writtenAt(tree: Tree, path: Path): string | undefined {
  const node = treeAt(tree, path);
  return node.kind === 'scalar' && typeof node.value === 'number' ? node.source : undefined;
}

/** Where the value of a path lies; its key, where that is asked for or nothing stands behind it. */
export function placeAt(tree: Tree, path: Path, ofKey = false): TextRange {
  const parent = treeAt(tree, path.slice(0, -1));
  const node = treeAt(tree, path);
  const entry = parent.kind === 'map' ? parent.entries.get(String(path.at(-1))) : undefined;
  return entry !== undefined && path.length > 0 && (ofKey || isEmpty(node)) ? entry.keyPlace : node.place;
}

/** The path as people read it; a thing in a list that carries its key goes by that. */
export function dottedKey(tree: Tree, path: Path): string {
  return path
    .map((key, depth) => nameOf(treeAt(tree, path.slice(0, depth + 1)), key, path[depth + 1]))
    .join('.');
}

function nameOf(node: Tree, key: string | number, next: string | number | undefined): string {
  if (typeof key === 'string' || node.kind !== 'map') return String(key);
  for (const field of ['key', 'id']) {
    const own = node.entries.get(field)?.value;
    if (own?.kind === 'scalar' && typeof own.value === 'string' && next !== field && next !== undefined)
      return own.value;
  }
  return String(key);
}

function treeAt(tree: Tree, path: Path): Tree {
  return path.reduce((node: Tree, key) => childOf(node, key) ?? top, tree);
}

function childOf(node: Tree, key: string | number): Tree | undefined {
  if (node.kind === 'map') return node.entries.get(String(key))?.value;
  return node.kind === 'list' ? node.items[Number(key)] : undefined;
}
