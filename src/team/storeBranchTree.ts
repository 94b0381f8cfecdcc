import { createHash } from 'node:crypto';
import { onlineIfPartial, withoutCredentials } from '../git/remotes.ts';
import type { Repository, StreamResult } from '../git/repository.ts';

/** Why git could not do it: an expected condition. */
export type BranchFailure =
  { readonly kind: 'cancelled' } | { readonly kind: 'failed'; readonly detail: string };

export type BranchAnswer<Value> = { readonly kind: 'ok'; readonly value: Value } | BranchFailure;

/** A regular file in a commit. */
export interface BranchFile {
  /** With `/`. */
  readonly path: string;
  readonly blob: string;
  readonly bytes: number;
}

const mostEntryBytes = 16 * 1024 * 1024;
const mostSegments = 6;

/**
 * The regular files of a commit by path, without links, submodules and names that some system can't hold.
 * Names come from others: a reader still has to choose those it knows.
 */
export async function filesAt(
  repository: Repository,
  commit: string,
  signal?: AbortSignal,
): Promise<BranchAnswer<ReadonlyMap<string, BranchFile>>> {
  const listed = await repository.stream(['ls-tree', '-r', '-l', '-z', '--full-tree', commit], {
    ...(await onlineIfPartial(repository, signal)),
    maxBytes: mostEntryBytes,
    signal,
  });
  if (!listed.ok) return failureOf(listed);
  const files = new Map<string, BranchFile>();
  for (const entry of listed.stdout.toString('utf8').split('\0')) {
    const [, blob, bytes, path] = /^100\d{3} blob ([0-9a-f]+) +(\d+)\t(.+)$/s.exec(entry) ?? [];
    if (blob === undefined || path === undefined || !isPlainPath(path)) continue;
    files.set(path, { path, blob, bytes: Number(bytes) });
  }
  return { kind: 'ok', value: files };
}

const plainName = /^[\p{L}\p{N}_(][\p{L}\p{M}\p{N} _.,()+-]*$/u;
/** Names that Windows reserves, whatever their extension. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** True for relative paths with `/` whose every name is an ordinary one on every system, at most 120 characters long. */
export function isPlainPath(path: string): boolean {
  const names = path.split('/');
  return (
    names.length <= mostSegments &&
    names.every(
      (name) => name.length <= 120 && plainName.test(name) && !/[. ]$/.test(name) && !reserved.test(name),
    )
  );
}

/** Id that git gives these bytes as a blob. */
export function blobId(repository: Repository, content: Buffer): string {
  const algorithm = repository.setting('extensions.objectformat') === 'sha256' ? 'sha256' : 'sha1';
  return createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest('hex');
}

/** Contents by blob id; those that are missing are left out. */
export async function readBlobs(
  repository: Repository,
  blobs: ReadonlySet<string>,
  signal?: AbortSignal,
): Promise<BranchAnswer<ReadonlyMap<string, Buffer>>> {
  const contents = new Map<string, Buffer>();
  if (blobs.size === 0) return { kind: 'ok', value: contents };
  const read = await repository.stream(['cat-file', '--batch'], {
    ...(await onlineIfPartial(repository, signal)),
    stdin: [...blobs].map((blob) => `${blob}\n`).join(''),
    signal,
  });
  if (!read.ok) return failureOf(read);
  for (let at = 0; at < read.stdout.length;) {
    const end = read.stdout.indexOf(0x0a, at);
    if (end < 0) break;
    const [blob = '', type, size] = read.stdout.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (type !== 'blob') continue;
    contents.set(blob, read.stdout.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return { kind: 'ok', value: contents };
}

/** Puts contents into the object store as they are, without filters. */
export async function writeBlobs(
  repository: Repository,
  contents: Iterable<Buffer>,
  signal?: AbortSignal,
): Promise<BranchAnswer<undefined>> {
  for (const content of contents) {
    const written = await repository.stream(['hash-object', '-w', '--stdin'], { stdin: content, signal });
    if (!written.ok) return failureOf(written);
  }
  return { kind: 'ok', value: undefined };
}

/**
 * Writes the tree of these files (blob ids by path) and gives its id. No index takes part. Where one path is a
 * file and a folder, the folder stays.
 */
export async function writeTree(
  repository: Repository,
  files: ReadonlyMap<string, string>,
  signal?: AbortSignal,
): Promise<BranchAnswer<string>> {
  const folders = new Map<string, string[]>([['', []]]);
  for (const path of files.keys()) {
    for (let folder = parentOf(path); folder !== ''; folder = parentOf(folder)) folders.set(folder, []);
  }
  for (const [path, blob] of files) {
    if (!folders.has(path)) folders.get(parentOf(path))?.push(`100644 blob ${blob}\t${nameOf(path)}\0`);
  }
  let root = '';
  for (const level of deepestFirst([...folders.keys()])) {
    const made = await repository.stream(['mktree', '-z', '--missing', '--batch'], {
      stdin: level.map((folder) => `${folders.get(folder)?.join('') ?? ''}\0`).join(''),
      signal,
    });
    if (!made.ok) return failureOf(made);
    const trees = made.stdout.toString('utf8').split('\n');
    for (const [index, folder] of level.entries()) {
      root = trees[index] ?? '';
      if (folder !== '') folders.get(parentOf(folder))?.push(`040000 tree ${root}\t${nameOf(folder)}\0`);
    }
  }
  return { kind: 'ok', value: root };
}

export function failureOf(result: StreamResult): BranchFailure {
  if (result.ended === 'cancelled') return { kind: 'cancelled' };
  const detail = result.ended === 'exited' ? '' : `${result.ended}: `;
  return { kind: 'failed', detail: detail + withoutCredentials(result.stderr.trim()) };
}

function deepestFirst(folders: readonly string[]): string[][] {
  const levels: string[][] = [];
  for (const folder of folders) (levels[depthOf(folder)] ??= []).push(folder);
  return levels.reverse();
}

function depthOf(folder: string): number {
  return folder === '' ? 0 : folder.split('/').length;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
