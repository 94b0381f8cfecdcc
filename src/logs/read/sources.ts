import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { LogSourceConfig } from '../../config/config.ts';
import { glob, type GlobResult } from './glob.ts';
import { openLog } from './openLog.ts';
import { oldestFirst, rotatedName } from './rotation.ts';

export type SourceState = 'ok' | 'missing' | 'unreadable' | 'binary' | 'empty';

/** Where was looked: absolute folder, and the pattern as it was written. */
export interface SearchedScope {
  readonly folder: string;
  readonly pattern: string;
}

export interface ResolvedFile {
  /** Absolute. */
  readonly path: string;
  /** Bytes on the disk. */
  readonly size: number;
  /** Modification time, ms since the epoch. */
  readonly mtime: number;
}

interface SourceBase {
  /** The configured one; with the file's name where one configured source has several logs. */
  readonly label: string;
  /** IANA zone for stamps that carry none; the machine's where undefined. */
  readonly timeZone: string | undefined;
}

export interface FileSource extends SourceBase {
  readonly kind: 'files';
  readonly state: SourceState;
  /** A rotated set, oldest first; the last one is live. Empty where nothing was found. */
  readonly files: readonly ResolvedFile[];
  readonly searched: readonly SearchedScope[];
  /** The system's error code where the state is `unreadable`, or `ECOMPRESSION`. */
  readonly code: string | undefined;
  /** How its lines were recognized, for people. */
  readonly format: string | undefined;
}

export interface CommandSource extends SourceBase {
  readonly kind: 'command';
  readonly config: Extract<LogSourceConfig, { kind: 'command' }>;
}

export type ResolvedSource = FileSource | CommandSource;

/** Finds the files of every configured source. Never throws for what is or isn't on the disk. */
export async function resolveSources(
  folder: string,
  configs: readonly LogSourceConfig[],
  signal: AbortSignal,
): Promise<ResolvedSource[]> {
  const sources: ResolvedSource[] = [];
  for (const config of configs) {
    if (signal.aborted) break;
    if (config.kind === 'command') {
      sources.push({ kind: 'command', label: config.label, timeZone: config.timeZone, config });
    } else sources.push(...(await resolveFiles(folder, config, signal)));
  }
  return sources;
}

async function resolveFiles(
  folder: string,
  config: Extract<LogSourceConfig, { kind: 'files' }>,
  signal: AbortSignal,
): Promise<FileSource[]> {
  const searched = config.paths.map((pattern) => ({ folder, pattern }));
  const found = await Promise.all(config.paths.map((pattern) => glob(pattern, { folder, signal })));
  const sets = await groupSets(found.flatMap(({ files }) => files));
  const base = { kind: 'files', label: config.label, timeZone: config.timeZone, searched } as const;
  if (sets.length === 0) return [{ ...base, ...nothing(found), files: [], format: undefined }];
  const sources: FileSource[] = [];
  for (const files of sets) {
    const label = sets.length === 1 ? config.label : `${config.label}: ${nameOf(folder, files)}`;
    sources.push({ ...base, label, files, ...(await stateOf(files, config.timeZone, signal)) });
  }
  return sources;
}

function nothing(found: readonly GlobResult[]): { state: SourceState; code: string | undefined } {
  const code = found.flatMap(({ refused }) => refused)[0]?.code;
  return { state: code === undefined ? 'missing' : 'unreadable', code };
}

/** A path without wildcards names the live file: its rotated ones belong to it, though the pattern doesn't match them. */
async function groupSets(paths: readonly string[]): Promise<ResolvedFile[][]> {
  const sets = new Map<string, Map<string, ResolvedFile>>();
  for (const path of paths) {
    const key = join(dirname(path), rotatedName(basename(path)).set);
    if (!sets.has(key)) sets.set(key, await rotatedSet(path));
    const file = await describeFile(path);
    if (file) sets.get(key)?.set(path, file);
  }
  return [...sets.values()]
    .map((set) => oldestFirst([...set.values()].map((file) => ({ ...file, name: basename(file.path) }))))
    .map((files) => files.map(({ path, size, mtime }) => ({ path, size, mtime })))
    .filter((files) => files.length > 0);
}

async function rotatedSet(path: string): Promise<Map<string, ResolvedFile>> {
  const folder = dirname(path);
  const { set } = rotatedName(basename(path));
  const names = await readdir(folder).catch((): string[] => []);
  const files = new Map<string, ResolvedFile>();
  for (const name of names.filter((other) => rotatedName(other).set === set)) {
    const file = await describeFile(join(folder, name));
    if (file) files.set(file.path, file);
  }
  return files;
}

async function describeFile(path: string): Promise<ResolvedFile | undefined> {
  try {
    const stats = await stat(path);
    return stats.isFile() ? { path, size: stats.size, mtime: stats.mtimeMs } : undefined;
  } catch {
    return undefined;
  }
}

/** The state of a set is that of its newest file with content. */
async function stateOf(
  files: readonly ResolvedFile[],
  timeZone: string | undefined,
  signal: AbortSignal,
): Promise<{ state: SourceState; code: string | undefined; format: string | undefined }> {
  const newest = files.findLast(({ size }) => size > 0);
  if (newest === undefined) return { state: 'empty', code: undefined, format: undefined };
  const log = await openLog(newest.path, { timeZone, signal });
  if (log.state === 'ok') return { state: 'ok', code: undefined, format: log.facts.format };
  return { state: log.state === 'cancelled' ? 'unreadable' : log.state, code: log.code, format: undefined };
}

function nameOf(folder: string, files: readonly ResolvedFile[]): string {
  const live = files.at(-1)?.path ?? '';
  const inside = relative(folder, live);
  return inside.startsWith('..') ? live : inside;
}

const candidatePatterns = ['log/*.log', 'logs/**/*.log', '*.log'];
const mostCandidates = 20;

/** Log files that a project usually has, as paths relative to the folder; one of each rotated set. */
export async function suggestSources(folder: string, signal?: AbortSignal): Promise<string[]> {
  const found = new Set<string>();
  for (const pattern of candidatePatterns) {
    const { files } = await glob(pattern, { folder, signal, maxEntries: 5000 });
    for (const path of files) {
      const { set } = rotatedName(basename(path));
      const live = join(dirname(path), set);
      found.add(relative(folder, files.includes(live) ? live : path).replaceAll('\\', '/'));
    }
  }
  return [...found].slice(0, mostCandidates);
}
