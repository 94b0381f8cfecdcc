import type { Config } from '../../../../src/config/config.ts';
import type { JournalEvent } from '../../../../src/incident/events.ts';
import { replay } from '../../../../src/incident/replay.ts';
import type { DocumentInput } from '../../../../src/writing/documents/incidentTexts.ts';

export const config: Config = {
  clients: [
    {
      key: 'acme',
      name: 'Example Ltd',
      language: 'uk',
      timeZone: 'Europe/Kyiv',
      usualContact: 'Olena',
      email: 'it@example.com',
      phone: undefined,
      policy: undefined,
    },
  ],
  severities: [
    { id: 'sev1', description: '', cadence: 15 },
    { id: 'sev2', description: '', cadence: 30 },
  ],
  work: { days: [1, 2, 3, 4, 5], from: 540, to: 1080, holidays: [], quiet: undefined },
  acknowledgeWithin: 5,
  logs: [],
  deploys: { tagPattern: '', environment: 'production', branches: {}, sources: [] },
  pathMappings: [],
  glossary: {},
  colleagues: [],
  publishTo: 'incidents',
};

/** Time of day on 2026-11-22, UTC, as ISO 8601. */
export function at(clock: string): string {
  return `2026-11-22T${clock}:00.000Z`;
}

/** `['08:13', 'opened', {title}]` */
export type JournalItem = readonly [clock: string, event: string, payload?: object];

/** Events as a journal has them, numbered in order. */
export function journal(...items: readonly JournalItem[]): JournalEvent[] {
  return items.map(
    ([clock, event, payload], index) =>
      ({
        id: `e${index + 1}`,
        n: index + 1,
        at: at(clock),
        by: 'A. Developer',
        event,
        ...payload,
      }) as JournalEvent,
  );
}

export const conversation = [
  ['08:13', 'opened', { title: 'Card payments fail at checkout' }],
  ['08:13', 'detail', { field: 'client', value: 'acme' }],
  ['08:13', 'detail', { field: 'started', value: at('08:05') }],
  ['08:13', 'detail', { field: 'reported', value: at('08:12') }],
  ['08:13', 'detail', { field: 'detected-by', value: 'client' }],
  ['08:14', 'severity-changed', { severity: 'sev1' }],
  ['08:15', 'update-promised', { to: 'acme', due: at('08:45') }],
  [
    '08:15',
    'update-sent',
    { to: 'acme', kind: 'acknowledgement', channel: 'copy', file: 'updates/01-acknowledgement.md' },
  ],
  ['08:16', 'update-promised', { to: 'acme', due: at('08:30') }],
  [
    '08:30',
    'suspect-judged',
    {
      sha: 'abc1234567890',
      verdict: 'confirmed',
      subject: 'Round amounts',
      deploy: 'deploy/production/1',
      wentLive: at('08:04'),
      reasons: [{ text: 'went live 1 min before', weight: 2 }],
    },
  ],
  [
    '08:31',
    'suspect-judged',
    { sha: 'def4567890123', verdict: 'cleared', subject: 'New logo', because: 'a revert made no difference' },
  ],
  [
    '08:35',
    'retry-watched',
    { from: at('08:34'), to: at('08:35'), sources: [], newKinds: [], file: 'evidence/retry.log' },
  ],
  [
    '08:36',
    'proof-step',
    { run: 'r1', sha: 'abc1234567890', verdict: 'bad', role: 'verdict', command: 'npm test', exitCode: 1 },
  ],
  ['08:40', 'mitigated', { how: 'rolled back' }],
  ['08:42', 'update-sent', { to: 'acme', kind: 'progress', channel: 'phone' }],
  ['08:43', 'severity-changed', { severity: 'sev2' }],
  ['09:20', 'resolved', { how: 'amounts are not rounded any more' }],
  [
    '09:25',
    'ticket-created',
    { ticket: 't1', title: 'Test amounts', type: 'detect', file: 'tickets/01-test-amounts.md' },
  ],
  ['10:02', 'client-confirmed', { to: 'acme', words: 'It works again', satisfied: true }],
] as const;

/** An input for any document; `events` default to a whole conversation. */
export function input(events: JournalEvent[] = journal(...conversation), existing?: string): DocumentInput {
  return {
    incident: replay('2026-11-22-card-payments-fail-7q4m', events),
    config,
    now: Date.parse(at('11:00')),
    zone: 'Europe/Berlin',
    language: 'en',
    existing,
  };
}
