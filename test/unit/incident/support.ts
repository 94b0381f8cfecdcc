import { readEvent, type EventDraft, type JournalEvent } from '../../../src/incident/events.ts';
import type { Incident } from '../../../src/incident/incident.ts';
import { replay } from '../../../src/incident/replay.ts';

/** `at('16:30')` on the day of the tests, UTC ms. */
export function at(clock: string): number {
  return Date.parse(`2026-11-22T${clock}:00.000Z`);
}

export function iso(clock: string): string {
  return new Date(at(clock)).toISOString();
}

type Head = Partial<{ id: string; n: number; by: string; happened: string }>;

/** Writes a journal: each event gets the next number and, unless told, the id `e<n>`. */
export class Story {
  readonly events: JournalEvent[] = [];

  constructor(private readonly by = 'Ann') {}

  /** Adds an event recorded at `clock`. */
  add(
    clock: string,
    draft: EventDraft | ({ event: string } & Record<string, unknown>),
    head: Head = {},
  ): this {
    const n = this.events.length + 1;
    const item = { id: `e${n}`, n, at: iso(clock), by: this.by, ...draft, ...head };
    const event = readEvent(item);
    if (!('id' in event)) throw new Error(`no event: ${JSON.stringify(item)}`);
    this.events.push(event);
    return this;
  }

  promise(clock: string, due: string, more: { to?: string; replaces?: string; id?: string } = {}): this {
    const { id, to = 'acme', ...rest } = more;
    const draft = { event: 'update-promised', to, due: iso(due), ...rest } as const;
    return this.add(clock, draft, id === undefined ? {} : { id });
  }

  /** A message as it is recorded now; `next` is the clock time that it names. */
  send(clock: string, more: { to?: string; kind?: string; next?: string; id?: string } = {}): this {
    const { next, id, ...rest } = more;
    return this.add(
      clock,
      {
        event: 'update-sent',
        to: 'acme',
        kind: 'progress',
        channel: 'mail',
        next: next === undefined ? null : iso(next),
        ...rest,
      },
      id === undefined ? {} : { id },
    );
  }

  /** A message as version 0.1 recorded it. */
  send01(clock: string, more: { to?: string; kind?: string; promise?: string } = {}): this {
    return this.add(clock, { event: 'update-sent', to: 'acme', kind: 'progress', channel: 'mail', ...more });
  }

  detail(clock: string, field: string, value: string, to?: string): this {
    return this.add(clock, { event: 'detail', field, value, ...(to === undefined ? {} : { to }) });
  }

  replay(): Incident {
    return replay('2026-11-22-card-payments-fail-7q4m', this.events);
  }
}

export function begun(): Story {
  return new Story().add('16:00', { event: 'opened', title: 'Card payments fail' });
}
