import { existsSync, readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { journalFile } from './listing.ts';

export interface StoreWatch {
  dispose(): void;
}

export interface StoreListener {
  /**
   * Names the incident whose folder changed; none where any may have. `onlyJournal` where no other file of it did, so
   * that its documents need not be listed again.
   */
  readonly onChange: (incident: string | undefined, onlyJournal: boolean) => void;
  /** Told when a folder can't be watched, as where the system has no watch left. */
  readonly onFailure: (error: unknown) => void;
}

/** Milliseconds in which changes are collected before they are told once. */
const burst = 40;

/** Folders in folders below a store that are watched: an incident's, and those of its documents. */
const deepest = 2;

/**
 * Tells of changes in a store, each incident once a burst. A store that doesn't exist yet is waited for at its nearest
 * parent that does; one that was deleted, too. Each folder has a watch of its own, set before the folder is listed, so
 * that nothing happens unseen in between: recursive watchers miss what is made in a folder that was just made.
 */
export function watchStore(root: string, listener: StoreListener): StoreWatch {
  return new StoreWatcher(root, listener);
}

interface WatchedFolder {
  /** Tells a folder from one of the same name that was made anew. */
  readonly identity: string;
  readonly watcher: FSWatcher;
}

class StoreWatcher implements StoreWatch {
  private readonly watched = new Map<string, WatchedFolder>();
  /** Folders in which something happened since the last burst, and whether to more than their journal. */
  private readonly touched = new Map<string, 'journal' | 'files'>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly root: string,
    private readonly listener: StoreListener,
  ) {
    this.attach();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.leave();
  }

  /** Watches the store, or what it is waited for in. True where the store was not watched before. */
  private attach(): boolean {
    // Between looking for a folder and watching it a nearer one may appear: look again until it stays the same.
    for (let folder = nearest(this.root); !this.isWatched(folder); folder = nearest(this.root)) {
      this.leave();
      if (!this.add(folder)) return false;
      if (folder === this.root) {
        this.enter(folder);
        return true;
      }
    }
    return false;
  }

  /** Watches a folder and those in it. Gives the ones that were not watched before. */
  private enter(folder: string): string[] {
    const added = !this.isWatched(folder) && this.add(folder) ? [folder] : [];
    if (this.depthOf(folder) < deepest)
      added.push(...foldersIn(folder).flatMap((child) => this.enter(child)));
    return added;
  }

  private isWatched(folder: string): boolean {
    const known = this.watched.get(folder);
    return known !== undefined && known.identity === identityOf(folder);
  }

  private add(folder: string): boolean {
    this.drop(folder);
    const identity = identityOf(folder);
    if (identity === undefined) return false;
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => this.touch(folder, name));
      watcher.on('error', () => this.touch(folder, null));
      this.watched.set(folder, { identity, watcher });
      return true;
    } catch (error) {
      if (existsSync(folder)) this.listener.onFailure(error);
      return false;
    }
  }

  private drop(folder: string): void {
    this.watched.get(folder)?.watcher.close();
    this.watched.delete(folder);
  }

  private leave(): void {
    for (const folder of [...this.watched.keys()]) this.drop(folder);
  }

  /** `name` is null where the system doesn't tell which file it was. */
  private touch(folder: string, name: string | null): void {
    const isJournal = name === journalFile && this.depthOf(folder) === 1;
    this.touched.set(folder, isJournal ? (this.touched.get(folder) ?? 'journal') : 'files');
    this.timer ??= setTimeout(() => this.tell(), burst);
  }

  private tell(): void {
    this.timer = undefined;
    const touched = new Map(this.touched);
    this.touched.clear();
    const isNew = this.attach();
    if (isNew || !this.watched.has(this.root)) {
      // What happened before the new watch is not known; beside a store that isn't there nothing did.
      if (isNew || touched.has(this.root)) this.listener.onChange(undefined, false);
      return;
    }
    const gone = this.dropGone(touched);
    const beyond = [...touched].flatMap(([folder, what]) => (what === 'files' ? [folder] : []));
    const added = beyond.flatMap((folder) => this.enter(folder));
    const more = this.incidentsOf([...beyond, ...gone, ...added]);
    const all = this.incidentsOf([...touched.keys(), ...gone, ...added]);
    for (const incident of all) this.listener.onChange(incident, !more.has(incident));
  }

  /** Lets go of what was deleted where something happened. */
  private dropGone(touched: ReadonlyMap<string, unknown>): string[] {
    const near = [...this.watched.keys()].filter((one) => touched.has(one) || touched.has(dirname(one)));
    const gone = near.filter((folder) => !existsSync(folder));
    for (const folder of gone) this.drop(folder);
    return gone;
  }

  /** The store itself is nobody's: an incident that came or went is a folder in it that did. */
  private incidentsOf(folders: readonly string[]): ReadonlySet<string> {
    const names = folders.map((folder) => relative(this.root, folder).split(sep)[0] ?? '');
    return new Set(names.filter((name) => name !== ''));
  }

  private depthOf(folder: string): number {
    return folder === this.root ? 0 : relative(this.root, folder).split(sep).length;
  }
}

function nearest(root: string): string {
  let folder = root;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(folder, entry.name));
  } catch {
    return []; // It is gone already.
  }
}

function identityOf(folder: string): string | undefined {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found && `${found.ino} ${found.birthtimeMs}`;
}
