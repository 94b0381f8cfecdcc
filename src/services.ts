import { defaultTracker, trackers } from './delivery/trackers.ts';
import { ConsentGate } from './process/consent.ts';
import { Configs } from './session/configs.ts';
import type { Current } from './session/current.ts';
import { Disposable } from './session/disposable.ts';
import { confirmedCauses } from './session/earlierCauses.ts';
import type { Homes } from './session/homes.ts';
import type { Incidents } from './session/incidents.ts';
import { LastDeploys } from './session/logs/lastDeploys.ts';
import { LogsModel } from './session/logs/logsModel.ts';
import { LogSources } from './session/logs/logSources.ts';
import type { Home } from './session/openStores.ts';
import { Playbooks } from './session/playbooks.ts';
import { PromiseClock } from './session/promiseClock.ts';
import { ReaderTimes } from './session/readerTimes.ts';
import { Repositories } from './session/repositories.ts';
import { RetryWatch } from './session/retry.ts';
import { SuspectsModel } from './session/suspectsModel.ts';
import type { Services } from './workbench/services.ts';
import { CurrentDocuments } from './workbench/documents/currentDocuments.ts';
import { LogDocuments } from './workbench/documents/logDocuments.ts';
import { sharedMemory, teamRemotes } from './workbench/sharedMemory.ts';
import { LiveLogs } from './workbench/liveLogs.ts';
import type { HostServices } from './workbench/hostServices.ts';
import { Workbench } from './workbench/workbench.ts';

export interface ServiceParts {
  readonly host: HostServices;
  readonly incidents: Incidents;
  readonly homes: Homes;
  readonly current: Current;
}

/** The second half of the composition root: what the first incident or command needs. Loaded with it. */
export class OpenServices extends Disposable {
  readonly services: Services;

  constructor({ host, incidents, homes, current }: ServiceParts) {
    super();
    const { now, report, setTimer } = host;
    const configs = this.own(new Configs());
    const configOf = (home: Pick<Home, 'folder'>) => configs.of(home);
    const clock = this.own(new PromiseClock(incidents, now, setTimer));
    const gate = new ConsentGate(host.isTrusted, host.consentMemory, host.askConsent);
    const reading = { ...host, onFailure: report('logs') };
    const repositories = new Repositories({
      isTrusted: host.isTrusted,
      folders: () => homes.all.flatMap(({ folder }) => folder ?? []),
      teamRemotes: teamRemotes(host.memento),
    });
    const deploys = this.own(new LastDeploys({ ...reading, repositories, configOf }));
    const sources = new LogSources({ ...reading, configOf, gate, deploys });
    const logs = this.own(new LogsModel({ ...reading, sources, deploys }));
    const investigation = this.own(
      new SuspectsModel({
        repositories,
        now,
        configOf,
        gate,
        evidence: (state, signal) => logs.evidence(state, signal),
        earlierCauses: (incident) => confirmedCauses(incidents, incident),
        onFailure: report('suspects'),
      }),
    );
    this.own(
      investigation.onDidChange(() => {
        const state = current.state;
        const found = state && investigation.reportOf(state.incident.id);
        if (found) deploys.learn(state, found.repositories);
      }),
    );
    this.own(configs.onDidChange(() => deploys.forget()));
    this.services = {
      ...host,
      trackers: { table: trackers, chosen: defaultTracker, fetch: globalThis.fetch },
      documents: new CurrentDocuments(host.documents, current),
      incidents,
      current,
      investigation,
      repositories,
      logs,
      sources,
      playbooks: this.own(new Playbooks(host)),
      logDocuments: this.own(new LogDocuments({ sources })),
      live: this.own(new LiveLogs(sources)),
      retry: this.own(new RetryWatch({ sources, now, setTimer })),
      times: new ReaderTimes(host.zone, host.language),
      configOf,
      onDidChangeConfig: configs.onDidChange,
      gate,
      sharedBefore: sharedMemory(host.memento),
      homes: () => homes.all,
      ready: () => homes.ready(),
    };
    this.own(new Workbench(this.services, { clock, configs, homes, setTimer }));
  }
}
