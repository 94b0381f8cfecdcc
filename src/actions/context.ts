import type { Config } from '../config/config.ts';
import { IncidentGoneError, type Incidents, type IncidentState } from '../session/incidents.ts';
import type { Home } from '../session/openStores.ts';
import type { ReaderTimes } from '../session/readerTimes.ts';
import type { Documents } from './documents.ts';
import type { Trackers } from './trackers.ts';

/** What a use case works with. */
export interface ActionContext {
  readonly incidents: Incidents;
  /** ms since the epoch. */
  readonly now: () => number;
  readonly times: ReaderTimes;
  readonly documents: Documents;
  readonly trackers: Trackers;
  /** Whether the window's folders may have a say in what runs. */
  readonly isTrusted: () => boolean;
  readonly configOf: (home: Home) => Promise<Config>;
  /** Text of a file under `media/`, or undefined where there is none. */
  readonly readMedia: (path: string) => Promise<string | undefined>;
}

/** The state as it is now. Throws IncidentGoneError. */
export function stateOf(context: Pick<ActionContext, 'incidents'>, id: string): IncidentState {
  const state = context.incidents.get(id);
  if (state === undefined) throw new IncidentGoneError(id);
  return state;
}

/** An instant as journals write it. */
export function iso(at: number): string {
  return new Date(at).toISOString();
}
