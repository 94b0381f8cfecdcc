import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../vscode/install.ts';
import { temporaryFolder } from '../vscode/lifetime.ts';

/** What the extension did in its host, as of now. */
export interface Witnessed {
  /** True where `activate` gave nothing back to wait for. */
  readonly awaitedNothing: boolean;
  /** File accesses that activation waited for. */
  readonly syncFileAccesses: number;
  /** Where each of the extension's timers that is still to fire was started. */
  readonly timers: readonly string[];
}

export interface Witness {
  /** The extension in development, watched. */
  readonly extension: string;
  /** Undefined until the extension is active. */
  readonly see: () => Witnessed | undefined;
}

/** The built extension behind an entry that counts what activation waits for and which timers are alive. */
export function makeWitness(): Witness {
  const folder = temporaryFolder('witness');
  const out = path.join(folder, 'witnessed.json');
  const manifest = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as object;
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ ...manifest, main: './witness.js' }));
  for (const name of ['dist', 'media', 'package.nls.json', 'package.nls.uk.json']) {
    symlinkSync(path.join(projectRoot, name), path.join(folder, name));
  }
  const dist = path.join(projectRoot, 'dist');
  writeFileSync(path.join(folder, 'witness.js'), witnessSource(dist, out));
  return {
    extension: folder,
    see: () => {
      try {
        return JSON.parse(readFileSync(out, 'utf8')) as Witnessed;
      } catch {
        return undefined;
      }
    },
  };
}

function witnessSource(dist: string, out: string): string {
  return `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const seen = { awaitedNothing: false, syncFileAccesses: 0, timers: [] };
const alive = new Map();
const { renameSync, writeFileSync } = fs;
const tell = () => {
  seen.timers = [...alive.values()];
  writeFileSync(${JSON.stringify(`${out}.new`)}, JSON.stringify(seen));
  renameSync(${JSON.stringify(`${out}.new`)}, ${JSON.stringify(out)});
};
const ours = () => new Error().stack.split('\\n').slice(3, 4).find((line) => line.includes(${JSON.stringify(dist)}));

for (const [start, clear, once] of [['setTimeout', 'clearTimeout', true], ['setInterval', 'clearInterval', false]]) {
  const begin = globalThis[start];
  const end = globalThis[clear];
  globalThis[start] = Object.assign((callback, ...rest) => {
    const place = ours();
    if (place === undefined) return begin(callback, ...rest);
    const timer = begin((...args) => {
      if (once && alive.delete(timer)) tell();
      callback(...args);
    }, ...rest);
    alive.set(timer, place);
    tell();
    return timer;
  }, begin);
  globalThis[clear] = (timer) => {
    end(timer);
    if (alive.delete(timer)) tell();
  };
}

const real = await import(${JSON.stringify(`file://${dist}/extension.js`)});

export function activate(context) {
  const kept = {};
  for (const name of Object.keys(fs).filter((one) => one.endsWith('Sync'))) {
    kept[name] = fs[name];
    fs[name] = (...args) => {
      seen.syncFileAccesses++;
      return kept[name](...args);
    };
  }
  syncBuiltinESMExports();
  try {
    seen.awaitedNothing = real.activate(context) === undefined;
  } finally {
    Object.assign(fs, kept);
    syncBuiltinESMExports();
  }
  tell();
}
`;
}
