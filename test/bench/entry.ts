import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { row } from './table.ts';

const limitKb = 100;

/** Size of what VS Code loads at activation, beside everything that is loaded on first use. */
export function entrySize(root: string): void {
  const dist = path.join(root, 'dist');
  const kb = (file: string): number => statSync(file).size / 1024;
  const chunks = readdirSync(path.join(dist, 'chunks')).filter((name) => name.endsWith('.js'));
  const imported = new Set<string>();
  collect(path.join(dist, 'extension.js'), imported);
  const entry = [...imported].reduce((sum, file) => sum + kb(file), 0);
  const all =
    kb(path.join(dist, 'extension.js')) +
    chunks.reduce((sum, name) => sum + kb(path.join(dist, 'chunks', name)), 0);
  row(
    'loaded at activation, minified',
    `${entry.toFixed(1)} KB`,
    `limit ${limitKb} KB; whole bundle ${all.toFixed(0)} KB`,
  );
}

/** The entry and what it imports statically: `import "./x"` and `import … from "./x"`, not `import("./x")`. */
function collect(file: string, found: Set<string>): void {
  if (found.has(file)) return;
  found.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, name] of text.matchAll(/(?:from|import)\s?"(\.[^"]+\.js)"/g)) {
    if (name !== undefined) collect(path.resolve(path.dirname(file), name), found);
  }
}
