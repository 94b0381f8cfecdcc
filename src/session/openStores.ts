import { basename } from 'node:path';
import { homedir, userInfo } from 'node:os';
import { readAuthor } from '../journal/author.ts';
import { JournalStore } from '../journal/journal.ts';
import { listIncidents } from '../journal/listing.ts';
import { locateStore, type StorePlace } from '../journal/locate.ts';

/** A store of this window with the folder it stands for. */
export interface Home {
  readonly store: JournalStore;
  /** Top of the working tree, or the folder itself; undefined in an empty window. */
  readonly folder: string | undefined;
  readonly name: string;
  readonly author: string;
}

export interface OpenStores {
  /** Workspace folders, absolute paths. */
  readonly folders: readonly string[];
  /** The extension's global storage, absolute path. */
  readonly storage: string;
  readonly now: () => number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The stores of a window's folders, one a place; the common one where it has no folder. What lies in the common one is
 * also listed where a folder has no repository: version 0.1 kept that folder's incidents there. Starts no process.
 */
export async function openStores(request: OpenStores): Promise<readonly Home[]> {
  const { folders, storage } = request;
  if (folders.length === 0)
    return [await openStore(undefined, await locateStore(undefined, storage), request)];
  const homes = new Map<string, Home>();
  let hasOwnStore = false;
  for (const folder of folders) {
    const place = await locateStore(folder, storage);
    hasOwnStore ||= place.kind === 'folder';
    if (!homes.has(place.root)) homes.set(place.root, await openStore(folder, place, request));
  }
  return [...homes.values(), ...(hasOwnStore ? await olderHome(request) : [])];
}

async function olderHome(request: OpenStores): Promise<readonly Home[]> {
  const place = await locateStore(undefined, request.storage);
  const incidents = await listIncidents(place.root);
  return incidents.length === 0 ? [] : [await openStore(undefined, place, request)];
}

async function openStore(
  folder: string | undefined,
  place: StorePlace,
  { now, env }: OpenStores,
): Promise<Home> {
  const author = await readAuthor({
    home: homedir(),
    gitDir: place.gitDir,
    env,
    fallback: userInfo().username,
  });
  const top = place.worktree ?? folder;
  return {
    store: new JournalStore({ root: place.root, now, author }),
    folder: top,
    name: top === undefined ? 'Sitrep' : basename(top),
    author,
  };
}
