import { realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Repository } from '../git/repository.ts';
import type { Home } from '../session/openStores.ts';
import { TeamStore, type SharedMemory } from '../team/team.ts';
import type { TeamDocuments } from '../team/union.ts';
import type { ActionContext } from './context.ts';

export type TeamContext = Pick<ActionContext, 'incidents' | 'documents'> & {
  readonly sharedBefore: SharedMemory;
};

export interface TeamPlace {
  readonly home: Home;
  /** Undefined where git can't answer for the home. */
  readonly repository: Repository | undefined;
}

/**
 * The store that a home's repository shares; undefined where its incidents don't live in that repository. The
 * extension's own store holds incidents of many folders and is never shared.
 */
export async function teamStoreOf(
  context: TeamContext,
  { home, repository }: TeamPlace,
): Promise<TeamStore | undefined> {
  if (repository === undefined) return undefined;
  const [holder, common] = await Promise.all([
    realpath(dirname(home.store.root)).catch(() => undefined),
    realpath(repository.commonDir).catch(() => undefined),
  ]);
  if (holder === undefined || holder !== common) return undefined;
  return new TeamStore({
    home,
    repository,
    documents: openDocuments(context, home),
    sharedBefore: context.sharedBefore,
  });
}

/** Documents as they stand in their editors, so that nothing typed is lost; else as they are on disk. */
function openDocuments({ incidents, documents }: TeamContext, { store }: Home): TeamDocuments {
  return {
    read: async (incident, name) => {
      const stored = await store.readDocumentBytes(incident, name);
      const state = incidents.get(incident);
      if (stored === undefined || state === undefined) return stored;
      const text = await documents.read(state, name);
      // An editor leaves the byte order mark out and reads what is no UTF-8 its own way.
      return text === undefined || text === textOf(stored) ? stored : Buffer.from(text);
    },
    write: async (incident, name, content) => {
      const state = incidents.get(incident);
      const text = content.toString('utf8');
      if (state === undefined || !Buffer.from(text).equals(content)) {
        await store.writeDocument(incident, name, content);
      } else {
        await documents.write(state, name, text);
      }
    },
  };
}

function textOf(stored: Buffer): string {
  return stored.toString('utf8').replace(/^\ufeff/, '');
}
