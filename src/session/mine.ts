import { isKnown, type JournalEvent } from '../incident/events.ts';
import type { IncidentState } from './incidents.ts';

type Holding = 'none' | 'mine' | 'given-away';

/**
 * Whether an incident counts down, badges and notifies at this desk: opened, joined or taken over by its person. One that
 * I handed over stays mine until somebody else joins it, or until I record who has taken it over: a name on paper keeps
 * no promise.
 */
export function isMine(state: Pick<IncidentState, 'incident' | 'home'>): boolean {
  return holdingOf(state) !== 'none';
}

/** Handed over by me, and nobody is known to have it yet. */
export function isGivenAway(state: Pick<IncidentState, 'incident' | 'home'>): boolean {
  return holdingOf(state) === 'given-away';
}

function holdingOf({ incident, home }: Pick<IncidentState, 'incident' | 'home'>): Holding {
  let holding: Holding = 'none';
  for (const { event } of incident.timeline) holding = after(event, holding, home.author);
  return holding;
}

/** Handed over to me by somebody else, and I have not said yet that I have it. */
export function awaitsMe({ incident, home }: Pick<IncidentState, 'incident' | 'home'>): boolean {
  const latest = incident.timeline.findLast(
    ({ event }) =>
      (event.event === 'joined' && event.by === home.author) ||
      (isKnown(event) && event.event === 'handed-over' && event.to === home.author),
  );
  return latest?.event.event === 'handed-over' && latest.event.by !== home.author;
}

function after(event: JournalEvent, holding: Holding, me: string): Holding {
  if (!isKnown(event)) return holding;
  const isByMe = event.by === me;
  switch (event.event) {
    case 'opened':
    case 'joined':
      if (isByMe) return 'mine';
      return holding === 'given-away' ? 'none' : holding;
    case 'handed-over':
      if (event.to === me) return 'mine';
      if (!isByMe || holding === 'none') return holding;
      // Version 0.1 let go of it at once, and wrote no `owed`.
      return event.owed === undefined ? 'none' : 'given-away';
    case 'taken-over':
      return isByMe && holding === 'given-away' ? 'none' : holding;
    default:
      return holding;
  }
}
