import { access } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Config, DeployConfig } from '../config/config.ts';
import type { CommandOutput } from '../git/deploys/deployCommands.ts';
import type { DeploysRead } from '../git/deploys/deploys.ts';
import type { FactsCache } from '../suspects/text/readFacts.ts';
import type { SuspectQuestion } from '../suspects/suspect.ts';
import type { Searchable } from '../suspects/request.ts';
import type { JointAnswer, JointReport } from '../suspects/jointReport.ts';
import type { Home } from './openStores.ts';
import type { WindowRepository } from './repositories.ts';

export type Outputs = ReadonlyMap<string, CommandOutput>;

export interface RepositorySearchRequest {
  readonly places: readonly WindowRepository[];
  readonly home: Home;
  readonly configOf: (home: Pick<Home, 'folder'>) => Promise<Config>;
  readonly cache: FactsCache;
  readonly signal: AbortSignal;
}

/** Looks for suspects in some repositories, each with the deploys that its own files, tags and branches tell. */
export class RepositorySearch {
  private readonly configs = new Map<string, Promise<DeployConfig>>();

  constructor(private readonly request: RepositorySearchRequest) {}

  /** The team's choices for a repository: its own file's, else the home's without what names that one's files. */
  configOf({ folder }: WindowRepository): Promise<DeployConfig> {
    const known = this.configs.get(folder) ?? this.readConfig(folder);
    this.configs.set(folder, known);
    return known;
  }

  /**
   * The suspects of all repositories, or why there are none.
   *
   * @param outputs what the commands of deploy sources printed, by folder
   */
  async round(
    query: SuspectQuestion,
    outputs: ReadonlyMap<string, Outputs>,
    onReport: (report: JointReport) => void,
  ): Promise<JointAnswer> {
    const { places, cache, signal } = this.request;
    const deploys = new DeploysOfRound(this, this.request, outputs);
    const [{ investigateAll }, among] = await Promise.all([
      import('../suspects/investigate.ts'),
      Promise.all(places.map((place) => this.searchable(place, deploys))),
    ]);
    return investigateAll({ among, query, signal, cache, onReport });
  }

  /** What git knows of deploys, by repository; no command of a deploy source is run for it. */
  async deploys(): Promise<readonly (Pick<Searchable, 'environment'> & Pick<DeploysRead, 'deploys'>)[]> {
    const { places } = this.request;
    const read = new DeploysOfRound(this, this.request, new Map());
    return Promise.all(
      places.map(async (place) => ({
        environment: (await this.configOf(place)).environment,
        deploys: (await read.of(place)).deploys,
      })),
    );
  }

  private async searchable(place: WindowRepository, deploysOf: DeploysOfRound): Promise<Searchable> {
    const [{ environment }, { deploys, searched, unknown }] = await Promise.all([
      this.configOf(place),
      deploysOf.of(place),
    ]);
    const unknownDeploys = unknown.filter((marker) => marker.environment === environment).length;
    return { ...place, environment, deploys, searched, unknownDeploys };
  }

  private async readConfig(folder: string): Promise<DeployConfig> {
    const { home, configOf } = this.request;
    if (folder === home.folder) return (await configOf(home)).deploys;
    const hasOwn = await access(join(folder, '.sitrep/config.yaml')).then(
      () => true,
      () => false,
    );
    if (hasOwn) return (await configOf({ folder })).deploys;
    return { ...(await configOf(home)).deploys, sources: [] };
  }
}

/** What was deployed, read once a repository: a submodule asks the repository around it. */
class DeploysOfRound {
  private readonly known = new Map<string, Promise<DeploysRead>>();

  constructor(
    private readonly search: RepositorySearch,
    private readonly request: RepositorySearchRequest,
    private readonly outputs: ReadonlyMap<string, Outputs>,
  ) {}

  of(place: WindowRepository): Promise<DeploysRead> {
    const known = this.known.get(place.folder) ?? this.read(place);
    this.known.set(place.folder, known);
    return known;
  }

  private async read(place: WindowRepository): Promise<DeploysRead> {
    const { signal } = this.request;
    const config = await this.search.configOf(place);
    const { readDeploys } = await import('../git/deploys/deploys.ts');
    const own = await readDeploys(place.repository, config, signal, this.outputs.get(place.folder));
    const around = this.around(place);
    if (around === undefined || own.deploys.some((deploy) => deploy.environment === config.environment))
      return own;
    const { deploysOfSubmodule } = await import('../git/deploys/submoduleDeploys.ts');
    const path = relative(around.folder, place.folder).split(sep).join('/');
    const { deploys } = await this.of(around);
    return { ...own, deploys: await deploysOfSubmodule(around.repository, path, deploys, signal) };
  }

  /** The nearest repository that a folder lies in. */
  private around({ folder }: WindowRepository): WindowRepository | undefined {
    return this.request.places
      .filter((other) => folder.startsWith(`${other.folder}${sep}`))
      .sort((a, b) => b.folder.length - a.folder.length)[0];
  }
}
