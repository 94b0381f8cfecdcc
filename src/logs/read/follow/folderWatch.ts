import { basename, dirname } from 'node:path';
import type { FollowEvent } from './followedSet.ts';
import { realPath } from '../../../limits/realPath.ts';
import { rotatedName } from '../rotation.ts';
import type { Watching, WatchFolder } from './watchFolder.ts';

/**
 * Notices changes around a followed path: in its folder and, behind a symbolic link, in the folder of the file itself.
 * Falls back to a slow poll for as long as a folder can't be watched. Where the system reports late for files that are
 * held open (Windows), it polls as well.
 */
export class FolderWatch {
  private readonly watched = new Map<string, Watching>();
  private names = new Set<string>();
  private dirty = false;
  private isPolling = false;
  private resume: (() => void) | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly watch: WatchFolder,
    private readonly pollMs: number,
    private readonly onEvent: (event: FollowEvent) => void,
  ) {}

  /** Watches where the path leads now. */
  async observe(path: string): Promise<void> {
    const real = await realPath(path);
    const folders = new Set([dirname(path), dirname(real)]);
    this.names = new Set([path, real].map((file) => rotatedName(basename(file)).set));
    for (const [folder, watching] of this.watched) {
      if (folders.has(folder)) continue;
      watching.dispose();
      this.watched.delete(folder);
    }
    for (const folder of folders) this.add(folder);
    const mustPoll = this.watched.size < folders.size || process.platform === 'win32';
    if (mustPoll && !this.isPolling) this.onEvent({ kind: 'polling' });
    this.isPolling = mustPoll;
  }

  /** Resolves at the next change, or at once where one came since the last call. */
  async changed(): Promise<void> {
    if (!this.dirty) {
      await new Promise<void>((resolve) => {
        this.resume = resolve;
        if (this.isPolling) this.timer = setTimeout(() => this.wake(), this.pollMs);
      });
    }
    this.dirty = false;
  }

  wake(): void {
    this.dirty = true;
    clearTimeout(this.timer);
    this.resume?.();
    this.resume = undefined;
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const watching of this.watched.values()) watching.dispose();
    this.watched.clear();
  }

  private add(folder: string): void {
    if (this.watched.has(folder)) return;
    const drop = () => {
      this.watched.get(folder)?.dispose();
      this.watched.delete(folder);
      this.wake();
    };
    try {
      this.watched.set(
        folder,
        this.watch(folder, (name) => this.concerns(name, folder) && this.wake(), drop),
      );
    } catch {
      // The folder isn't there or can't be watched: polled until it can.
    }
  }

  /** The folder itself being removed is told under its own name. */
  private concerns(name: string | null, folder: string): boolean {
    return name === null || name === basename(folder) || this.names.has(rotatedName(name).set);
  }
}
