import assert from 'node:assert/strict';
import fc from 'fast-check';
import { replay } from '../../../src/incident/replay.ts';
import { at, begun, iso, Story } from './support.ts';

describe('replaying a journal', () => {
  it('gives a value for an empty journal and for one without its beginning', () => {
    const empty = replay('some-folder', []);
    assert.equal(empty.title, 'some-folder');
    assert.equal(empty.status, 'open');
    assert.equal(empty.owner, '');
    const torn = new Story().add('16:05', { event: 'note', text: 'x' }).replay();
    assert.equal(torn.title, '2026-11-22-card-payments-fail-7q4m');
    assert.equal(torn.openedAt, at('16:05'));
  });

  it('does not depend on the order in which events come, or on their number', () => {
    const { events } = begun()
      .promise('16:01', '16:30')
      .send('16:02')
      .promise('16:03', '16:45', { id: 'p2' })
      .promise('16:50', '17:00', { replaces: 'p2' })
      .add('16:51', { event: 'corrected', target: 'e1', text: 'Cards fail' })
      .add('16:52', { event: 'resolved' })
      .add('16:53', { event: 'reopened' })
      .detail('16:54', 'client', 'acme');
    const expected = replay('x', events);
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
        assert.deepEqual(replay('x', [...shuffled, ...shuffled]), expected);
      }),
    );
  });

  it('orders by number before clock', () => {
    const incident = begun().add('18:00', { event: 'reopened' }).add('17:00', { event: 'resolved' }).replay();
    assert.equal(incident.status, 'resolved');
    assert.equal(incident.resolvedAt, at('17:00'));
  });

  it('follows the status through mitigation, resolution, closing and reopening', () => {
    const story = begun();
    const status = (): string => story.replay().status;
    assert.equal(status(), 'open');
    story.add('16:10', { event: 'mitigated' });
    assert.equal(status(), 'mitigated');
    story.add('16:20', { event: 'resolved' }).add('16:25', { event: 'client-confirmed', to: 'acme' });
    assert.equal(status(), 'resolved');
    story.add('16:30', { event: 'closed' }).add('16:31', { event: 'mitigated' });
    assert.equal(status(), 'closed');
    const closed = story.replay();
    assert.deepEqual(
      [closed.mitigatedAt, closed.resolvedAt, closed.clientConfirmedAt, closed.closedAt],
      [at('16:10'), at('16:20'), at('16:25'), at('16:30')],
    );
    story.add('16:40', { event: 'reopened' });
    const open = story.replay();
    assert.equal(open.status, 'open');
    assert.deepEqual(
      [open.mitigatedAt, open.resolvedAt, open.clientConfirmedAt, open.closedAt],
      [undefined, undefined, undefined, undefined],
    );
    story.add('17:00', { event: 'resolved' });
    assert.equal(story.replay().resolvedAt, at('17:00'));
  });

  it('knows severity, owner, people and clients', () => {
    const incident = begun()
      .add('16:01', { event: 'severity-changed', severity: 'sev2' })
      .add('16:02', { event: 'severity-changed', severity: 'sev1' })
      .add('16:03', { event: 'joined' }, { by: 'Bob' })
      .add('16:04', { event: 'handed-over', to: 'Cid' })
      .add('16:05', { event: 'joined' }, { by: 'Bob' })
      .detail('16:06', 'client', 'acme')
      .detail('16:07', 'client', 'globex')
      .detail('16:08', 'client', 'acme')
      .replay();
    assert.equal(incident.severity, 'sev1');
    assert.equal(incident.owner, 'Cid');
    assert.deepEqual(incident.people, ['Ann', 'Bob', 'Cid']);
    assert.deepEqual(incident.clients, ['acme', 'globex']);
    assert.equal(begun().replay().owner, 'Ann');
  });

  it('takes moments and answers from details, the latest winning and an empty one taking it back', () => {
    const story = begun()
      .detail('16:01', 'started', iso('15:40'))
      .detail('16:02', 'started', iso('15:30'))
      .detail('16:03', 'reported', 'about three')
      .detail('16:04', 'detected', '2026-11-22T18:05:00+02:00')
      .detail('16:05', 'detected-by', 'client')
      .detail('16:06', 'private', 'true')
      .detail('16:07', 'reach', 'phone', 'acme')
      .detail('16:08', 'reach', 'mail', 'globex');
    const incident = story.replay();
    assert.equal(incident.startedAt, at('15:30'));
    assert.equal(incident.reportedAt, undefined);
    assert.equal(incident.detectedAt, at('16:05'));
    assert.equal(incident.detectedBy, 'client');
    assert.equal(incident.isPrivate, true);
    assert.equal(incident.details.get('reach@acme')?.value, 'phone');
    assert.equal(incident.details.get('reach@globex')?.value, 'mail');
    assert.equal(story.detail('16:09', 'started', ' ').replay().startedAt, undefined);
  });

  it('is acknowledged by the first update to a client, not by one inside the team', () => {
    const incident = begun()
      .send('16:04', { kind: 'team-notice', to: 'team' })
      .send('16:06')
      .send('16:09')
      .replay();
    assert.equal(incident.acknowledgedAt, at('16:06'));
  });

  it('shows what happened when it happened, with corrections, and unknown events too', () => {
    const incident = begun()
      .add('16:10', { event: 'note', text: 'tpyo' }, { id: 'note' })
      .add('16:20', { event: 'note', text: 'backfilled', happened: iso('15:55') })
      .add('16:21', { event: 'telepathy', clarity: 3 })
      .add('16:22', { event: 'note', text: 'wrong' }, { id: 'wrong' })
      .add('16:23', { event: 'corrected', target: 'note', text: 'typo' })
      .add('16:24', { event: 'corrected', target: 'note', happened: iso('16:05') })
      .add('16:25', { event: 'corrected', target: 'wrong', retracted: true })
      .add('16:26', { event: 'corrected', target: 'nobody', text: 'x' })
      .replay();
    assert.deepEqual(
      incident.timeline.map(({ event, happened }) => [event.event, happened, 'text' in event && event.text]),
      [
        ['note', at('15:55'), 'backfilled'],
        ['opened', at('16:00'), false],
        ['note', at('16:05'), 'typo'],
        ['telepathy', at('16:21'), false],
      ],
    );
  });

  it('uses the corrected words and times everywhere, and can take a correction back', () => {
    const story = begun()
      .add('16:10', { event: 'resolved' }, { id: 'done' })
      .add('16:11', { event: 'corrected', target: 'done', happened: iso('16:05') })
      .add('16:12', { event: 'corrected', target: 'e1', text: 'Cards fail' }, { id: 'words' });
    const incident = story.replay();
    assert.equal(incident.resolvedAt, at('16:05'));
    assert.equal(incident.title, 'Cards fail');
    story.add('16:13', { event: 'corrected', target: 'words', retracted: true });
    assert.equal(story.replay().title, 'Card payments fail');
    story
      .add('16:14', { event: 'corrected', target: 'done', retracted: true })
      .add('16:15', { event: 'corrected', target: 'done', text: 'by a rollback' });
    assert.equal(story.replay().status, 'open');
    story.add('16:16', { event: 'corrected', target: 'done', retracted: false });
    assert.equal(story.replay().resolvedAt, at('16:05'));
  });

  it('collects tickets, steps, suspects and the post-mortem', () => {
    const judged = { event: 'suspect-judged', sha: 'abc', subject: 'Round the amount' } as const;
    const incident = begun()
      .add('16:01', { event: 'ticket-pending', ticket: 't1', title: 'Add a test', type: 'prevent' })
      .add('16:02', { event: 'ticket-pending', ticket: 't2', title: 'Alert', type: 'detect' })
      .add('16:03', { event: 'ticket-created', ticket: 't1', title: 'Add a test', type: 'prevent', url: 'u' })
      .add('16:04', { event: 'ticket-pending', ticket: 't1', title: 'Add a test', type: 'prevent' })
      .add('16:05', { event: 'step-done', step: 'reproduce' })
      .add('16:06', { event: 'step-skipped', step: 'reproduce', reason: 'no data' })
      .add('16:07', { ...judged, verdict: 'confirmed' })
      .add('16:08', { ...judged, verdict: 'unclear' })
      .add('16:09', { event: 'postmortem-written', file: 'postmortem.md' })
      .replay();
    assert.deepEqual(
      incident.tickets.map(({ ticket, pending, url }) => [ticket, pending, url]),
      [
        ['t1', false, 'u'],
        ['t2', true, undefined],
      ],
    );
    assert.equal(incident.steps.get('reproduce')?.reason, 'no data');
    assert.equal(incident.suspects.get('abc')?.verdict, 'unclear');
    assert.equal(incident.postmortem, 'postmortem.md');
  });

  it('takes what two clones wrote under one number by id, and the first of two contents of one id', () => {
    const status = (resolved: string, reopened: string): string =>
      begun()
        .add('16:10', { event: 'resolved' }, { n: 2, id: resolved })
        .add('16:11', { event: 'reopened' }, { n: 2, id: reopened })
        .replay().status;
    assert.deepEqual(
      [status('a', 'b'), status('b', 'a'), status('aa', 'a')],
      ['open', 'resolved', 'resolved'],
    );
    const twice = begun().add('16:00', { event: 'opened', title: 'Another' }, { n: 1, id: 'e1' });
    assert.equal(twice.replay().title, 'Card payments fail');
  });

  it('began when the person said so, where it was written down later', () => {
    const story = new Story().add('16:00', { event: 'opened', title: 'x', happened: iso('15:45') });
    assert.equal(story.replay().openedAt, at('15:45'));
  });

  it('is private where somebody chose so, and until they take it back', () => {
    const story = begun();
    assert.equal(story.replay().isPrivate, false);
    assert.equal(story.detail('16:01', 'private', 'true').replay().isPrivate, true);
    assert.equal(story.detail('16:02', 'private', 'false').replay().isPrivate, false);
  });

  it('forgets an answer that was taken back, blanks included', () => {
    const story = begun().detail('16:01', 'where', 'the shop').detail('16:02', 'where', ' ');
    assert.equal(story.replay().details.has('where'), false);
    assert.equal(story.detail('16:03', 'where', '').replay().details.has('where'), false);
  });

  it('is acknowledged by the earliest message, also where it was recorded afterwards', () => {
    const sent = {
      event: 'update-sent',
      to: 'acme',
      kind: 'progress',
      channel: 'phone',
      next: null,
    } as const;
    const story = begun()
      .send('16:09')
      .add('16:20', { ...sent, happened: iso('16:03') })
      .add('16:21', { ...sent, happened: iso('16:05') });
    assert.equal(story.replay().acknowledgedAt, at('16:03'));
  });

  it('stays closed where the resolution is written after the closing', () => {
    const incident = begun().add('16:20', { event: 'closed' }).add('16:21', { event: 'resolved' }).replay();
    assert.deepEqual([incident.status, incident.resolvedAt], ['closed', at('16:21')]);
  });

  it('keeps the file and the address of a ticket when it is created once more', () => {
    const ticket = { ticket: 't1', title: 'Add a test', type: 'prevent' } as const;
    const story = begun()
      .add('16:01', { event: 'ticket-created', ...ticket, file: 'tickets/01.md', url: 'u' })
      .add('16:02', { event: 'ticket-created', ...ticket });
    assert.deepEqual(story.replay().tickets, [
      { ...ticket, tracker: undefined, file: 'tickets/01.md', url: 'u', pending: false },
    ]);
    story.add('16:03', { event: 'ticket-created', ...ticket, file: 'tickets/02.md', url: 'v' });
    assert.deepEqual(story.replay().tickets, [
      { ...ticket, tracker: undefined, file: 'tickets/02.md', url: 'v', pending: false },
    ]);
  });

  it('remembers in which tracker a ticket was begun, also once it is there', () => {
    const ticket = { ticket: 't1', title: 'Add a test', type: 'prevent' } as const;
    const story = begun().add('16:01', { event: 'ticket-pending', ...ticket, tracker: 'board' });
    const trackers = (): unknown[] =>
      story.replay().tickets.map(({ tracker, pending }) => [tracker, pending]);
    assert.deepEqual(trackers(), [['board', true]]);
    story.add('16:02', { event: 'ticket-created', ...ticket, url: 'u' });
    assert.deepEqual(trackers(), [['board', false]]);
  });

  it('keeps messages, evidence, retries, proof steps, handovers and added steps in their order, none at first', () => {
    const story = begun();
    const kept = (): readonly unknown[][] => {
      const { updates, evidence, retries, proofSteps, handovers, addedSteps } = story.replay();
      return [
        updates.map(({ id }) => id),
        evidence.map(({ id }) => id),
        retries.map(({ id }) => id),
        proofSteps.map(({ id }) => id),
        handovers.map(({ id }) => id),
        addedSteps.map(({ step }) => step),
      ];
    };
    assert.deepEqual(kept(), [[], [], [], [], [], []]);
    const retry = { event: 'retry-watched', from: iso('16:00'), to: iso('16:01'), sources: [], newKinds: [] };
    story
      .add('16:01', { event: 'postmortem-written', file: 'postmortem.md' })
      .send('16:02')
      .add('16:03', { event: 'evidence-pinned', kind: 'log', label: 'x', file: 'evidence/01.log' })
      .add('16:04', retry)
      .add('16:05', { event: 'proof-step', run: 'r', sha: 'abc', verdict: 'bad', role: 'live' })
      .add('16:06', { event: 'handed-over', to: 'Bob' })
      .add('16:07', { event: 'step-added', step: 'mine', title: 'Ask the bank', phase: 'gather' })
      .add('16:08', { event: 'evidence-pinned', kind: 'log', label: 'y', file: 'evidence/02.log' });
    assert.deepEqual(kept(), [['e3'], ['e4', 'e9'], ['e5'], ['e6'], ['e7'], ['mine']]);
    assert.equal(story.add('16:09', { event: 'note', text: 'x' }).replay().postmortem, 'postmortem.md');
  });
});
