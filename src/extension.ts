import type * as vscode from 'vscode';
import { watchStore } from './journal/watch.ts';
import { ConsentGate } from './process/consent.ts';
import { Configs } from './session/configs.ts';
import { Current } from './session/current.ts';
import { confirmedCauses } from './session/earlierCauses.ts';
import { Homes } from './session/homes.ts';
import { Incidents } from './session/incidents.ts';
import { Investigation } from './session/investigation.ts';
import { LogDesk } from './session/logDesk.ts';
import { LogSources } from './session/logSources.ts';
import type { Home } from './session/openStores.ts';
import { Playbooks } from './session/playbooks.ts';
import { PromiseClock } from './session/promiseClock.ts';
import { ReaderTimes } from './session/readerTimes.ts';
import { LogDocuments } from './workbench/documents/logDocuments.ts';
import { LiveLogs } from './workbench/liveLogs.ts';
import { readSurroundings } from './workbench/surroundings.ts';
import { RetryWatch } from './session/retry.ts';
import { Workbench } from './workbench/workbench.ts';

/** Puts the rooms together. Nothing is awaited here: stores are read after activation. */
export function activate(context: vscode.ExtensionContext): void {
  const surroundings = readSurroundings(context);
  const { now, report } = surroundings;
  const own = <Owned extends vscode.Disposable>(owned: Owned): Owned => {
    context.subscriptions.push(owned);
    return owned;
  };
  const configs = own(new Configs());
  const configOf = (home: Home) => configs.of(home);
  const incidents = own(
    new Incidents({
      watch: (store, onChange) => watchStore(store.root, surroundings.watch, onChange),
      onFailure: (incident, error) => report(incident)(error),
    }),
  );
  const homes = new Homes(incidents, { globalRoot: surroundings.globalStore, now, env: process.env });
  const current = own(new Current(incidents, surroundings.currentMemory));
  const clock = own(new PromiseClock(incidents, now, surroundings.setTimer));
  const gate = new ConsentGate(surroundings.isTrusted, surroundings.consentMemory, surroundings.askConsent);
  const reading = { ...surroundings, onFailure: report('logs') };
  const sources = new LogSources({ ...reading, configOf, gate });
  const logs = own(new LogDesk({ ...reading, sources }));
  const investigation = own(
    new Investigation({
      ...surroundings,
      configOf,
      evidence: (state, signal) => logs.evidence(state, signal),
      earlierCauses: (incident) => confirmedCauses(incidents, incident),
      onFailure: report('suspects'),
    }),
  );
  const playbooks = own(new Playbooks(surroundings));
  const times = new ReaderTimes(surroundings.zone, surroundings.language);
  const desk = {
    ...surroundings,
    incidents,
    current,
    investigation,
    logs,
    sources,
    playbooks,
    logDocuments: own(new LogDocuments({ sources })),
    live: own(new LiveLogs(sources)),
    retry: own(new RetryWatch({ sources, now, setTimer: surroundings.setTimer })),
    times,
    configOf,
    onDidForgetConfig: configs.onDidForget,
    gate,
    homes: () => homes.all,
    ready: () => homes.ready(),
  };
  own(new Workbench(desk, { clock, configs, homes, setTimer: surroundings.setTimer }));
}
