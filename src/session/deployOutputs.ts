import type { CommandOutput, DeployCommandsRequest } from '../git/deploys/deployCommands.ts';
import type { WindowRepository } from './repositories.ts';
import type { Outputs, RepositorySearch } from './repositorySearch.ts';

/** How long what a command printed stands for what is deployed, ms. */
const freshMs = 2 * 60_000;

/** What the commands of deploy sources printed, kept for a while, so that not every new detail runs them again. */
export class DeployOutputs {
  private readonly kept = new Map<string, { readonly at: number; readonly outputs: Outputs }>();

  constructor(private readonly deps: Pick<DeployCommandsRequest, 'gate' | 'now'>) {}

  /** Runs them anew when next asked, and asks again for consent that was refused. */
  forget(): void {
    this.kept.clear();
  }

  /** By folder; only of those that have such sources. */
  async of(
    places: readonly WindowRepository[],
    search: RepositorySearch,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Outputs>> {
    const found = new Map<string, Outputs>();
    const stopped = (): boolean => signal.aborted;
    for (const place of places) {
      const sources = (await search.configOf(place)).sources.filter(({ command }) => command !== undefined);
      if (sources.length === 0 || stopped()) continue;
      const key = JSON.stringify([place.folder, sources.map(({ command }) => command)]);
      const kept = this.kept.get(key);
      if (kept !== undefined && this.isGood(kept)) {
        found.set(place.folder, kept.outputs);
        continue;
      }
      const { runDeployCommands } = await import('../git/deploys/deployCommands.ts');
      const outputs = await runDeployCommands(sources, { ...this.deps, folder: place.folder, signal });
      if (!stopped()) this.kept.set(key, { at: this.deps.now(), outputs });
      found.set(place.folder, outputs);
    }
    return found;
  }

  /** A refusal stands until somebody asks anew. */
  private isGood({ at, outputs }: { readonly at: number; readonly outputs: Outputs }): boolean {
    const refused = (output: CommandOutput): boolean => output === 'not-allowed';
    return [...outputs.values()].some(refused) || this.deps.now() - at < freshMs;
  }
}
