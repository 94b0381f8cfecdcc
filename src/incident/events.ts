import * as v from 'valibot';
import { parseInstant } from '../time/instants.ts';

/**
 * The events of a journal. Everything on screen and on paper is a projection of them.
 * On disk each is one line of `journal.yaml`; instants are ISO 8601 in UTC with milliseconds.
 */

const text = v.string();
const optionalText = v.optional(v.string());
const instant = v.pipe(
  v.string(),
  v.check((value) => parseInstant(value) !== undefined, 'not an instant'),
);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const reason = v.object({ text: v.string(), weight: v.number() });

const place = v.object({
  file: v.string(),
  startLine: v.optional(count),
  endLine: v.optional(count),
  commit: v.optional(v.string()),
});

/** Ids of the promises that were outstanding when the event was written. */
const owed = v.optional(v.array(text));

/** What a step of a proof run found: git bisect's three answers. */
const proofVerdict = v.picklist(['good', 'bad', 'skip']);

/** Payload schema by event name. Fields that a schema doesn't know are kept as they are. */
export const payloads = {
  /** The problem in the client's words. Everything else about an incident may come later. */
  opened: v.object({ title: text }),
  /** One answer about the incident: see `detailFields`. `to` names a client where the answer is theirs alone. */
  detail: v.object({ field: text, value: text, to: optionalText }),
  'severity-changed': v.object({ severity: text, reason: optionalText }),
  joined: v.object({}),
  /**
   * A promise to `to` that the next update comes at `due`; its id is the event's. Version 0.1 wrote `replaces` where it
   * gave an outstanding promise a new time without a message.
   */
  'update-promised': v.object({ to: text, due: instant, replaces: optionalText, reason: optionalText }),
  /** A promise that nobody will keep: it counts as broken. `promise` is the id of its event. */
  'promise-taken-back': v.object({ promise: text, reason: text }),
  /**
   * What a person said was sent or told. `next` is when the message says that the next update comes, null where it
   * names no time; version 0.1 wrote none, and named the promise that the message keeps in `promise` ('' for none).
   * `file` is relative to the incident's folder. `knownFindings` are the rules of the review that a person overruled.
   */
  'update-sent': v.object({
    to: text,
    kind: text,
    channel: text,
    text: optionalText,
    file: optionalText,
    promise: optionalText,
    next: v.optional(v.nullable(instant)),
    knownFindings: v.optional(v.array(text)),
  }),
  note: v.object({ text, place: v.optional(place), quote: optionalText }),
  'step-added': v.object({ step: text, title: text, phase: text }),
  'step-done': v.object({ step: text }),
  'step-skipped': v.object({ step: text, reason: optionalText }),
  /** `file` is relative to the incident's folder and was on disk before this event was written. */
  'evidence-pinned': v.object({
    kind: v.picklist(['log', 'selection', 'diagnostic', 'retry', 'proof']),
    label: text,
    file: text,
    source: optionalText,
    sha256: optionalText,
    bytes: v.optional(count),
    offset: v.optional(count),
    records: v.optional(count),
    place: v.optional(place),
  }),
  /** Carries what a post-mortem prints, so that it can be made again from the journal alone. */
  'suspect-judged': v.object({
    sha: text,
    repository: optionalText,
    verdict: v.picklist(['confirmed', 'cleared', 'unclear']),
    subject: text,
    deploy: optionalText,
    wentLive: v.optional(instant),
    reasons: v.optional(v.array(reason)),
    because: optionalText,
    /** Files it touched: where causes lay before is evidence for the next incident. */
    paths: v.optional(v.array(text)),
  }),
  'retry-watched': v.object({
    from: instant,
    to: instant,
    sources: v.array(v.object({ label: text, records: count, errors: count })),
    newKinds: v.array(text),
    file: optionalText,
  }),
  reproduced: v.object({
    where: text,
    result: v.picklist(['fails', 'works']),
    command: optionalText,
    file: optionalText,
  }),
  'proof-step': v.object({
    run: text,
    sha: text,
    verdict: proofVerdict,
    role: v.picklist(['live', 'known-good', 'search', 'confirm', 'verdict']),
    command: optionalText,
    exitCode: v.optional(v.nullable(v.number())),
    durationMs: v.optional(v.number()),
    file: optionalText,
    confidence: v.optional(v.number()),
  }),
  mitigated: v.object({ how: optionalText }),
  /** `owed` lists the promises that still wait for a message; version 0.1 wrote none and ended them. */
  resolved: v.object({ how: optionalText, owed }),
  reopened: v.object({ reason: optionalText }),
  /** `untold` says why the client was not told first that it is resolved. */
  'client-confirmed': v.object({
    to: text,
    words: optionalText,
    satisfied: v.optional(v.boolean()),
    untold: optionalText,
  }),
  'handed-over': v.object({ to: text, file: optionalText, owed }),
  /** Who handed it over knows that `to` has it, and `how`. */
  'taken-over': v.object({ to: text, how: optionalText }),
  /** Written before a tracker is asked, so that a crash can't make a second ticket. */
  'ticket-pending': v.object({ ticket: text, title: text, type: text, tracker: optionalText }),
  'ticket-created': v.object({
    ticket: text,
    title: text,
    type: text,
    file: optionalText,
    url: optionalText,
  }),
  'postmortem-written': v.object({ file: text }),
  /** `untold` says why a client was not told first that it is resolved. */
  closed: v.object({ owed, untold: optionalText }),
  /**
   * Corrects an earlier event; the earlier line stays as it was written. `to` is the right client, `due` the time that
   * was promised in truth.
   */
  corrected: v.object({
    target: text,
    happened: v.optional(instant),
    text: optionalText,
    to: optionalText,
    due: v.optional(instant),
    retracted: v.optional(v.boolean()),
  }),
} as const;

export type EventName = keyof typeof payloads;
export type Payload<Name extends EventName> = v.InferOutput<(typeof payloads)[Name]>;

/** What every line carries. `n` orders the journal (with `id` to break ties); `at` is when it was recorded. */
export interface EventHead {
  readonly id: string;
  readonly n: number;
  readonly at: string;
  readonly by: string;
  /** When it happened, where that isn't when it was recorded (backfill). */
  readonly happened?: string;
}

export type EventOf<Name extends EventName> = EventHead & { readonly event: Name } & Readonly<Payload<Name>>;
export type KnownEvent = { [Name in EventName]: EventOf<Name> }[EventName];

/** An event of a newer Sitrep: kept, and shown as a note. */
export type UnknownEvent = EventHead & {
  readonly event: string;
  readonly unknown: true;
  readonly raw: Readonly<Record<string, unknown>>;
};
export type JournalEvent = KnownEvent | UnknownEvent;

/** What an action hands to the journal, which adds id, n, at and by. */
export type EventDraft = {
  [Name in EventName]: { readonly event: Name; readonly happened?: string } & Readonly<Payload<Name>>;
}[EventName];

/** Bound of `n`, so that an absurd hand-edited number can't make later events unreadable. */
export const highestOrder = 1e12;

const head = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  n: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(highestOrder)),
  at: instant,
  by: v.string(),
  event: v.pipe(v.string(), v.minLength(1)),
  happened: v.optional(instant),
});

export type EventProblem =
  | { readonly kind: 'not-an-event' }
  | { readonly kind: 'bad-field'; readonly event: string; readonly field: string };

export function isKnown(event: JournalEvent): event is KnownEvent {
  return Object.hasOwn(payloads, event.event);
}

/**
 * Reads one item of a journal, already parsed from YAML or JSON.
 * Fields that the schema doesn't name stay on the returned object.
 */
export function readEvent(item: unknown): JournalEvent | EventProblem {
  if (!v.is(head, item)) return { kind: 'not-an-event' };
  const name = item.event;
  if (!Object.hasOwn(payloads, name)) {
    return { ...item, unknown: true, raw: item } as UnknownEvent;
  }
  const checked = v.safeParse(payloads[name as EventName], item);
  if (!checked.success) {
    return { kind: 'bad-field', event: name, field: v.getDotPath(checked.issues[0]) ?? '' };
  }
  return item as KnownEvent;
}
