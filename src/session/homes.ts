import type { Incidents } from './incidents.ts';
import { openStores, type Home, type OpenStores } from './openStores.ts';

/** The homes of a window: found after activation, and again when its folders change. */
export class Homes {
  private found: readonly Home[] = [];
  private latest: Promise<void> | undefined;
  private tellReady: () => void = () => undefined;
  private readonly first = new Promise<void>((resolve) => {
    this.tellReady = resolve;
  });

  constructor(
    private readonly incidents: Incidents,
    private readonly request: Omit<OpenStores, 'folders'>,
  ) {}

  /** Empty until they were found. */
  get all(): readonly Home[] {
    return this.found;
  }

  /** Settles once the homes were found and their journals read. */
  ready(): Promise<void> {
    return this.latest ?? this.first;
  }

  /** Finds the homes of these workspace folders (absolute paths) and reads what is in them, one search at a time. */
  find(folders: readonly string[]): Promise<void> {
    const before = this.latest?.catch(() => undefined) ?? Promise.resolve();
    this.latest = before.then(() => this.search(folders)).finally(() => this.tellReady());
    return this.latest;
  }

  private async search(folders: readonly string[]): Promise<void> {
    const opened = await openStores({ ...this.request, folders });
    // A home that stays is the same object, so that its journals have one writer in this window.
    this.found = opened.map((home) => this.found.find((known) => isSame(known, home)) ?? home);
    await this.incidents.useHomes(this.found);
  }
}

function isSame(one: Home, other: Home): boolean {
  return one.store.root === other.store.root && one.folder === other.folder && one.author === other.author;
}
