import assert from 'node:assert/strict';
import { clientKinds, internalKinds, isMessageKind } from '../../../src/incident/messageKinds.ts';
import { isOngoing, isOpen, promisesNext } from '../../../src/incident/status.ts';
import { begun, type Story } from './support.ts';

describe('an incident', () => {
  it('is ongoing until somebody said that it is resolved', () => {
    const story = begun();
    const ongoing = (told: Story): boolean => isOngoing(told.replay());
    assert.equal(ongoing(story), true);
    assert.equal(ongoing(story.add('16:10', { event: 'mitigated' })), true);
    assert.equal(ongoing(story.add('16:20', { event: 'resolved', owed: [] })), false);
    assert.equal(ongoing(story.add('16:30', { event: 'closed', owed: [] })), false);
    assert.equal(ongoing(story.add('16:40', { event: 'reopened' })), true);
  });

  it('is open until it is closed and no client waits for an update', () => {
    const story = begun().promise('16:00', '16:30');
    const open = (told: Story): boolean => isOpen(told.replay());
    assert.equal(open(story), true);
    assert.equal(open(story.send('16:10')), true);
    assert.equal(open(story.add('16:20', { event: 'resolved', owed: [] })), true);
    assert.equal(open(story.add('16:30', { event: 'closed', owed: [] })), false);
    assert.equal(open(story.promise('16:31', '16:40')), true);
  });
});

describe('a letter', () => {
  it('names the next update while the work goes on, but for what ends the matter or invites to try', () => {
    const kinds = (status: 'open' | 'mitigated' | 'resolved' | 'closed'): string[] =>
      [...clientKinds, ...internalKinds].filter((kind) => promisesNext({ status }, kind));
    const naming = clientKinds.filter((kind) => kind !== 'resolved' && kind !== 'retry-invitation');
    assert.deepEqual(kinds('open'), naming);
    assert.deepEqual(kinds('mitigated'), naming);
    assert.deepEqual(kinds('resolved'), []);
    assert.deepEqual(kinds('closed'), []);
  });

  it('is of one of the kinds, to a client or inside the team', () => {
    assert.deepEqual(
      ['progress', 'debrief', 'telegram', ''].map((kind) => isMessageKind(kind)),
      [true, true, false, false],
    );
  });
});
