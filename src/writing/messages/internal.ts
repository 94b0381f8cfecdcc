import type { Incident } from '../../incident/incident.ts';
import { clientOfPromise, ledger, outstandingTo, type LedgerRow } from '../../incident/promises.ts';
import { inSentence } from './clean.ts';
import type { DraftRequest } from './draftRequest.ts';
import { detailOf, moment, sentence, settingsOf } from './known.ts';

/** What colleagues are told of one client: who it is, how to reach them, and when they hear from us. */
export interface ClientLine {
  readonly clientName: string;
  /** Who called or is written to, as it was noted. */
  readonly person: string | undefined;
  readonly reachThem: string | undefined;
  readonly expects: string | undefined;
  /** When an update was due that they did not get. */
  readonly waitsSince: string | undefined;
}

export function clientLines(request: DraftRequest): ClientLine[] {
  const { incident, now } = request;
  return incident.clients.map((key) => {
    const settings = settingsOf(request, key);
    const own = (field: string): string | undefined => sentence(detailOf(incident, field, key)?.value);
    const configured = [settings?.phone, settings?.email].flatMap((one) => sentence(one) ?? []);
    const [promise] = outstandingTo(incident, key);
    const due = moment(request, promise?.due);
    const isLate = promise !== undefined && promise.due <= now;
    return {
      clientName: inSentence(settings?.name ?? key),
      person: own('caller') ?? sentence(settings?.contact?.name),
      reachThem: own('reach') ?? (configured.length === 0 ? undefined : configured.join(', ')),
      expects: isLate ? undefined : due,
      waitsSince: isLate ? due : undefined,
    };
  });
}

/** "[SEV2] Acme: customers can't pay with a voucher". */
export function labelOf(request: DraftRequest): string {
  const { severity, title } = request.incident;
  const names = clientLines(request).map(({ clientName }) => clientName);
  const mark = severity === undefined ? '' : `[${severity.toUpperCase()}] `;
  const whose = names.length === 0 ? '' : `${names.join(', ')}: `;
  return `${mark}${whose}${inSentence(title)}`;
}

/** Who led before `newOwner` does. */
export function previousOwner({ handovers, people, owner }: Incident, newOwner: string | undefined): string {
  if (newOwner !== undefined && newOwner !== owner) return owner;
  return handovers.at(-2)?.to ?? people[0] ?? owner;
}

/** Our colleagues who usually look after the clients, by name. */
export function usualContacts(request: DraftRequest): string | undefined {
  const names = request.incident.clients.flatMap(
    (key) =>
      sentence(detailOf(request.incident, 'usual-contact', key)?.value) ??
      sentence(settingsOf(request, key)?.usualContact) ??
      [],
  );
  return names.length === 0 ? undefined : [...new Set(names)].join(', ');
}

/** What was promised and what came of it, one promise a line. */
export function promiseLines(request: DraftRequest): string[] {
  const { incident, now } = request;
  const several = incident.clients.length > 1;
  return ledger(incident, now).rows.map((row) => {
    const due = moment(request, row.promise.due) ?? '';
    const key = clientOfPromise(incident, row.promise.to);
    const whose = several ? ` (${inSentence(settingsOf(request, key)?.name ?? key)})` : '';
    return `${due}${whose}: ${outcome(row, request)}`;
  });
}

function outcome({ promise, state, latenessMs }: LedgerRow, request: DraftRequest): string {
  const words = outcomes[request.language];
  const { sentAt, ended } = promise;
  const minutes = Math.max(1, Math.floor(latenessMs / 60_000));
  if (sentAt !== undefined) return state === 'kept' ? words.kept : words.late(minutes);
  if (ended?.how === 'taken-back') return words.broken(inSentence(ended.reason));
  if (ended?.how === 'not-needed') return words.notNeeded;
  return ended === undefined ? words.owed : words.notTold;
}

const outcomes = {
  en: {
    kept: 'sent on time',
    late: (minutes: number) => `sent ${minutes} min late`,
    broken: (reason: string) => (reason === '' ? 'taken back, not kept' : `taken back, not kept (${reason})`),
    notNeeded: 'no longer needed, the client had no part in this',
    notTold: 'not told',
    owed: 'still owed',
  },
  uk: {
    kept: 'надіслано вчасно',
    late: (minutes: number) => `надіслано із запізненням на ${minutes} хв`,
    broken: (reason: string) =>
      reason === '' ? 'скасовано, не виконано' : `скасовано, не виконано (${reason})`,
    notNeeded: 'уже не потрібно, клієнта це не стосувалося',
    notTold: 'клієнта не повідомили',
    owed: 'ще не виконано',
  },
} as const;

/** What the record holds as left to do: follow-up tickets, steps that a person added and nobody ticked. */
export function leftLines({ incident }: Pick<DraftRequest, 'incident'>): string[] {
  const tickets = incident.tickets.map(({ title, url }) =>
    [inSentence(title), url].filter(Boolean).join(' '),
  );
  const steps = incident.addedSteps
    .filter(({ step }) => !incident.steps.has(step))
    .map(({ title }) => inSentence(title));
  return [...tickets, ...steps];
}
