import { basename, dirname } from 'node:path';
import type { ResolvedSource } from '../../logs/read/sources.ts';
import type { Disposes } from '../disposable.ts';

/** How long a change is left to settle, ms: a busy log must not be read without a break. */
const settleMs = 1_000;

export interface LogWatchDeps {
  readonly watch: (folder: string, listener: (path: string | undefined) => void) => Disposes;
  readonly setTimer: (callback: () => void, delay: number) => Disposes;
}

/** Watches the folders of log files, and tells of changes to those files and their rotated ones. */
export class LogWatch {
  private watching: Disposes[] = [];
  private settling: Disposes | undefined;

  constructor(private readonly deps: LogWatchDeps) {}

  /** Throttled, not debounced: a log that is always written to is told of once a while, too. */
  start(sources: readonly ResolvedSource[], onChange: () => void): void {
    for (const [folder, stems] of logFolders(sources)) {
      const isLog = (path: string): boolean => dirname(path) === folder && stems.has(stem(path));
      this.watching.push(
        this.deps.watch(folder, (path) => {
          if (path !== undefined && !isLog(path)) return;
          this.settling ??= this.deps.setTimer(onChange, settleMs);
        }),
      );
    }
  }

  stop(): void {
    this.settling?.dispose();
    this.settling = undefined;
    for (const watching of this.watching.splice(0)) watching.dispose();
  }
}

/** The folders of log files, each with the stems of the names in it. */
function logFolders(sources: readonly ResolvedSource[]): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>();
  for (const source of sources) {
    if (source.kind !== 'files') continue;
    for (const { path } of source.files) {
      const stems = folders.get(dirname(path)) ?? new Set();
      folders.set(dirname(path), stems.add(stem(path)));
    }
  }
  return folders;
}

/** `app` of `app.log`, `app.log.1` and `app-2026-11-22.log.gz`: rotation keeps the beginning of a name. */
function stem(path: string): string {
  return /^[^.\d]*/.exec(basename(path))?.[0].replace(/[-_]$/, '') ?? '';
}
