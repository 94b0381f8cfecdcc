import type { Incident } from '../incident/incident.ts';
import { clientKinds, internalKinds, type MessageKind } from '../incident/messageKinds.ts';

export interface OfferedKinds {
  /** What comes next. */
  readonly next: MessageKind;
  /** The other ones to the client; saying it back has a command of its own. */
  readonly toClient: readonly MessageKind[];
  readonly amongUs: readonly MessageKind[];
}

export function offerKinds(incident: Incident): OfferedKinds {
  const next = nextKind(incident);
  return {
    next,
    toClient: clientKinds.filter((kind) => kind !== next && kind !== 'say-it-back'),
    amongUs: internalKinds,
  };
}

function nextKind(incident: Incident): MessageKind {
  const sent = new Set(incident.updates.map(({ kind }) => kind));
  if (incident.status === 'resolved' || incident.status === 'closed')
    return sent.has('resolved') ? 'follow-up' : 'resolved';
  if (!sent.has('acknowledgement')) return 'acknowledgement';
  return incident.details.has('cause') && !sent.has('cause-and-plan') ? 'cause-and-plan' : 'progress';
}
