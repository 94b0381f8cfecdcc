import assert from 'node:assert/strict';
import type { Incident } from '../../../src/incident/incident.ts';
import { ledger, outstanding, promiseState } from '../../../src/incident/promises.ts';
import { at, begun } from './support.ts';

function states(incident: Incident, now: string): string[] {
  return incident.promises.map((promise) => promiseState(promise, at(now)));
}

describe('promises in a journal of version 0.1', () => {
  it('are kept by the message that names them, in time or late, and by no other', () => {
    const incident = begun()
      .promise('16:00', '16:30', { id: 'a' })
      .promise('16:01', '16:20', { id: 'b' })
      .send01('16:15', { promise: 'b' })
      .send01('16:20', { promise: '' })
      .send01('16:31', { promise: 'a' })
      .send01('16:50', { promise: 'a' })
      .replay();
    assert.deepEqual(states(incident, '17:00'), ['late', 'kept']);
  });

  it('are kept, oldest first, by a message that names none, of the same client only', () => {
    const story = begun()
      .promise('16:00', '16:30', { to: 'globex' })
      .promise('16:01', '16:30')
      .promise('16:02', '16:40')
      .send01('16:10');
    assert.deepEqual(states(story.replay(), '16:11'), ['waiting', 'kept', 'waiting']);
    story.send01('16:12').send01('16:13');
    assert.deepEqual(states(story.replay(), '16:14'), ['waiting', 'kept', 'kept']);
  });

  it('were ended by a new time: “not told”, and counted where that came too late', () => {
    const incident = begun()
      .promise('16:00', '16:30', { id: 'a' })
      .promise('16:20', '16:45', { id: 'b', replaces: 'a' })
      .promise('16:50', '17:00', { id: 'c', replaces: 'b' })
      .send01('16:55', { promise: 'a' })
      .replay();
    assert.deepEqual(states(incident, '17:10'), ['not-told', 'not-told', 'kept']);
    const { rows, kept, total, worstLatenessMs } = ledger(incident, at('17:10'));
    assert.deepEqual([kept, total, worstLatenessMs], [1, 2, 5 * 60_000]);
    assert.deepEqual(
      rows.map(({ latenessMs }) => latenessMs),
      [0, 5 * 60_000, 0],
    );
  });

  it('were ended by a new time that, for a diverged clock, stands before them', () => {
    const incident = begun()
      .promise('16:20', '16:45', { id: 'b', replaces: 'a' })
      .promise('16:00', '16:30', { id: 'a' })
      .replay();
    assert.deepEqual(
      outstanding(incident).map(({ id }) => id),
      ['b'],
    );
  });

  it('were ended by the resolution, the closing and a handover to somebody who never came', () => {
    for (const end of [
      { event: 'resolved' },
      { event: 'closed' },
      { event: 'handed-over', to: 'B. Colleague' },
    ]) {
      const story = begun().promise('16:00', '16:10').promise('16:00', '16:50').add('16:20', end);
      assert.deepEqual(states(story.replay(), '20:00'), ['not-told', 'not-told'], end.event);
      assert.deepEqual(outstanding(story.replay()), []);
    }
  });

  it('went on with the colleague who took over', () => {
    const story = begun()
      .promise('16:00', '16:30')
      .add('16:10', { event: 'handed-over', to: 'B. Colleague' })
      .add('16:12', { event: 'note', text: 'I have it' }, { by: 'B. Colleague' });
    assert.deepEqual(states(story.replay(), '16:31'), ['overdue']);
  });

  it('stay ended when it is reopened, and new ones count down', () => {
    const story = begun()
      .promise('16:00', '16:10')
      .add('16:20', { event: 'resolved' })
      .add('16:40', { event: 'reopened' })
      .promise('16:41', '17:10');
    assert.deepEqual(states(story.replay(), '17:00'), ['not-told', 'waiting']);
  });

  it('are kept by the message that told of the resolution in time, as they were then', () => {
    const story = begun().promise('16:00', '16:30').add('16:20', { event: 'resolved' }).send01('16:25');
    assert.deepEqual(states(story.replay(), '17:00'), ['kept']);
    const later = begun().promise('16:00', '16:30').add('16:20', { event: 'resolved' }).send01('16:45');
    assert.deepEqual(states(later.replay(), '17:00'), ['not-told']);
    const late = begun().promise('16:00', '16:10').add('16:30', { event: 'closed' }).send01('16:40');
    assert.deepEqual(ledger(late.replay(), at('20:00')).worstLatenessMs, 30 * 60_000);
  });

  it('that were retracted were let go of, and come back where the message was retracted', () => {
    const story = begun()
      .promise('16:00', '16:30', { id: 'a' })
      .add('16:01', { event: 'corrected', target: 'a', retracted: true });
    assert.deepEqual(states(story.replay(), '17:00'), ['not-told']);
    const sent = begun()
      .promise('16:00', '16:30')
      .send01('16:10')
      .add('16:11', { event: 'corrected', target: 'e3', retracted: true });
    assert.deepEqual(states(sent.replay(), '16:12'), ['waiting']);
  });

  it('that are outstanding are kept by a message of this version', () => {
    const story = begun().promise('16:00', '16:30').send('16:20');
    assert.deepEqual(states(story.replay(), '17:00'), ['kept']);
    const resolved = begun().promise('16:00', '16:30').add('16:20', { event: 'resolved' }).send('16:35');
    assert.deepEqual(states(resolved.replay(), '17:00'), ['late']);
  });

  it('are kept once: a message that names one again changes nothing', () => {
    const story = begun()
      .promise('16:00', '16:30', { id: 'a' })
      .send01('16:20', { promise: 'a' })
      .send01('16:50', { promise: 'a' });
    assert.deepEqual(states(story.replay(), '17:00'), ['kept']);
  });

  it('that a command ended are judged by that moment, whatever came afterwards', () => {
    const story = begun()
      .promise('16:00', '16:30', { id: 'a' })
      .add('16:20', { event: 'resolved' })
      .promise('16:50', '17:30', { replaces: 'a' });
    assert.deepEqual(states(story.replay(), '17:00'), ['not-told', 'waiting']);
    assert.equal(ledger(story.replay(), at('17:00')).worstLatenessMs, 0);
  });

  it('that were ended in the second they were due were overdue: the message makes them late', () => {
    const late = begun().promise('16:00', '16:30').add('16:30', { event: 'resolved' }).send01('16:45');
    assert.deepEqual(states(late.replay(), '17:00'), ['late']);
    const kept = begun().promise('16:00', '16:30').add('16:20', { event: 'resolved' }).send01('16:30');
    assert.deepEqual(states(kept.replay(), '17:00'), ['kept']);
  });

  it('once ended are answered by no message after a reopening, nor by one before the resolution', () => {
    const reopened = begun()
      .promise('16:00', '16:30')
      .add('16:10', { event: 'resolved' })
      .add('16:15', { event: 'reopened' })
      .send01('16:20');
    assert.deepEqual(states(reopened.replay(), '17:00'), ['not-told']);
    const retracted = begun()
      .promise('16:00', '16:30', { id: 'a' })
      .send01('16:10')
      .add('16:15', { event: 'corrected', target: 'a', retracted: true });
    assert.deepEqual(states(retracted.replay(), '17:00'), ['not-told']);
  });

  it('that still wait come before those that the resolution ended', () => {
    const story = begun()
      .promise('16:00', '16:30', { id: 'a' })
      .add('16:10', { event: 'resolved' })
      .promise('16:12', '16:40', { id: 'b' })
      .send01('16:20');
    assert.deepEqual(states(story.replay(), '17:00'), ['not-told', 'kept']);
  });

  it('are answered after the resolution where it ended them, not where a new time or a person did', () => {
    const story = begun()
      .promise('16:00', '16:30', { id: 'a' })
      .promise('16:01', '16:40', { id: 'b' })
      .add('16:02', { event: 'promise-taken-back', promise: 'b', reason: 'typed twice' })
      .promise('16:05', '16:50', { id: 'c', replaces: 'a' })
      .add('16:10', { event: 'resolved' })
      .send01('16:20');
    assert.deepEqual(states(story.replay(), '17:00'), ['not-told', 'broken', 'kept']);
    const nothingLeft = begun()
      .promise('16:00', '16:30')
      .send01('16:05')
      .promise('16:06', '16:40', { id: 'b' })
      .add('16:07', { event: 'promise-taken-back', promise: 'b', reason: 'typed twice' })
      .add('16:10', { event: 'resolved' })
      .send01('16:20');
    assert.deepEqual(states(nothingLeft.replay(), '17:00'), ['kept', 'broken']);
  });

  it('that were given a new time are not kept by a message of this version', () => {
    const story = begun()
      .promise('16:00', '16:30', { id: 'a' })
      .promise('16:10', '16:45', { replaces: 'a' })
      .send('16:20');
    assert.deepEqual(states(story.replay(), '17:00'), ['not-told', 'kept']);
  });

  it('that were made after a handover, or handed over to oneself, stay with the one who made them', () => {
    const after = begun()
      .add('16:10', { event: 'handed-over', to: 'B. Colleague' })
      .promise('16:20', '16:45');
    assert.deepEqual(states(after.replay(), '16:30'), ['waiting']);
    const oneself = begun().promise('16:20', '16:45').add('16:25', { event: 'handed-over', to: 'Ann' });
    assert.deepEqual(states(oneself.replay(), '16:30'), ['waiting']);
  });

  it('that name themselves or each other in a journal edited by hand end nothing else', () => {
    const itself = begun().promise('16:00', '16:30', { id: 'a', replaces: 'a' });
    assert.deepEqual(states(itself.replay(), '16:10'), ['waiting']);
    const eachOther = begun()
      .promise('16:00', '16:30', { id: 'a', replaces: 'b' })
      .promise('16:00', '16:40', { id: 'b', replaces: 'a' })
      .send01('16:10', { promise: 'a' });
    assert.deepEqual(states(eachOther.replay(), '16:20'), ['not-told', 'not-told']);
  });
});
