import type { EventOf, JournalEvent } from './events.ts';
import type { Instant } from '../time/instants.ts';

export type Status = 'open' | 'mitigated' | 'resolved' | 'closed';

/** One promise to one client that the next update comes at an exact time. */
export interface UpdatePromise {
  /** Id of the `update-promised` event. */
  readonly id: string;
  readonly to: string;
  readonly promisedAt: Instant;
  readonly due: Instant;
  /** When the message that keeps it was sent or told; undefined where the client was not told. */
  readonly sentAt: Instant | undefined;
  /** How it ended without a message; undefined while it is outstanding and once the client was told. */
  readonly ended: PromiseEnd | undefined;
}

/** The ways in which a promise ends although the client was not told. */
export type PromiseEnd =
  | { readonly how: 'taken-back'; readonly at: Instant; readonly reason: string }
  /** A correction removed its client from the incident. */
  | { readonly how: 'not-needed' }
  /** A command of version 0.1 (New Time, Resolve, Close, Hand Over) ended it at `at`. */
  | { readonly how: 'not-told'; readonly at: Instant };

export interface Detail {
  readonly field: string;
  readonly value: string;
  readonly to: string | undefined;
  readonly eventId: string;
  readonly at: Instant;
}

export interface StepState {
  readonly step: string;
  readonly state: 'done' | 'skipped';
  readonly reason: string | undefined;
  readonly at: Instant;
  readonly by: string;
}

export interface AddedStep {
  readonly step: string;
  readonly title: string;
  readonly phase: string;
}

export interface Ticket {
  readonly ticket: string;
  readonly title: string;
  readonly type: string;
  /** Name of the tracker in which it was begun. */
  readonly tracker: string | undefined;
  readonly file: string | undefined;
  readonly url: string | undefined;
  readonly pending: boolean;
}

/** One line of the timeline: an event as it stands after corrections, at the time it happened. */
export interface TimelineEntry {
  readonly event: JournalEvent;
  /** When it happened: correction, else `happened`, else `at`. */
  readonly happened: Instant;
}

/** The state of an incident: immutable, made by `replay` from its journal and from nothing else. Instants are UTC ms. */
export interface Incident {
  /** The folder's name, for example `2026-11-22-card-payments-fail-7q4m`. */
  readonly id: string;
  readonly title: string;
  readonly status: Status;
  readonly severity: string | undefined;
  /** Keys of the clients concerned, in the order they were named. */
  readonly clients: readonly string[];
  readonly owner: string;
  /** Everybody who opened, joined or was handed the incident. */
  readonly people: readonly string[];
  readonly isPrivate: boolean;
  readonly openedAt: Instant;
  readonly startedAt: Instant | undefined;
  readonly reportedAt: Instant | undefined;
  readonly detectedAt: Instant | undefined;
  readonly detectedBy: string | undefined;
  readonly acknowledgedAt: Instant | undefined;
  readonly mitigatedAt: Instant | undefined;
  readonly resolvedAt: Instant | undefined;
  readonly clientConfirmedAt: Instant | undefined;
  readonly closedAt: Instant | undefined;
  /** Latest answer by `field` or, where it is one client's, `field@client`. */
  readonly details: ReadonlyMap<string, Detail>;
  /** In the order they were made. */
  readonly promises: readonly UpdatePromise[];
  readonly updates: readonly EventOf<'update-sent'>[];
  /** Latest judgement by sha; one that was taken back to `unclear` stays listed. */
  readonly suspects: ReadonlyMap<string, EventOf<'suspect-judged'>>;
  readonly evidence: readonly EventOf<'evidence-pinned'>[];
  readonly retries: readonly EventOf<'retry-watched'>[];
  readonly proofSteps: readonly EventOf<'proof-step'>[];
  readonly handovers: readonly EventOf<'handed-over'>[];
  readonly tickets: readonly Ticket[];
  readonly steps: ReadonlyMap<string, StepState>;
  readonly addedSteps: readonly AddedStep[];
  readonly postmortem: string | undefined;
  /** In the order things happened. Retracted events are left out. */
  readonly timeline: readonly TimelineEntry[];
}
