import assert from 'node:assert/strict';
import type { Incident } from '../../../src/incident/incident.ts';
import { ledger } from '../../../src/incident/promises.ts';
import { at, begun, iso, type Story } from './support.ts';

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

  it('does not count what a new time of version 0.1 let go of while it was not due', () => {
    const incident = begun()
      .promise('16:00', '16:30', { id: 'a' })
      .promise('16:10', '16:40', { id: 'b', replaces: 'a' })
      .promise('16:20', '17:00', { replaces: 'b' })
      .replay();
    assert.deepEqual([ledger(incident, at('16:50')).total, ledger(incident, at('17:30')).total], [0, 1]);
  });
});

describe('the longest silence of the ledger', () => {
  const minutes = (from: Story | Incident, now: string): number =>
    ledger('replay' in from ? from.replay() : from, at(now)).longestSilenceMs / 60_000;

  it('is that of any client, from the report to the resolution', () => {
    const story = begun()
      .detail('16:00', 'client', 'acme')
      .detail('16:00', 'reported', '2026-11-22T15:50:00Z');
    assert.equal(minutes(story, '16:10'), 20);
    story.send('16:05').send('16:25').detail('16:25', 'client', 'globex');
    assert.equal(minutes(story, '16:30'), 20);
    assert.equal(minutes(story, '17:00'), 35);
    story.send('16:50', { to: 'globex' }).add('16:55', { event: 'resolved', owed: [] });
    assert.equal(minutes(story, '20:00'), 30);
  });

  it('of a client who was named later begins when they were named', () => {
    const story = begun()
      .detail('16:00', 'client', 'acme')
      .send('16:10')
      .detail('16:15', 'where', 'globex')
      .send('16:20')
      .detail('16:25', 'client', 'globex')
      .send('16:30');
    assert.equal(minutes(story, '16:40'), 15);
  });

  it('leaves out what they were told before the report and after the resolution', () => {
    const before = begun()
      .detail('16:00', 'client', 'acme')
      .detail('16:00', 'reported', iso('16:00'))
      .add('16:05', {
        event: 'update-sent',
        to: 'acme',
        kind: 'progress',
        channel: 'phone',
        next: null,
        happened: iso('14:00'),
      });
    assert.equal(minutes(before, '16:10'), 10);
    const after = begun()
      .detail('16:00', 'client', 'acme')
      .add('16:20', { event: 'resolved', owed: [] })
      .send('18:00', { kind: 'follow-up' });
    assert.equal(minutes(after, '19:00'), 20);
  });

  it('is broken by messages to that client alone, questions included', () => {
    const story = begun()
      .detail('16:00', 'client', 'acme')
      .detail('16:00', 'client', 'globex')
      .send('16:05', { to: 'globex' })
      .add('16:10', { event: 'note', text: 'acme called' })
      .send('16:12', { kind: 'team-notice', to: 'acme' })
      .add('16:14', { event: 'telepathy', to: 'acme', kind: 'progress' })
      .send('16:15', { to: 'globex' })
      .send('16:25', { to: 'globex' });
    assert.equal(minutes(story, '16:30'), 30);
    story.send('16:30', { kind: 'clarifying-questions' });
    assert.equal(minutes(story, '16:40'), 30);
    assert.equal(minutes(story, '17:30'), 65);
  });

  it('is that of whoever was promised something where no client is named, else none', () => {
    assert.equal(minutes(begun().add('16:10', { event: 'note', text: 'x' }), '17:00'), 0);
    const promised = begun().promise('16:00', '16:30', { to: '' }).send('16:20', { to: '' });
    assert.equal(minutes(promised, '16:30'), 20);
    assert.equal(minutes(promised.detail('16:31', 'client', 'acme'), '17:00'), 40);
  });

  it('is none of a client who was corrected away', () => {
    const story = begun()
      .detail('16:00', 'client', 'acme')
      .add('16:00', { event: 'detail', field: 'client', value: 'globex' }, { id: 'wrong' })
      .send('16:10')
      .add('16:20', { event: 'corrected', target: 'wrong', retracted: true });
    assert.equal(minutes(story, '16:20'), 10);
  });
});
