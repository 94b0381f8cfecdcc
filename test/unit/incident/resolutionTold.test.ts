import assert from 'node:assert/strict';
import { clientsToTell, isToldOfResolution } from '../../../src/incident/resolutionTold.ts';
import { begun, type Story } from './support.ts';

const isTold = (story: Story, client = 'acme'): boolean => isToldOfResolution(story.replay(), client);

const twoClients = (): Story => begun().detail('16:00', 'client', 'acme').detail('16:00', 'client', 'globex');

describe('a client knows that it is resolved', () => {
  it('once a message to them said so, and not before', () => {
    const story = twoClients().send('16:10').add('16:20', { event: 'resolved', owed: [] });
    assert.equal(isTold(story), false);
    story.send('16:25', { kind: 'resolved' });
    assert.deepEqual([isTold(story), isTold(story, 'globex')], [true, false]);
    assert.equal(isTold(begun()), false);
  });

  it('as the first client, where the message went out before a client was named', () => {
    const story = begun().send('16:10', { kind: 'resolved', to: '' });
    assert.equal(isTold(story, ''), true);
    story.detail('16:11', 'client', 'acme').detail('16:11', 'client', 'globex');
    assert.deepEqual([isTold(story), isTold(story, 'globex')], [true, false]);
  });

  it('no longer after a reopening, until they are told again', () => {
    const story = twoClients().send('16:10', { kind: 'resolved' }).add('16:20', { event: 'reopened' });
    assert.equal(isTold(story), false);
    assert.equal(isTold(story.send('16:30', { kind: 'follow-up' })), false);
    assert.equal(isTold(story.send('16:40', { kind: 'resolved' })), true);
  });

  it('still after an apology, a follow-up, a question or a word inside the team, but not after other news', () => {
    const story = twoClients().send('16:10', { kind: 'resolved' });
    for (const kind of ['apology', 'follow-up', 'retry-invitation', 'debrief', 'team-notice'])
      assert.equal(isTold(story.send('16:20', { kind })), true, kind);
    story.add('16:25', { event: 'note', text: 'x' }).add('16:26', { event: 'telepathy', kind: 'progress' });
    assert.equal(isTold(story), true);
    assert.equal(isTold(story.send('16:30', { to: 'globex' })), true);
    assert.equal(isTold(story.send('16:31')), false);
  });

  it('not by an apology or a follow-up alone', () => {
    for (const kind of ['apology', 'follow-up'])
      assert.equal(isTold(twoClients().send('16:10', { kind })), false, kind);
  });
});

describe('the clients who are still to be told', () => {
  it('are those who don’t know that it is resolved, and those whose update did not come', () => {
    const story = twoClients().add('16:05', { event: 'resolved', owed: [] });
    assert.deepEqual(clientsToTell(story.replay()), ['acme', 'globex']);
    story.send('16:10', { kind: 'resolved' });
    assert.deepEqual(clientsToTell(story.replay()), ['globex']);
    story.send('16:11', { kind: 'resolved', to: 'globex' }).promise('16:12', '16:30');
    assert.deepEqual(clientsToTell(story.replay()), ['acme']);
    story.send('16:20', { kind: 'follow-up' });
    assert.deepEqual(clientsToTell(story.replay()), []);
  });

  it('are whoever was promised an update, where no client is named', () => {
    assert.deepEqual(clientsToTell(begun().replay()), []);
    const story = begun().promise('16:00', '16:30', { to: '' });
    assert.deepEqual(clientsToTell(story.replay()), ['']);
    assert.deepEqual(clientsToTell(story.send('16:10', { to: '' }).replay()), []);
  });
});
