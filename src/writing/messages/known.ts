import type { ClientConfig } from '../../config/config.ts';
import { isKnown, type EventOf } from '../../incident/events.ts';
import type { Detail, Incident, TimelineEntry } from '../../incident/incident.ts';
import type { Instant } from '../../time/instants.ts';
import { isInternal } from '../../incident/messageKinds.ts';
import { outstanding, outstandingTo } from '../../incident/promises.ts';
import { inSentence } from './clean.ts';
import type { DraftRequest } from './draftRequest.ts';
import { momentFor } from './moment.ts';
import type { FactName } from './placeholders.ts';

/** The client whose own answers count: who is written to or, among ourselves, the only one. */
export function clientInQuestion({ client, incident, kind }: DraftRequest): string | undefined {
  if (client !== undefined || !isInternal(kind)) return client;
  return incident.clients.length === 1 ? incident.clients[0] : undefined;
}

export function settingsOf({ config }: DraftRequest, client: string | undefined): ClientConfig | undefined {
  return config.clients.find(({ key }) => key === client);
}

/** The client's own answer where there is one, else the incident's; a sentence's part, undefined where empty. */
export function answer(request: DraftRequest, field: string): string | undefined {
  return sentence(detailOf(request.incident, field, clientInQuestion(request))?.value);
}

export function detailOf(
  { details }: Incident,
  field: string,
  client: string | undefined,
): Detail | undefined {
  const own = client === undefined ? undefined : details.get(`${field}@${client}`);
  return own ?? details.get(field);
}

export function sentence(value: string | undefined): string | undefined {
  const cleaned = value === undefined ? '' : inSentence(value);
  return cleaned === '' ? undefined : cleaned;
}

export function moment(
  { zone, language, now, clock }: DraftRequest,
  at: Instant | undefined,
): string | undefined {
  return at === undefined ? undefined : momentFor(at, { zone, language, now, clock });
}

/**
 * When the letter says that the next update comes: the time given with it, else what was promised. A time that has passed
 * is none to promise.
 */
export function nextUpdateDue({ incident, client, kind, due, now }: DraftRequest): Instant | undefined {
  if (due !== undefined) return due;
  const toAnybody = client === undefined && isInternal(kind);
  const promised = toAnybody ? outstanding(incident) : outstandingTo(incident, client ?? '');
  return promised.find((promise) => promise.due > now)?.due;
}

/** What the record holds of each fact. What was said before a reopening is never told as what fixed it. */
export function knownFacts(request: DraftRequest): Partial<Record<FactName, string | undefined>> {
  const { incident } = request;
  const handover = incident.handovers.at(-1);
  return {
    nextUpdate: moment(request, nextUpdateDue(request)),
    sender: request.sender,
    plan: sinceReopening(request, 'plan'),
    cause: answer(request, 'cause'),
    impact: answer(request, 'impact') ?? answer(request, 'what-happens') ?? sentence(incident.title),
    dataLost: sinceReopening(request, 'data-lost'),
    resolvedAt: moment(request, incident.resolvedAt),
    how: howItEnded(incident),
    newOwner: handover?.to,
    handoverAt: handover && takesOver(request, handover),
  };
}

/** When the recorded hand-over began, where the letter is about that one. */
function takesOver(request: DraftRequest, { to, happened, at }: EventOf<'handed-over'>): string | undefined {
  const named = request.facts?.newOwner;
  return named === undefined || named === to ? moment(request, Date.parse(happened ?? at)) : undefined;
}

function sinceReopening(request: DraftRequest, field: string): string | undefined {
  const known = detailOf(request.incident, field, clientInQuestion(request));
  const isOld =
    known !== undefined && !currentEntries(request.incident).some(({ event }) => event.id === known.eventId);
  return isOld ? undefined : sentence(known?.value);
}

function howItEnded(incident: Incident): string | undefined {
  for (const { event } of currentEntries(incident).toReversed()) {
    if (!isKnown(event) || (event.event !== 'resolved' && event.event !== 'mitigated')) continue;
    const how = sentence(event.how);
    if (how !== undefined) return how;
  }
  return undefined;
}

/** The timeline since it was last reopened, in the order in which it was recorded; all of it where it never was. */
function currentEntries({ timeline }: Incident): readonly TimelineEntry[] {
  const recorded = timeline.toSorted((left, right) => left.event.n - right.event.n);
  const reopened = recorded.findLastIndex(({ event }) => event.event === 'reopened');
  return recorded.slice(reopened + 1);
}

const nothing = new Set([
  'no',
  'none',
  'nothing',
  'false',
  'no data lost',
  'no data loss',
  'no data was lost',
  'no lost data',
  'nothing lost',
  'nothing was lost',
  'ні',
  'нічого',
  'немає',
  'нема',
  'жодних',
  'жодних втрат',
  'втрат немає',
  'втрат даних немає',
  'нічого не втрачено',
  'даних не втрачено',
  'дані не втрачено',
  'жодних даних не втрачено',
  'жодні дані не втрачено',
]);

/** A plain denial that stands alone. What says more, or is less certain, is told in its own words. */
export function isNothing(dataLost: string | undefined): boolean {
  return dataLost !== undefined && nothing.has(inSentence(dataLost).toLowerCase());
}
