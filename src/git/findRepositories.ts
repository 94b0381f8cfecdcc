import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readBoundedText } from '../limits/readBounded.ts';

/** Folders looked into below each folder; what lies deeper is found where it is a submodule. */
const depth = 2;
const most = 20;
/** Hold other people's repositories, if any. */
const passedBy = new Set(['node_modules', 'vendor', 'third_party', 'bower_components', 'site-packages']);

/** Largest `.gitmodules` that is read, in bytes, and how many of its entries: 1,000 submodules take some 100 KB. */
const largestModules = 1_000_000;
const mostModules = 1000;

/**
 * Folders with a `.git` at or below some folders (absolute paths), each once: a workspace of several repositories, one
 * nested in another, and submodules that are checked out. Reads the disk and starts no process.
 */
export async function findRepositories(folders: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const folder of folders) await visit(resolve(folder), depth, found);
  return [...found];
}

async function visit(folder: string, left: number, found: Set<string>): Promise<void> {
  if (found.size >= most) return;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  if (entries.some(({ name }) => name === '.git')) {
    found.add(folder);
    for (const path of await submodulePaths(folder)) await visit(join(folder, path), 0, found);
  }
  if (left === 0) return;
  for (const entry of entries) {
    if (!entry.isDirectory() || entry.name.startsWith('.') || passedBy.has(entry.name)) continue;
    await visit(join(folder, entry.name), left - 1, found);
  }
}

/** Paths of the submodules that `.gitmodules` of a working tree names. */
export async function submodulePaths(folder: string): Promise<readonly string[]> {
  const text = (await readBoundedText(join(folder, '.gitmodules'), { maxBytes: largestModules })) ?? '';
  const paths: string[] = [];
  for (const [, value = ''] of text.matchAll(/^[ \t]*path[ \t]*=(.*)$/gm)) {
    const path = value.trim().replace(/^"/, '').replace(/"$/, '');
    if (isInside(path) && paths.push(path) >= mostModules) break;
  }
  return paths;
}

/** Submodules of a working tree that are not checked out. */
export async function absentSubmodules(folder: string): Promise<readonly string[]> {
  const absent: string[] = [];
  for (const path of await submodulePaths(folder)) {
    const isThere = await stat(join(folder, path, '.git')).then(
      () => true,
      () => false,
    );
    if (!isThere) absent.push(path);
  }
  return absent;
}

function isInside(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !path.split(/[\\/]/).includes('..');
}
