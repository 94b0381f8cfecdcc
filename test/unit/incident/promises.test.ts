import assert from 'node:assert/strict';
import type { Incident } from '../../../src/incident/incident.ts';
import { dueSoonAt, ledger, outstanding, promiseState } from '../../../src/incident/promises.ts';
import { at, begun } from './support.ts';

function states(incident: Incident, now: string): string[] {
  return incident.promises.map((promise) => promiseState(promise, at(now)));
}

describe('promises', () => {
  it('go from waiting to due soon to overdue', () => {
    const incident = begun().promise('16:00', '16:30').replay();
    assert.deepEqual(states(incident, '16:23'), ['waiting']);
    assert.deepEqual(states(incident, '16:24'), ['due-soon']);
    assert.deepEqual(states(incident, '16:30'), ['due-soon']);
    assert.deepEqual(states(incident, '16:31'), ['overdue']);
  });

  it('are due soon for a fifth of their span, 2 minutes at least and 10 at most', () => {
    const soon = (due: string): number[] =>
      begun()
        .promise('16:00', due)
        .replay()
        .promises.map((promise) => (promise.due - dueSoonAt(promise)) / 60_000);
    assert.deepEqual([soon('16:05'), soon('16:30'), soon('18:00')], [[2], [6], [10]]);
  });

  it('are kept by the update that names them, in time or late', () => {
    const incident = begun()
      .promise('16:00', '16:30', { id: 'a' })
      .promise('16:01', '16:20', { id: 'b' })
      .send('16:15', { promise: 'b' })
      .send('16:31', { promise: 'a' })
      .replay();
    assert.deepEqual(states(incident, '17:00'), ['late', 'kept']);
  });

  it('are kept, oldest first, by an update that names none, of the same client only', () => {
    const story = begun()
      .promise('16:00', '16:30', { to: 'globex' })
      .promise('16:01', '16:30')
      .promise('16:02', '16:40')
      .send('16:10');
    assert.deepEqual(states(story.replay(), '16:11'), ['waiting', 'kept', 'waiting']);
    assert.deepEqual(
      outstanding(story.replay()).map(({ to }) => to),
      ['globex', 'acme'],
    );
    story.send('16:12').send('16:13');
    assert.deepEqual(states(story.replay(), '16:14'), ['waiting', 'kept', 'kept']);
  });

  it('stay as they were when a second update names them', () => {
    const incident = begun()
      .promise('16:00', '16:30', { id: 'a' })
      .send('16:20', { promise: 'a' })
      .send('16:50', { promise: 'a' })
      .replay();
    assert.deepEqual(states(incident, '17:00'), ['kept']);
  });

  it('may get a new time; given after the due time the old one stays late', () => {
    const incident = begun()
      .promise('16:00', '16:30', { id: 'a' })
      .promise('16:20', '16:45', { id: 'b', replaces: 'a' })
      .promise('16:50', '17:00', { id: 'c', replaces: 'b' })
      .send('16:55', { promise: 'a' })
      .replay();
    assert.deepEqual(states(incident, '17:10'), ['replaced', 'late', 'kept']);
    assert.deepEqual(
      incident.promises.map(({ replacedBy, replacedLate }) => [replacedBy, replacedLate]),
      [
        ['b', false],
        ['c', true],
        [undefined, false],
      ],
    );
    const { rows, kept, total, worstLatenessMs } = ledger(incident, at('17:10'));
    assert.deepEqual([kept, total, worstLatenessMs], [1, 2, 5 * 60_000]);
    assert.deepEqual(
      rows.map(({ latenessMs }) => latenessMs),
      [0, 5 * 60_000, 0],
    );
  });

  it('replace one that, for a diverged clock, comes later in the journal', () => {
    const incident = begun()
      .promise('16:20', '16:45', { id: 'b', replaces: 'a' })
      .promise('16:00', '16:30', { id: 'a' })
      .replay();
    assert.equal(incident.promises.find(({ id }) => id === 'a')?.replacedBy, 'b');
    assert.equal(outstanding(incident).length, 1);
  });

  it('are released by the resolution where they were due later, and only there', () => {
    const story = begun()
      .promise('16:00', '16:10')
      .promise('16:00', '16:30')
      .add('16:20', { event: 'resolved' });
    assert.deepEqual(states(story.replay(), '17:00'), ['overdue', 'released']);
    story.add('16:40', { event: 'reopened' }).promise('16:41', '17:10');
    assert.deepEqual(states(story.replay(), '17:00'), ['overdue', 'released', 'waiting']);
  });

  it('are owed no longer once the incident is closed, and stay as late as they were then', () => {
    const story = begun()
      .promise('16:00', '16:10')
      .promise('16:00', '16:50')
      .add('16:20', { event: 'resolved' })
      .add('16:30', { event: 'closed' });
    assert.deepEqual(states(story.replay(), '20:00'), ['late', 'released']);
    assert.deepEqual(outstanding(story.replay()), []);
    const { kept, total, worstLatenessMs } = ledger(story.replay(), at('20:00'));
    assert.deepEqual([kept, total, worstLatenessMs], [0, 1, 20 * 60_000]);
    story.add('17:00', { event: 'reopened' });
    assert.deepEqual(outstanding(story.replay()), []);
    const told = begun().promise('16:00', '16:10').add('16:30', { event: 'closed' }).send('16:40');
    assert.deepEqual(ledger(told.replay(), at('20:00')).worstLatenessMs, 30 * 60_000);
  });

  it('are kept by the message that tells of the resolution', () => {
    const story = begun().promise('16:00', '16:30').add('16:20', { event: 'resolved' }).send('16:25');
    assert.deepEqual(states(story.replay(), '17:00'), ['kept']);
    const later = begun().promise('16:00', '16:30').add('16:20', { event: 'resolved' }).send('16:45');
    assert.deepEqual(states(later.replay(), '17:00'), ['released']);
  });

  it('are released where they were taken back, and outstanding again where the update was', () => {
    const story = begun()
      .promise('16:00', '16:30', { id: 'a' })
      .add('16:01', { event: 'corrected', target: 'a', retracted: true });
    assert.deepEqual(states(story.replay(), '17:00'), ['released']);
    const sent = begun()
      .promise('16:00', '16:30')
      .send('16:10')
      .add('16:11', { event: 'corrected', target: 'e3', retracted: true });
    assert.deepEqual(states(sent.replay(), '16:12'), ['waiting']);
  });
});

describe('the ledger', () => {
  it('counts kept and missed promises, with the worst lateness until now', () => {
    const incident = begun()
      .promise('16:00', '16:10')
      .send('16:09')
      .promise('16:09', '16:20')
      .send('16:24')
      .promise('16:24', '16:40')
      .promise('16:25', '18:00', { to: 'globex' })
      .replay();
    const { kept, total, worstLatenessMs } = ledger(incident, at('16:50'));
    assert.deepEqual([kept, total, worstLatenessMs], [1, 3, 10 * 60_000]);
  });

  it('measures the longest silence of any client, from the report to the resolution', () => {
    const minutes = (incident: Incident, now: string): number =>
      ledger(incident, at(now)).longestSilenceMs / 60_000;
    const story = begun()
      .detail('16:00', 'client', 'acme')
      .detail('16:00', 'reported', '2026-11-22T15:50:00Z');
    assert.equal(minutes(story.replay(), '16:10'), 20);
    story.send('16:05').send('16:25').detail('16:25', 'client', 'globex');
    assert.equal(minutes(story.replay(), '16:30'), 20);
    assert.equal(minutes(story.replay(), '17:00'), 35);
    story.send('16:50', { to: 'globex' }).add('16:55', { event: 'resolved' });
    assert.equal(minutes(story.replay(), '20:00'), 30);
  });
});
