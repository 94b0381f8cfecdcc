import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { row } from './table.ts';

/** What VS Code may load at activation, minified. */
export const entryLimitKb = 100;

/** Size of what VS Code loads at activation, beside everything that is loaded on first use. */
export function entrySize(root: string): void {
  const dist = path.join(root, 'dist');
  const all = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  const whole = kb(all.map((name) => path.join(dist, name)));
  row(
    'loaded at activation, minified',
    `${loadedAtActivation(dist).toFixed(1)} KB`,
    `limit ${entryLimitKb} KB; whole bundle ${whole.toFixed(0)} KB`,
  );
}

/** KB of the entry and what it imports statically: `import "./x"` and `… from "./x"`, not `import("./x")`. */
export function loadedAtActivation(dist: string): number {
  const found = new Set<string>();
  const collect = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, name] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s?"(\.[^"]+\.js)"/g)) {
      if (name !== undefined) collect(path.resolve(path.dirname(file), name));
    }
  };
  collect(path.join(dist, 'extension.js'));
  return kb([...found]);
}

function kb(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024;
}
