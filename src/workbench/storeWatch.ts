import { readdirSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { Disposable } from '../session/disposable.ts';

/**
 * Watches a store and each incident's folder in it. VS Code's recursive watcher can miss what happens in folders
 * that were made one right after the other, and then never sees them.
 */
export class StoreWatch extends Disposable {
  private readonly watchers = new Map<string, FSWatcher>();

  constructor(
    private readonly root: string,
    private readonly listener: (path: string | undefined) => void,
  ) {
    super();
    this.own({ dispose: () => this.close() });
    this.add(root);
    this.addIncidents();
  }

  private addIncidents(): void {
    try {
      for (const entry of readdirSync(this.root, { withFileTypes: true })) {
        if (entry.isDirectory()) this.add(join(this.root, entry.name));
      }
    } catch {
      // The store is gone; VS Code's watcher tells when it is back.
    }
  }

  private add(folder: string): void {
    if (this.isDisposed || this.watchers.has(folder)) return;
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => {
        if (folder === this.root) this.addIncidents();
        this.listener(name === null ? undefined : join(folder, name));
      });
      watcher.on('error', () => this.drop(folder));
      this.watchers.set(folder, watcher);
    } catch {
      // Gone meanwhile, or the system has no watcher left: VS Code's own stays.
    }
  }

  private drop(folder: string): void {
    this.watchers.get(folder)?.close();
    this.watchers.delete(folder);
  }

  private close(): void {
    for (const folder of [...this.watchers.keys()]) this.drop(folder);
  }
}
