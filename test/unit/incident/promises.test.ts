import assert from 'node:assert/strict';
import type { Incident } from '../../../src/incident/incident.ts';
import {
  dueSoonAt,
  ledger,
  outstanding,
  outstandingTo,
  promiseState,
} from '../../../src/incident/promises.ts';
import { isOpen } from '../../../src/incident/status.ts';
import { at, begun, iso } from './support.ts';

function states(incident: Incident, now: string): string[] {
  return incident.promises.map((promise) => promiseState(promise, at(now)));
}

const second = 1000;

describe('a promise', () => {
  it('is waiting, then due soon, and overdue from the very second it is due', () => {
    const [promise] = begun().promise('16:00', '16:30').replay().promises;
    assert.ok(promise);
    const state = (offset: number) => promiseState(promise, promise.due + offset);
    assert.deepEqual([-300 * second - 1, -300 * second, -second, -1, 0, second].map(state), [
      'waiting',
      'due-soon',
      'due-soon',
      'due-soon',
      'overdue',
      'overdue',
    ]);
  });

  it('warns five minutes before, or at half of a span of ten minutes or less', () => {
    const soon = (due: string): number[] =>
      begun()
        .promise('16:00', due)
        .replay()
        .promises.map((promise) => (promise.due - dueSoonAt(promise)) / 60_000);
    assert.deepEqual([soon('16:04'), soon('16:10'), soon('16:11'), soon('18:00')], [[2], [5], [5], [5]]);
  });

  it('is kept by a message that goes out by its time, to the second, and late after it', () => {
    const kept = begun().promise('16:00', '16:30').send('16:30');
    assert.deepEqual(states(kept.replay(), '17:00'), ['kept']);
    const late = begun().promise('16:00', '16:30').send('16:31');
    assert.deepEqual(states(late.replay(), '17:00'), ['late']);
  });

  it('belongs to one client: a message to another one ends nothing', () => {
    const incident = begun()
      .promise('16:00', '16:30', { to: 'globex' })
      .promise('16:01', '16:30')
      .send('16:10')
      .replay();
    assert.deepEqual(states(incident, '16:11'), ['waiting', 'kept']);
    assert.deepEqual(
      outstanding(incident).map(({ to }) => to),
      ['globex'],
    );
  });

  it('that was made before a client was named is the first client’s', () => {
    const story = begun()
      .promise('16:00', '16:30', { to: '' })
      .detail('16:01', 'client', 'acme')
      .detail('16:02', 'client', 'globex');
    assert.deepEqual(states(story.send('16:10', { to: 'globex' }).replay(), '16:11'), ['waiting']);
    assert.deepEqual(states(story.send('16:12', { to: 'acme' }).replay(), '16:13'), ['kept']);
  });

  it('is not kept by a question, unless that names a new time', () => {
    for (const kind of ['clarifying-questions', 'say-it-back', 'retry-invitation']) {
      const story = begun().promise('16:00', '16:30');
      assert.deepEqual(states(story.send('16:10', { kind }).replay(), '16:11'), ['waiting'], kind);
      assert.deepEqual(states(story.send('16:12', { kind, next: '16:45' }).replay(), '16:13'), ['kept']);
    }
  });

  it('is not kept by a message that only repeats its time, or that stays inside the team', () => {
    const story = begun().promise('16:00', '16:30').send('16:05', { kind: 'acknowledgement', next: '16:30' });
    for (const kind of ['team-notice', 'escalation', 'handover-notice', 'debrief'])
      story.send('16:06', { kind, to: '' });
    assert.deepEqual(states(story.replay(), '16:11'), ['waiting']);
    assert.deepEqual(states(story.send('16:12', { next: '16:45' }).replay(), '16:13'), ['kept']);
  });

  it('is not kept by what was said before it was made', () => {
    const incident = begun().send('16:00').promise('16:00', '16:30').replay();
    assert.deepEqual(states(incident, '16:11'), ['waiting']);
    const backfilled = begun().promise('16:10', '16:30');
    backfilled.add(
      '16:20',
      { event: 'update-sent', to: 'acme', kind: 'progress', channel: 'phone', next: null },
      { happened: iso('16:05') },
    );
    assert.deepEqual(states(backfilled.replay(), '16:24'), ['waiting']);
  });

  it('is kept by a colleague whose clock is slow: the order of the journal counts', () => {
    const incident = begun().promise('16:20', '16:45').send('16:10').replay();
    assert.deepEqual(states(incident, '17:00'), ['kept']);
  });

  it('is answered by the first message after it; later ones change nothing', () => {
    const incident = begun().promise('16:00', '16:30').send('16:20').send('16:50').replay();
    assert.deepEqual(states(incident, '17:00'), ['kept']);
  });

  it('survives resolving, closing, handing over, a new severity and a reopening', () => {
    const story = begun()
      .promise('16:00', '16:30', { id: 'p' })
      .add('16:05', { event: 'severity-changed', severity: 'sev4' })
      .add('16:06', { event: 'mitigated' })
      .add('16:10', { event: 'resolved', owed: ['p'] })
      .add('16:11', { event: 'handed-over', to: 'B. Colleague', owed: ['p'] })
      .add('16:12', { event: 'closed', owed: ['p'] });
    assert.deepEqual(states(story.replay(), '16:29'), ['due-soon']);
    assert.deepEqual(states(story.replay(), '16:30'), ['overdue']);
    assert.equal(isOpen(story.replay()), true);
    story.add('16:35', { event: 'reopened' });
    assert.deepEqual(states(story.replay(), '16:36'), ['overdue']);
    story.add('16:37', { event: 'closed', owed: ['p'] }).send('16:40', { kind: 'resolved' });
    assert.deepEqual(states(story.replay(), '16:41'), ['late']);
    assert.equal(isOpen(story.replay()), false);
  });

  it('is broken where it was taken back, whatever is sent afterwards, and counts as not kept', () => {
    const story = begun()
      .promise('16:00', '16:30', { id: 'p' })
      .add('16:10', { event: 'promise-taken-back', promise: 'p', reason: 'typed into the wrong incident' });
    assert.deepEqual(states(story.replay(), '16:11'), ['broken']);
    assert.deepEqual(states(story.send('16:15').replay(), '16:16'), ['broken']);
    const { kept, total } = ledger(story.replay(), at('17:00'));
    assert.deepEqual([kept, total], [0, 1]);
  });

  it('is outstanding to its own client, soonest due first', () => {
    const incident = begun()
      .detail('16:00', 'client', 'acme')
      .detail('16:00', 'client', 'globex')
      .promise('16:01', '17:00', { id: 'later' })
      .promise('16:02', '16:40', { to: 'globex', id: 'theirs' })
      .promise('16:03', '16:30', { id: 'sooner' })
      .promise('16:04', '16:50', { to: '', id: 'unnamed' })
      .replay();
    const ids = (promises: readonly { id: string }[]): string[] => promises.map(({ id }) => id);
    assert.deepEqual(ids(outstanding(incident)), ['sooner', 'theirs', 'unnamed', 'later']);
    assert.deepEqual(ids(outstandingTo(incident, 'acme')), ['sooner', 'unnamed', 'later']);
    assert.deepEqual(ids(outstandingTo(incident, '')), ['sooner', 'unnamed', 'later']);
    assert.deepEqual(ids(outstandingTo(incident, 'globex')), ['theirs']);
  });

  it('that was recorded afterwards is answered by time: from the very minute it was made', () => {
    const told = { event: 'update-promised', to: 'acme', due: iso('16:30') } as const;
    const promised = begun()
      .send('16:10')
      .add('16:20', { ...told, happened: iso('16:00') });
    assert.deepEqual(states(promised.replay(), '16:40'), ['kept']);
    const sent = {
      event: 'update-sent',
      to: 'acme',
      kind: 'progress',
      channel: 'phone',
      next: null,
    } as const;
    const message = begun()
      .promise('16:05', '16:30')
      .add('16:20', { ...sent, happened: iso('16:05') });
    assert.deepEqual(states(message.replay(), '16:40'), ['kept']);
  });

  it('that is not in the journal can’t be taken back, and nothing else changes', () => {
    const story = begun()
      .promise('16:00', '16:30')
      .add('16:10', { event: 'promise-taken-back', promise: 'lost', reason: 'oops' });
    assert.deepEqual(states(story.replay(), '16:11'), ['waiting']);
  });

  it('is broken where a person retracted it and said why', () => {
    const story = begun()
      .promise('16:00', '16:30', { id: 'p' })
      .add('16:10', { event: 'corrected', target: 'p', retracted: true, text: 'never said so' });
    assert.deepEqual(states(story.replay(), '17:00'), ['broken']);
    const [ended] = story.replay().promises.map((promise) => promise.ended);
    assert.deepEqual(ended, { how: 'taken-back', at: at('16:00'), reason: 'never said so' });
  });

  it('that was kept can’t be taken back', () => {
    const story = begun()
      .promise('16:00', '16:30', { id: 'p' })
      .send('16:10')
      .add('16:20', { event: 'promise-taken-back', promise: 'p', reason: 'oops' });
    assert.deepEqual(states(story.replay(), '16:21'), ['kept']);
  });

  it('comes back where the taking back was itself a mistake', () => {
    const story = begun()
      .promise('16:00', '16:30', { id: 'p' })
      .add('16:10', { event: 'promise-taken-back', promise: 'p', reason: 'oops' }, { id: 'back' })
      .add('16:11', { event: 'corrected', target: 'back', retracted: true });
    assert.deepEqual(states(story.replay(), '16:12'), ['waiting']);
  });

  it('is no longer needed where a correction removed its client, and counts nowhere', () => {
    const story = begun()
      .detail('16:00', 'client', 'acme')
      .add('16:01', { event: 'detail', field: 'client', value: 'globex' }, { id: 'wrong' })
      .promise('16:01', '16:10', { to: 'globex' })
      .promise('16:01', '16:30')
      .add('16:20', { event: 'corrected', target: 'wrong', retracted: true });
    assert.deepEqual(states(story.replay(), '16:40'), ['not-needed', 'overdue']);
    assert.deepEqual(story.replay().clients, ['acme']);
    assert.equal(ledger(story.replay(), at('16:40')).total, 1);
  });
});

describe('a correction of a promise', () => {
  it('brings it back where the message that kept it was never sent, red if its time has passed', () => {
    const story = begun()
      .promise('16:00', '16:30')
      .send('16:10', { id: 'sent' })
      .add('16:40', { event: 'corrected', target: 'sent', retracted: true });
    assert.deepEqual(states(story.replay(), '16:20'), ['waiting']);
    assert.deepEqual(states(story.replay(), '16:41'), ['overdue']);
  });

  it('judges it by the time and the client that were told in truth, without penalty', () => {
    const time = begun()
      .promise('16:00', '16:10', { id: 'p' })
      .send('16:25')
      .add('16:30', { event: 'corrected', target: 'p', due: iso('16:30') });
    assert.deepEqual(states(time.replay(), '17:00'), ['kept']);
    const client = begun()
      .detail('16:00', 'client', 'acme')
      .detail('16:00', 'client', 'globex')
      .promise('16:00', '16:30', { to: 'acme', id: 'p' })
      .send('16:20', { to: 'globex' })
      .add('16:30', { event: 'corrected', target: 'p', to: 'globex' });
    assert.deepEqual(states(client.replay(), '17:00'), ['kept']);
    const message = begun()
      .promise('16:00', '16:30')
      .send('16:20', { to: 'globex', id: 'm' })
      .add('16:21', { event: 'corrected', target: 'm', to: 'acme' });
    assert.deepEqual(states(message.replay(), '17:00'), ['kept']);
  });

  it('judges a message by when it went out in truth', () => {
    const story = begun()
      .promise('16:00', '16:30')
      .send('16:20', { id: 'm' })
      .add('16:40', { event: 'corrected', target: 'm', happened: iso('16:35') });
    assert.deepEqual(states(story.replay(), '17:00'), ['late']);
  });

  it('follows a client whose name was mistyped', () => {
    const story = begun()
      .add('16:00', { event: 'detail', field: 'client', value: 'acmee' }, { id: 'c' })
      .promise('16:00', '16:30', { to: 'acmee' })
      .detail('16:01', 'caller', 'Olena', 'acmee')
      .add('16:05', { event: 'corrected', target: 'c', text: 'acme' });
    assert.deepEqual(story.replay().clients, ['acme']);
    assert.equal(story.replay().details.get('caller@acme')?.value, 'Olena');
    assert.deepEqual(states(story.replay(), '16:06'), ['waiting']);
    assert.deepEqual(states(story.send('16:10').replay(), '16:11'), ['kept']);
  });
});
