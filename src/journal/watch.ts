import { existsSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';

export interface Disposable {
  dispose(): void;
}

/** Watches a folder with all it holds; the listener gets the absolute path of what changed, where that is known. */
export type Watch = (folder: string, listener: (path: string | undefined) => void) => Disposable;

/** Milliseconds in which changes are collected before they are told once. */
const burst = 40;
/** ms from one look to the next, until a new watch is taken to see everything. */
const settlingMs = [1_000, 2_000, 4_000];

/**
 * Tells of changes in a store, each incident once a burst, `undefined` where it isn't known which changed.
 * A store that doesn't exist yet is waited for at its nearest parent that does; one that was deleted, too.
 */
export function watchStore(
  root: string,
  watch: Watch,
  onChange: (incident: string | undefined) => void,
): Disposable {
  return new StoreWatcher(root, watch, onChange);
}

class StoreWatcher implements Disposable {
  private watched: { readonly folder: string; readonly disposable: Disposable } | undefined;
  private readonly changed = new Set<string | undefined>();
  private timer: NodeJS.Timeout | undefined;
  private settling: NodeJS.Timeout | undefined;
  private isDisposed = false;

  constructor(
    private readonly root: string,
    private readonly watch: Watch,
    private readonly onChange: (incident: string | undefined) => void,
  ) {
    this.attach();
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.timer);
    clearTimeout(this.settling);
    this.watched?.disposable.dispose();
    this.watched = undefined;
  }

  private attach(): void {
    // Between looking for a folder and watching it a nearer one may appear: look again until it stays the same.
    for (let folder = nearest(this.root); folder !== this.watched?.folder; folder = nearest(this.root)) {
      this.watched?.disposable.dispose();
      const target = folder;
      this.watched = { folder, disposable: this.watch(target, (path) => this.seen(target, path)) };
    }
  }

  /** A watcher may need a moment until it sees: what happened meanwhile is looked for a few times, then no more. */
  private lookAgain([delay, ...later]: readonly number[]): void {
    clearTimeout(this.settling);
    if (delay === undefined) return;
    this.settling = setTimeout(() => {
      this.attach();
      this.collect(undefined);
      this.lookAgain(later);
    }, delay);
    this.settling.unref();
  }

  private seen(folder: string, path: string | undefined): void {
    if (this.isDisposed || this.watched?.folder !== folder) return;
    if (nearest(this.root) !== folder) {
      this.attach();
      // What happened before the new watch is not known.
      this.collect(undefined);
      this.lookAgain(settlingMs);
    } else if (folder === this.root) {
      this.collect(path === undefined ? undefined : incidentOf(this.root, path));
    }
  }

  private collect(incident: string | undefined): void {
    this.changed.add(incident);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const incidents = this.changed.has(undefined) ? [undefined] : [...this.changed];
      this.changed.clear();
      for (const each of incidents) this.onChange(each);
    }, burst);
  }
}

function nearest(root: string): string {
  let folder = root;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

function incidentOf(root: string, path: string): string | undefined {
  const first = relative(root, path).split(sep)[0];
  return first === undefined || first === '' || first === '..' ? undefined : first;
}
