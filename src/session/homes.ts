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

  /** Finds the homes of these workspace folders (absolute paths) and reads what is in them. */
  find(folders: readonly string[]): Promise<void> {
    this.latest = this.search(folders).finally(() => this.tellReady());
    return this.latest;
  }

  private async search(folders: readonly string[]): Promise<void> {
    this.found = await openStores({ ...this.request, folders });
    await this.incidents.useHomes(this.found);
  }
}
