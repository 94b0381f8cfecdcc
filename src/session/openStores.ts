import { basename } from 'node:path';
import { homedir, userInfo } from 'node:os';
import { readAuthor } from '../journal/author.ts';
import { JournalStore } from '../journal/journal.ts';
import { locateStore } from '../journal/locate.ts';

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
  readonly globalRoot: string;
  readonly now: () => number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The stores of a window's folders, one a place; the extension's own where there is no repository. Starts no process. */
export async function openStores(request: OpenStores): Promise<readonly Home[]> {
  const homes = new Map<string, Home>();
  for (const folder of request.folders.length === 0 ? [undefined] : request.folders) {
    const place = await locateStore(folder, request.globalRoot);
    if (homes.has(place.root)) continue;
    const author = await readAuthor({
      home: homedir(),
      gitDir: place.gitDir,
      env: request.env,
      fallback: userInfo().username,
    });
    const top = place.worktree ?? folder;
    homes.set(place.root, {
      store: new JournalStore({ root: place.root, now: request.now, author }),
      folder: top,
      name: top === undefined ? 'Sitrep' : basename(top),
      author,
    });
  }
  return [...homes.values()];
}
