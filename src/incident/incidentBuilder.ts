import type { ClientCorrections } from './clientNames.ts';
import type { EventOf, KnownEvent } from './events.ts';
import type { AddedStep, Detail, Incident, Status, StepState, Ticket, TimelineEntry } from './incident.ts';
import { parseInstant, type Instant } from '../time/instants.ts';
import { isInternal } from './messageKinds.ts';
import { happenedAt } from './order.ts';
import { PromiseReplay } from './promiseReplay.ts';

type Among<Name> = Extract<KnownEvent, { readonly event: Name }>;
type Milestone = 'acknowledgedAt' | 'mitigatedAt' | 'resolvedAt' | 'clientConfirmedAt' | 'closedAt';

/** What is known once every event was applied. */
export interface Built {
  readonly timeline: readonly TimelineEntry[];
  /** When the first event was recorded, UTC ms. */
  readonly firstAt: Instant;
  readonly correctedClients: ClientCorrections;
}

/** Collects what the events of one incident say; events come in replay order, already corrected. */
export class IncidentBuilder {
  readonly promises = new PromiseReplay();
  private opened: EventOf<'opened'> | undefined;
  private status: Status = 'open';
  private severity: string | undefined;
  private readonly clients = new Set<string>();
  private readonly people = new Set<string>();
  private readonly milestones = new Map<Milestone, Instant>();
  private readonly details = new Map<string, Detail>();
  private readonly updates: EventOf<'update-sent'>[] = [];
  private readonly suspects = new Map<string, EventOf<'suspect-judged'>>();
  private readonly evidence: EventOf<'evidence-pinned'>[] = [];
  private readonly retries: EventOf<'retry-watched'>[] = [];
  private readonly proofSteps: EventOf<'proof-step'>[] = [];
  private readonly handovers: EventOf<'handed-over'>[] = [];
  private readonly tickets = new Map<string, Ticket>();
  private readonly steps = new Map<string, StepState>();
  private readonly addedSteps = new Map<string, AddedStep>();
  private postmortem: string | undefined;

  constructor(private readonly id: string) {}

  apply(event: KnownEvent): void {
    this.promises.saw(event);
    switch (event.event) {
      case 'opened':
        this.opened ??= event;
        this.people.add(event.by);
        break;
      case 'detail':
        this.applyDetail(event);
        break;
      case 'severity-changed':
        this.severity = event.severity;
        break;
      case 'joined':
        this.people.add(event.by);
        break;
      case 'handed-over':
        this.people.add(event.to);
        this.handovers.push(event);
        this.promises.ended(event);
        break;
      case 'update-promised':
        this.promises.promised(event);
        break;
      case 'promise-taken-back':
        this.promises.takenBack(event);
        break;
      case 'update-sent':
        this.applySent(event);
        break;
      case 'mitigated':
      case 'resolved':
      case 'reopened':
      case 'closed':
      case 'client-confirmed':
        this.applyStatus(event);
        break;
      case 'step-added':
        this.addedSteps.set(event.step, { step: event.step, title: event.title, phase: event.phase });
        break;
      case 'step-done':
      case 'step-skipped':
        this.applyStep(event);
        break;
      case 'ticket-pending':
      case 'ticket-created':
        this.applyTicket(event);
        break;
      default:
        this.applyFinding(event);
    }
  }

  build({ timeline, firstAt, correctedClients }: Built): Incident {
    const opened = this.opened;
    const owner = this.handovers.at(-1)?.to ?? opened?.by ?? '';
    return {
      id: this.id,
      title: opened?.title ?? this.id,
      status: this.status,
      severity: this.severity,
      clients: [...this.clients],
      owner,
      people: [...this.people],
      isPrivate: this.details.get('private')?.value === 'true',
      openedAt: opened === undefined ? firstAt : happenedAt(opened),
      startedAt: this.instant('started'),
      reportedAt: this.instant('reported'),
      detectedAt: this.instant('detected'),
      detectedBy: this.details.get('detected-by')?.value,
      acknowledgedAt: this.milestones.get('acknowledgedAt'),
      mitigatedAt: this.milestones.get('mitigatedAt'),
      resolvedAt: this.milestones.get('resolvedAt'),
      clientConfirmedAt: this.milestones.get('clientConfirmedAt'),
      closedAt: this.milestones.get('closedAt'),
      details: this.details,
      promises: this.promises.result({ clients: [...this.clients], corrected: correctedClients }),
      updates: this.updates,
      suspects: this.suspects,
      evidence: this.evidence,
      retries: this.retries,
      proofSteps: this.proofSteps,
      handovers: this.handovers,
      tickets: [...this.tickets.values()],
      steps: this.steps,
      addedSteps: [...this.addedSteps.values()],
      postmortem: this.postmortem,
      timeline,
    };
  }

  private instant(field: string): Instant | undefined {
    const value = this.details.get(field)?.value;
    return value === undefined ? undefined : parseInstant(value);
  }

  /** An empty answer takes the earlier one back. */
  private applyDetail(event: EventOf<'detail'>): void {
    const { field, value, to } = event;
    const key = to === undefined ? field : `${field}@${to}`;
    if (value.trim() === '') {
      this.details.delete(key);
      return;
    }
    this.details.set(key, { field, value, to, eventId: event.id, at: happenedAt(event) });
    if (field === 'client') this.clients.add(value);
  }

  private applySent(event: EventOf<'update-sent'>): void {
    this.updates.push(event);
    this.promises.sent(event);
    const known = this.milestones.get('acknowledgedAt');
    const at = happenedAt(event);
    if (isInternal(event.kind) || (known !== undefined && known <= at)) return;
    this.milestones.set('acknowledgedAt', at);
  }

  private applyStatus(
    event: Among<'mitigated' | 'resolved' | 'reopened' | 'closed' | 'client-confirmed'>,
  ): void {
    const at = happenedAt(event);
    switch (event.event) {
      case 'mitigated':
        this.reach('mitigatedAt', at);
        if (this.status === 'open') this.status = 'mitigated';
        break;
      case 'resolved':
        this.reach('resolvedAt', at);
        if (this.status !== 'closed') this.status = 'resolved';
        this.promises.ended(event);
        break;
      case 'client-confirmed':
        this.reach('clientConfirmedAt', at);
        break;
      case 'closed':
        this.reach('closedAt', at);
        this.status = 'closed';
        this.promises.ended(event);
        break;
      case 'reopened':
        for (const name of ['mitigatedAt', 'resolvedAt', 'clientConfirmedAt', 'closedAt'] as const) {
          this.milestones.delete(name);
        }
        this.status = 'open';
        this.promises.reopened();
    }
  }

  private reach(name: Milestone, at: Instant): void {
    if (!this.milestones.has(name)) this.milestones.set(name, at);
  }

  private applyStep(event: Among<'step-done' | 'step-skipped'>): void {
    this.steps.set(event.step, {
      step: event.step,
      state: event.event === 'step-done' ? 'done' : 'skipped',
      reason: event.event === 'step-skipped' ? event.reason : undefined,
      at: happenedAt(event),
      by: event.by,
    });
  }

  private applyTicket(event: Among<'ticket-pending' | 'ticket-created'>): void {
    const created = event.event === 'ticket-created' ? event : undefined;
    const known = this.tickets.get(event.ticket);
    if (created === undefined && known !== undefined) return;
    this.tickets.set(event.ticket, {
      ticket: event.ticket,
      title: event.title,
      type: event.type,
      tracker: event.event === 'ticket-pending' ? event.tracker : known?.tracker,
      file: created?.file ?? known?.file,
      url: created?.url ?? known?.url,
      pending: created === undefined,
    });
  }

  private applyFinding(event: KnownEvent): void {
    if (event.event === 'suspect-judged') this.suspects.set(event.sha, event);
    else if (event.event === 'evidence-pinned') this.evidence.push(event);
    else if (event.event === 'retry-watched') this.retries.push(event);
    else if (event.event === 'proof-step') this.proofSteps.push(event);
    else if (event.event === 'postmortem-written') this.postmortem = event.file;
  }
}
