import { isKnown, type EventOf, type JournalEvent } from './events.ts';
import type { TimelineEntry } from './incident.ts';
import type { Instant } from '../time/instants.ts';
import { happenedAt } from './order.ts';

/** An event after the corrections that point at it. */
export interface CorrectedEvent {
  /** With the corrected text, client and times in place. */
  readonly event: JournalEvent;
  /** As it was written. */
  readonly original: JournalEvent;
  readonly happened: Instant;
  readonly retracted: boolean;
  /** Why it was retracted, where a person said so. */
  readonly retractedBecause: string | undefined;
}

type Corrected = 'happened' | 'text' | 'to' | 'due' | 'retracted';
type Correction = { readonly [Field in Corrected]?: EventOf<'corrected'>[Field] | undefined };

/** The field that a correction of the text replaces. */
const textFields: Readonly<Record<string, string>> = {
  opened: 'title',
  detail: 'value',
  'severity-changed': 'reason',
  'update-promised': 'reason',
  'promise-taken-back': 'reason',
  'update-sent': 'text',
  note: 'text',
  'step-added': 'title',
  'step-skipped': 'reason',
  'evidence-pinned': 'label',
  'suspect-judged': 'because',
  mitigated: 'how',
  resolved: 'how',
  reopened: 'reason',
  'client-confirmed': 'words',
  'taken-over': 'how',
  'ticket-pending': 'title',
  'ticket-created': 'title',
};

/** Events whose client a correction may replace. */
const addressed: ReadonlySet<string> = new Set(['update-promised', 'update-sent', 'client-confirmed']);

/**
 * The words of an event that a correction may replace, as they stand; undefined where it has none. A reason that was
 * never given is none, and what was sent as a file stays as it was sent.
 */
export function correctableText({ event }: Pick<TimelineEntry, 'event'>): string | undefined {
  const field = textFields[event.event];
  if (field === undefined || !isKnown(event)) return undefined;
  if (event.event === 'update-sent' && event.file !== undefined) return undefined;
  const written = new Map<string, unknown>(Object.entries(event)).get(field);
  const text = typeof written === 'string' ? written : '';
  const isAside = event.event === 'severity-changed' || event.event === 'update-promised';
  return isAside && text === '' ? undefined : text;
}

/**
 * Applies every `corrected` event to its target and leaves the corrections themselves out.
 * Later corrections win field by field; a correction can itself be retracted. Takes events in replay order.
 */
export function applyCorrections(events: readonly JournalEvent[]): CorrectedEvent[] {
  const corrections = collect(events);
  return events
    .filter((event) => event.event !== 'corrected')
    .map((event) => correct(event, corrections.get(event.id) ?? {}));
}

function collect(events: readonly JournalEvent[]): Map<string, Correction> {
  const byTarget = new Map<string, Correction>();
  // From the last to the first: a correction counts unless a later one that counts retracted it.
  for (const event of events.toReversed()) {
    if (!isCorrection(event)) continue;
    if (byTarget.get(event.id)?.retracted === true) continue;
    const known = byTarget.get(event.target);
    byTarget.set(event.target, {
      happened: known?.happened ?? event.happened,
      text: known?.text ?? event.text,
      to: known?.to ?? event.to,
      due: known?.due ?? event.due,
      retracted: known?.retracted ?? event.retracted,
    });
  }
  return byTarget;
}

function isCorrection(event: JournalEvent): event is EventOf<'corrected'> {
  return isKnown(event) && event.event === 'corrected';
}

function correct(original: JournalEvent, { happened, text, to, due, retracted }: Correction): CorrectedEvent {
  const field = textFields[original.event];
  const event = isKnown(original)
    ? {
        ...original,
        ...(happened === undefined ? {} : { happened }),
        ...(text === undefined || field === undefined ? {} : { [field]: text }),
        ...(to === undefined || !addressed.has(original.event) ? {} : { to }),
        ...(due === undefined ? {} : { due }),
      }
    : original;
  return {
    event,
    original,
    happened: happened === undefined ? happenedAt(original) : Date.parse(happened),
    retracted: retracted ?? false,
    retractedBecause: retracted === true ? text : undefined,
  };
}
