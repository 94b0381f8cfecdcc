import { existsSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { Emitter } from './emitter.ts';
import type { Incidents } from './incidents.ts';
import { openStores, type Home, type OpenStores } from './openStores.ts';

/** The homes of a window: found after activation, and again when its folders change. */
export class Homes {
  private found: readonly Home[] = [];
  private folders: readonly string[] = [];
  private latest: Promise<void> | undefined;
  private tellReady: () => void = () => undefined;
  private readonly changed = new Emitter<void>();
  private readonly first = new Promise<void>((resolve) => {
    this.tellReady = resolve;
  });

  /** Fires when homes were found and their journals read. */
  readonly onDidFind = this.changed.event;

  constructor(
    private readonly incidents: Incidents,
    private readonly request: Omit<OpenStores, 'folders'>,
  ) {}

  /** Empty until they were found. */
  get all(): readonly Home[] {
    return this.found;
  }

  /**
   * Settles once the homes were found and their journals read. Where the place of one is gone meanwhile, as with a
   * project that was deleted, they are found anew, so that nothing is written where nobody looks.
   */
  async ready(): Promise<void> {
    await (this.latest ?? this.first);
    if (this.found.some(({ store }) => this.isGone(store.root))) await this.find(this.folders);
  }

  /** The extension's own storage is made when it is first written to. */
  private isGone(root: string): boolean {
    return !root.startsWith(this.request.storage + sep) && !existsSync(dirname(root));
  }

  /** Finds the homes of these workspace folders (absolute paths) and reads what is in them, one search at a time. */
  find(folders: readonly string[]): Promise<void> {
    this.folders = folders;
    const before = this.latest?.catch(() => undefined) ?? Promise.resolve();
    this.latest = before.then(() => this.search(folders)).finally(() => this.tellReady());
    return this.latest;
  }

  private async search(folders: readonly string[]): Promise<void> {
    const opened = await openStores({ ...this.request, folders });
    // A home that stays is the same object, so that its journals have one writer in this window.
    this.found = opened.map((home) => this.found.find((known) => isSame(known, home)) ?? home);
    await this.incidents.useHomes(this.found);
    this.changed.fire();
  }
}

function isSame(one: Home, other: Home): boolean {
  return one.store.root === other.store.root && one.folder === other.folder && one.author === other.author;
}
