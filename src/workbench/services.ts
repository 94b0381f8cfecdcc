import type * as vscode from 'vscode';
import type { Documents } from '../actions/documents.ts';
import type { Trackers } from '../actions/trackers.ts';
import type { SharedMemory } from '../team/team.ts';
import type { Config } from '../config/config.ts';
import type { ConsentGate } from '../process/consent.ts';
import type { ConfigChange } from '../session/configs.ts';
import type { Current } from '../session/current.ts';
import type { Listen } from '../session/emitter.ts';
import type { Incidents, IncidentState } from '../session/incidents.ts';
import type { SuspectsModel } from '../session/suspectsModel.ts';
import type { Home } from '../session/openStores.ts';
import type { Playbooks } from '../session/playbooks.ts';
import type { Repositories } from '../session/repositories.ts';
import type { ReaderTimes } from '../session/readerTimes.ts';
import type { LogsModel } from '../session/logs/logsModel.ts';
import type { LogSources } from '../session/logs/logSources.ts';
import type { LiveLogs } from './liveLogs.ts';
import type { LogDocuments } from './documents/logDocuments.ts';
import type { RetryWatch } from '../session/retry.ts';

/** What commands and views work with. Made once, in the composition root. */
export interface Services {
  readonly incidents: Incidents;
  readonly current: Current;
  readonly investigation: SuspectsModel;
  readonly repositories: Repositories;
  readonly logs: LogsModel;
  readonly sources: LogSources;
  readonly playbooks: Playbooks;
  /** Now, ms since the epoch. Injected, so that a test can set the clock. */
  readonly now: () => number;
  /** Times in the reader's zone and language. */
  readonly times: ReaderTimes;
  /** The homes of this window. Empty until they were found. */
  readonly homes: () => readonly Home[];
  /** Settles once the homes of this window were found and read. */
  readonly ready: () => Promise<void>;
  readonly configOf: (home: Home) => Promise<Config>;
  /** Fires when the team's choices or the person's settings have changed, or may have. */
  readonly onDidChangeConfig: Listen<ConfigChange>;
  readonly log: vscode.LogOutputChannel;
  /** Writes a failure of something to the log. */
  readonly report: (what: string) => (error: unknown) => void;
  readonly memento: vscode.Memento;
  /** Text of a file under `media/`, or undefined where there is none. */
  readonly readMedia: (path: string) => Promise<string | undefined>;
  /** Asks before a configured command runs for the first time. */
  readonly gate: ConsentGate;
  /** Where incidents were shared to from this machine. */
  readonly sharedBefore: SharedMemory;
  readonly retry: RetryWatch;
  readonly live: LiveLogs;
  readonly logDocuments: LogDocuments;
  readonly trackers: Trackers;
  readonly documents: Documents & DocumentOpener;
  readonly globalRoot: string;
  readonly isTrusted: () => boolean;
}

/** Opens one of an incident's documents beside the code. */
export interface DocumentOpener {
  open(state: IncidentState, path: string): Promise<void>;
}
