import { ulid } from 'ulid';
import type { NamedTracker, TrackerTable } from '../delivery/tracker.ts';
import type { IncidentState } from '../session/incidents.ts';
import type { ActionContext } from './context.ts';

/** Where this window makes tickets. */
export interface Trackers {
  readonly table: TrackerTable;
  /** Name of the one that new tickets are made in. */
  readonly chosen: string;
  readonly fetch: typeof globalThis.fetch;
}

/** A tracker was named that this version doesn't have. */
export class UnknownTrackerError extends Error {
  override readonly name = 'UnknownTrackerError';

  constructor(readonly tracker: string) {
    super(`no tracker ${tracker}`);
  }
}

/** The tracker of that name for an incident. Throws UnknownTrackerError. */
export async function openTracker(
  { trackers: { table, fetch } }: Pick<ActionContext, 'trackers'>,
  { folder, incident }: IncidentState,
  id: string,
): Promise<NamedTracker> {
  const load = table.get(id);
  if (load === undefined) throw new UnknownTrackerError(id);
  const make = await load();
  return { id, ...make({ folder, incident, unique: ulid, fetch }) };
}
