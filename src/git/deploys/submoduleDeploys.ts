import { submoduleAt } from '../changes.ts';
import type { Deploy } from '../history.ts';
import type { Repository } from '../repository.ts';

/** Deploys of the outer repository that are looked at, the newest. */
const asked = 60;

/**
 * What was live of a submodule that has no deploys of its own: the commit that each deploy of the outer repository
 * pins it to. A deploy that left the submodule where it was is left out. Expects the oldest first.
 */
export async function deploysOfSubmodule(
  outer: Repository,
  path: string,
  deploys: readonly Deploy[],
  signal?: AbortSignal,
): Promise<Deploy[]> {
  const pinned: Deploy[] = [];
  const last = new Map<string, string>();
  for (const deploy of deploys.slice(-asked)) {
    if (deploy.sha === undefined) continue;
    if (signal?.aborted === true) break;
    const sha = await submoduleAt(outer, deploy.sha, path);
    if (sha === undefined || last.get(deploy.environment) === sha) continue;
    last.set(deploy.environment, sha);
    pinned.push({ ...deploy, sha });
  }
  return pinned;
}
