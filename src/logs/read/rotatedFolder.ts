import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { realPath } from '../../limits/realPath.ts';
import { type FileTail, identityOf } from './follow/fileTail.ts';
import { oldestFirst, rotatedName } from './rotation.ts';

/** A rotated, uncompressed file beside a live one. */
export interface Sibling {
  readonly path: string;
  readonly name: string;
  readonly identity: string;
  readonly mtime: number;
}

/** What a path leads to at one moment. */
export interface RotationSet {
  /** Device and inode of the live file; undefined where the path leads nowhere. */
  readonly identity: string | undefined;
  /** Oldest first, without the live file. */
  readonly siblings: readonly Sibling[];
  /** Names that led nowhere when they were looked at: renamed just then, or links whose target is gone. */
  readonly lost: readonly string[];
}

/** Device and inode of what the path leads to now; undefined where it leads nowhere or to something that is no file. */
export async function liveIdentity(path: string): Promise<string | undefined> {
  try {
    const stats = await stat(path, { bigint: true });
    return stats.isFile() ? identityOf(stats) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The file that is written to now. Some loggers give the live file the date of the day, and tomorrow another: beside
 * dated files alone it is the newest of them.
 */
export async function livePath(path: string): Promise<string> {
  const name = basename(path);
  const own = rotatedName(name);
  if (own.stamp === '') return path;
  const names = await readdir(dirname(path)).catch((): string[] => []);
  const set = names.filter((other) => isSibling(other, own.set));
  if (set.some((other) => rotatedName(other).stamp === '')) return path;
  const found = await Promise.all(set.map((other) => siblingAt(join(dirname(path), other), other)));
  return oldestFirst(found.filter((sibling) => sibling !== undefined)).at(-1)?.path ?? path;
}

/** Lists a set until two lists in a row agree, so that a rotation in the middle doesn't show half of itself. */
export async function rotationSet(path: string): Promise<RotationSet> {
  let last = await listOnce(path);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const next = await listOnce(path);
    if (fingerprintOf(next) === fingerprintOf(last)) return next;
    last = next;
  }
  return last;
}

/** A set with all of its files held open, so that later renaming doesn't matter. */
export interface OpenedSet {
  readonly live: FileTail | undefined;
  /** Oldest first. */
  readonly siblings: readonly FileTail[];
}

/** Opens a whole set as it is at one moment; undefined where it kept changing. */
export async function openSet(
  path: string,
  open: (path: string) => Promise<FileTail | undefined>,
): Promise<OpenedSet | undefined> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const around = await rotationSet(path);
    const siblings: FileTail[] = [];
    let isWhole = true;
    for (const sibling of around.siblings) {
      const tail = await open(sibling.path);
      if (tail) siblings.push(tail);
      isWhole &&= (tail?.identity ?? (await liveIdentity(sibling.path))) === sibling.identity;
    }
    const live = around.identity === undefined ? undefined : await open(path);
    isWhole &&= live?.identity === around.identity;
    if (isWhole) return { live, siblings };
    await closeAll([...siblings, ...(live ? [live] : [])]);
  }
  return undefined;
}

export async function closeAll(tails: readonly FileTail[]): Promise<void> {
  await Promise.all(tails.map((tail) => tail.close()));
}

function fingerprintOf({ identity, siblings, lost }: RotationSet): string {
  return [identity, ...siblings.map((sibling) => `${sibling.name}=${sibling.identity}`), ...lost].join('\n');
}

async function listOnce(path: string): Promise<RotationSet> {
  const live = await realPath(path);
  const folder = dirname(live);
  const set = rotatedName(basename(live)).set;
  const names = (await readdir(folder).catch((): string[] => [])).filter((name) => isSibling(name, set));
  const found = await Promise.all(names.map((name) => siblingAt(join(folder, name), name)));
  const identity = await liveIdentity(path);
  const siblings = found.filter((sibling) => sibling !== undefined);
  return {
    identity,
    siblings: oldestFirst(siblings.filter((sibling) => sibling.identity !== identity)),
    lost: names.filter((_name, index) => found[index] === undefined),
  };
}

function isSibling(name: string, set: string): boolean {
  const parts = rotatedName(name);
  return parts.set === set && !parts.isCompressed;
}

async function siblingAt(path: string, name: string): Promise<Sibling | undefined> {
  try {
    const stats = await stat(path, { bigint: true });
    if (!stats.isFile()) return undefined;
    return { path, name, identity: identityOf(stats), mtime: Number(stats.mtimeMs) };
  } catch {
    return undefined;
  }
}
