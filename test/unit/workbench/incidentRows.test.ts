import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import type { IncidentDocument, UnsentDraft } from '../../../src/actions/listDocuments.ts';
import type { EventDraft, JournalEvent } from '../../../src/incident/events.ts';
import { replay } from '../../../src/incident/replay.ts';
import { JournalStore } from '../../../src/journal/journal.ts';
import type { IncidentState } from '../../../src/session/incidents.ts';
import { ReaderTimes } from '../../../src/session/readerTimes.ts';
import { IncidentRows, type IncidentNodesInput } from '../../../src/workbench/views/incidentNodes.ts';
import type { Node } from '../../../src/workbench/views/tree.ts';

const start = Date.parse('2026-11-22T16:00:00Z');
const minute = 60_000;
const me = 'A. Developer';

/** An event with how many minutes after the start it happened. */
type Told = readonly [minutes: number, event: EventDraft, by?: string];

function stateOf(id: string, ...told: readonly Told[]): IncidentState {
  const events = told.map(([minutes, event, by = me], index) => ({
    ...event,
    id: `${id}-${index + 1}`,
    n: index + 1,
    at: at(minutes),
    by,
  })) satisfies JournalEvent[];
  const store = new JournalStore({ root: tmpdir(), now: () => start, author: me });
  const home = { store, folder: '/work/shop', name: 'shop', author: me };
  return { incident: replay(id, events), events, problems: [], home, folder: tmpdir() };
}

function at(minutes: number): string {
  return new Date(start + minutes * minute).toISOString();
}

const opened = (title: string): Told => [0, { event: 'opened', title }];
const client = (value: string): Told => [0, { event: 'detail', field: 'client', value }];
const promised = (to: string, due: number): Told => [0, { event: 'update-promised', to, due: at(due) }];
const sent = (
  minutes: number,
  to: string,
  more: Partial<Extract<EventDraft, { event: 'update-sent' }>>,
): Told => [minutes, { event: 'update-sent', to, kind: 'progress', channel: 'mail', next: null, ...more }];

/** The same each time, as the view's are while nothing changes. */
const noDocuments: readonly IncidentDocument[] = [];

/** Rows as one view makes them again and again. */
class View {
  private readonly rows = new IncidentRows();
  readonly input: IncidentNodesInput;

  constructor(states: readonly IncidentState[], more: Partial<IncidentNodesInput> = {}) {
    const times = new ReaderTimes(
      () => 'UTC',
      () => 'en',
    );
    this.input = {
      states,
      current: states[0],
      now: start,
      times,
      config: () => undefined,
      documents: () => noDocuments,
      playbook: () => undefined,
      isWithoutFolder: () => false,
      ...more,
    };
  }

  roots(minutes: number, more: Partial<IncidentNodesInput> = {}): readonly Node[] {
    return this.rows.make({ ...this.input, now: start + minutes * minute, ...more });
  }

  /** The row with this id, wherever it is. */
  row(id: string, minutes: number, more: Partial<IncidentNodesInput> = {}): Node {
    const found = everything(this.roots(minutes, more)).find((node) => node.id === id);
    assert.ok(found, id);
    return found;
  }
}

function childrenOf({ children = [] }: Node): readonly Node[] {
  return typeof children === 'function' ? children() : children;
}

function everything(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node) => [node, ...everything(childrenOf(node))]);
}

function shown(nodes: readonly Node[]): readonly string[] {
  return nodes.map(({ label, description = '' }) => `${label} | ${description}`);
}

describe('the row of an incident', () => {
  it('says in words which of several is shown, and offers to switch to the others', () => {
    const [one, other] = [stateOf('one', opened('No payments')), stateOf('two', opened('No mail'))];
    const view = new View([one, other]);
    assert.deepEqual(shown(view.roots(0)), [
      `No payments | shown · open · no severity yet · ${me}`,
      `No mail | open · no severity yet · ${me}`,
    ]);
    assert.deepEqual(
      view.roots(0).map(({ context = '' }) => /shown|hidden/.exec(context)?.[0]),
      ['shown', 'hidden'],
    );
    assert.match(view.roots(1, { current: other })[1]?.description ?? '', /^shown/);
    assert.doesNotMatch(view.roots(2, { states: [one] })[0]?.description ?? '', /shown/);
    assert.match(view.roots(3)[0]?.description ?? '', /^shown/);
  });

  it('says that a client was not told, also once the incident is closed, until they are', () => {
    const over = (...events: readonly Told[]): Node => {
      const state = stateOf('one', opened('No payments'), client('acme'), promised('acme', 30), ...events);
      return new View([state]).row('one', 5);
    };
    const resolved: Told = [1, { event: 'resolved', owed: ['one-3'] }];
    const closed: Told = [2, { event: 'closed', owed: ['one-3'] }];
    const told = sent(3, 'acme', { kind: 'resolved' });
    assert.match(over(resolved).description ?? '', /^resolved, client not told ·/);
    assert.match(over(resolved, closed).description ?? '', /^closed, client not told ·/);
    assert.match(over(resolved, closed).context ?? '', /\bclosed\b.*\bowed\b/);
    assert.match(over(resolved, closed, told).description ?? '', /^closed ·/);
    assert.doesNotMatch(over(resolved, closed, told).context ?? '', /\bowed\b/);
  });

  it('stands under “Without a folder” where the window has a folder and the incident none', () => {
    const [one, old] = [stateOf('one', opened('No payments')), stateOf('old', opened('Old one'))];
    const view = new View([old, one], { isWithoutFolder: (state) => state === old });
    const [first, group] = view.roots(0);
    assert.equal(first?.id, 'one');
    assert.equal(group?.label, 'Without a folder');
    assert.deepEqual(
      childrenOf(group).map(({ id }) => id),
      ['old'],
    );
  });
});

describe('the promises of an incident', () => {
  const id = 'one/promise/one-3';

  it('are red from the second on in which they are due', () => {
    const view = new View([stateOf('one', opened('No payments'), client('acme'), promised('acme', 30))]);
    assert.equal(view.row(id, 30 - 1 / 60).color, 'list.warningForeground');
    assert.equal(view.row(id, 30).color, 'list.errorForeground');
    assert.match(view.row(id, 30).description ?? '', /overdue/);
    assert.equal(view.row(id, 30 + 1 / 60).color, 'list.errorForeground');
  });

  it('name who never heard from us, warn when they should have, and stop once they did', () => {
    const events = [opened('No payments'), client('acme'), promised('acme', 30)];
    const view = new View([stateOf('one', ...events)]);
    const waiting = (minutes: number): Node => view.row('one/waiting/acme', minutes);
    assert.equal(waiting(4).description, 'not acknowledged, waiting since 16:00 UTC');
    assert.equal(waiting(4.99).color, undefined);
    assert.equal(waiting(5).color, 'list.warningForeground');
    const heard = new View([stateOf('one', ...events, sent(6, 'acme', { kind: 'say-it-back' }))]);
    assert.deepEqual(
      everything(heard.roots(7)).filter(({ context }) => context === 'waiting'),
      [],
    );
  });

  it('name of several clients those who still wait, and one who was promised nothing', () => {
    const view = new View([
      stateOf(
        'one',
        opened('No payments'),
        client('acme'),
        client('globex'),
        promised('acme', 30),
        promised('globex', 30),
        sent(10, 'acme', { kind: 'acknowledgement' }),
        sent(11, 'globex', { kind: 'say-it-back' }),
      ),
    ]);
    assert.equal(view.row('one/waiting/acme', 12).description, 'no update promised');
    assert.equal(view.row('one/promises', 12).description, '1 of 1 kept');
    assert.equal(view.row('one/promises', 30).description, '1 of 2 kept · still waiting: globex');
  });
});

describe('the documents of an incident', () => {
  const draft = (kind: UnsentDraft['kind'], more: Partial<UnsentDraft> = {}): UnsentDraft => ({
    kind,
    to: 'acme',
    promise: undefined,
    changedAt: start + 5 * minute,
    ...more,
  });
  const list = (
    minutes: number,
    documents: Readonly<Record<string, UnsentDraft | undefined>>,
    ...events: readonly Told[]
  ): readonly string[] => {
    const state = stateOf('one', opened('No payments'), client('acme'), ...events);
    const files = Object.entries(documents).map(([file, head]): IncidentDocument => ({ file, draft: head }));
    const view = new View([state], { documents: () => files });
    return shown(childrenOf(view.row('one/documents', minutes)));
  };

  it('tell drafts from what was sent, when and how, and from what a later message made needless', () => {
    const documents = {
      'evidence/01-errors.log': undefined,
      'updates/01-acknowledgement.md': undefined,
      'updates/02-progress.md': draft('progress'),
      'updates/03-progress.md': undefined,
      'updates/04-progress.md': draft('progress'),
      'updates/05-team-notice.md': draft('team-notice', { to: undefined }),
      'handover.md': undefined,
      'postmortem.md': undefined,
      'tickets/01-bug.md': undefined,
      'notes.txt': undefined,
    };
    const rows = list(
      30,
      documents,
      sent(4, 'acme', { kind: 'acknowledgement', channel: 'phone', file: 'updates/01-acknowledgement.md' }),
      sent(20, 'acme', { file: 'updates/03-progress.md' }),
      [
        21,
        {
          event: 'ticket-created',
          ticket: 't',
          title: 'Check vouchers',
          type: 'bug',
          file: 'tickets/01-bug.md',
        },
      ],
      [
        22,
        { event: 'evidence-pinned', kind: 'log', label: 'Pool exhausted', file: 'evidence/01-errors.log' },
      ],
    );
    assert.deepEqual(rows, [
      'Post-mortem | ',
      'Handover | ',
      'Notice to the team | draft',
      'Progress · acme | draft',
      'Progress · acme | sent 16:20 UTC by mail',
      'Acknowledgement · acme | told 16:04 UTC by phone',
      'Progress · acme | superseded',
      'Check vouchers | ',
      'Pool exhausted | ',
      'notes.txt | ',
    ]);
  });

  it('call a draft superseded only by a message of its kind to its client that came later', () => {
    const one = (...events: readonly Told[]): string | undefined =>
      list(30, { 'updates/02-progress.md': draft('progress') }, client('globex'), ...events)[0];
    const phoned = (minutes: number, to: string, kind = 'progress'): Told =>
      sent(minutes, to, { kind, channel: 'phone' });
    assert.equal(one(phoned(6, 'acme')), 'Progress · acme | superseded');
    assert.equal(one(phoned(4, 'acme')), 'Progress · acme | draft');
    assert.equal(one(phoned(6, 'globex')), 'Progress · acme | draft');
    assert.equal(one(phoned(6, 'acme', 'road-block')), 'Progress · acme | draft');
    assert.equal(one(sent(6, 'acme', { file: 'updates/01-progress.md' })), 'Progress · acme | draft');
  });

  it('say of a draft that the time it promises has passed, as soon as it has', () => {
    const state = stateOf('one', opened('No payments'), client('acme'));
    const promise = start + 30 * minute;
    const files = [{ file: 'updates/01-progress.md', draft: draft('progress', { promise }) }];
    const view = new View([state], { documents: () => files });
    const row = (minutes: number): string | undefined =>
      view.row('one/document/updates/01-progress.md', minutes).description;
    assert.equal(row(29.9), 'draft');
    assert.equal(row(30), 'draft, its time has passed');
  });

  it('are a draft again once a sending was taken back', () => {
    const documents = { 'updates/01-progress.md': draft('progress') };
    const told = sent(5, 'acme', { file: 'updates/01-progress.md' });
    assert.deepEqual(list(6, documents, told), ['Progress · acme | sent 16:05 UTC by mail']);
    assert.deepEqual(
      list(6, documents, told, [6, { event: 'corrected', target: 'one-3', retracted: true }]),
      ['Progress · acme | draft'],
    );
  });

  it('have one row for the output of one proof', () => {
    const step = (number: number, run: string): Told => [
      number,
      {
        event: 'proof-step',
        run,
        sha: `${number}`.repeat(40),
        verdict: number === 1 ? 'bad' : 'good',
        role: 'search',
        file: `evidence/0${number}-proof.txt`,
      },
    ];
    const files = Object.fromEntries([1, 2, 3].map((number) => [`evidence/0${number}-proof.txt`, undefined]));
    const steps = [step(1, 'first'), step(2, 'first'), step(3, 'second')];
    assert.deepEqual(list(9, files, ...steps), [
      'Output of the proof | runs: 2',
      'Output of the proof | runs: 1',
    ]);
    const state = stateOf('one', opened('No payments'), ...steps);
    const documents = Object.keys(files).map((file) => ({ file, draft: undefined }));
    const run = new View([state], { documents: () => documents }).row('one/proof/first', 9);
    assert.deepEqual(shown(childrenOf(run)), ['11111111 | fails', '22222222 | works']);
  });

  it('open by the command that makes their incident the current one', () => {
    const state = stateOf('one', opened('No payments'));
    const view = new View([state], { documents: () => [{ file: 'postmortem.md', draft: undefined }] });
    const { command, tooltip } = view.row('one/document/postmortem.md', 0);
    assert.equal(command?.id, 'sitrep.openDocument');
    assert.deepEqual(command.args, [{ incident: 'one', document: 'postmortem.md' }]);
    assert.match(tooltip ?? '', /postmortem\.md$/);
  });
});

describe('the timeline of an incident', () => {
  it('tells what happened, and keeps the answers of the start in one row that unfolds', () => {
    const state = stateOf(
      'one',
      opened('No payments'),
      [0, { event: 'detail', field: 'reported', value: at(0) }],
      [0, { event: 'detail', field: 'detected-by', value: 'client' }],
      client('acme'),
      [1, { event: 'severity-changed', severity: 'sev2' }],
      [1, { event: 'detail', field: 'started', value: at(-60) }],
      [2, { event: 'update-promised', to: 'acme', due: at(30) }],
      [8, { event: 'severity-changed', severity: 'sev1' }],
      [9, { event: 'detail', field: 'plan', value: 'Roll back' }],
      [9, { event: 'detail', field: 'cause', value: 'A release' }, 'B. Colleague'],
      [10, { event: 'step-done', step: 'listen' }],
      [10, { event: 'step-skipped', step: 'calm' }],
    );
    const rows = childrenOf(new View([state]).row('one/timeline', 10));
    assert.deepEqual(
      rows.map(({ label }) => label),
      [
        'Steps: 2',
        'Cause: A release',
        'Plan: Roll back',
        'Severity sev1',
        'Update promised to acme',
        'Details taken: 5',
        'Opened: No payments',
      ],
    );
    const details = childrenOf(rows[5]!);
    assert.deepEqual(
      details.map(({ label, context }) => `${label} (${context ?? ''})`),
      [
        'Since when: 15:00 UTC (entry)',
        'Severity sev2 (entry)',
        'Client: acme (entry)',
        'Noticed first by: the client (entry)',
        'Reported at: 16:00 UTC (entry)',
      ],
    );
  });
});
