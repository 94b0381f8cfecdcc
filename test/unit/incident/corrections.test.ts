import assert from 'node:assert/strict';
import { correctableText } from '../../../src/incident/corrections.ts';
import { begun, iso, type Story } from './support.ts';

/** The words of the last event that a person could correct. */
function words(story: Story): string | undefined {
  const entry = story.replay().timeline.at(-1);
  assert.ok(entry);
  return correctableText(entry);
}

describe('the words that a correction may replace', () => {
  it('are those that a person wrote, empty where they could have', () => {
    assert.equal(words(begun()), 'Card payments fail');
    assert.equal(words(begun().detail('16:01', 'where', 'the shop')), 'the shop');
    assert.equal(words(begun().add('16:01', { event: 'note', text: 'odd' })), 'odd');
    assert.equal(
      words(begun().add('16:01', { event: 'resolved', how: 'rolled back', owed: [] })),
      'rolled back',
    );
    assert.equal(words(begun().add('16:01', { event: 'resolved', owed: [] })), '');
  });

  it('are a message’s, unless it was sent as a file', () => {
    const sent = {
      event: 'update-sent',
      to: 'acme',
      kind: 'progress',
      channel: 'phone',
      next: null,
    } as const;
    assert.equal(words(begun().add('16:01', { ...sent, text: 'We look' })), 'We look');
    assert.equal(words(begun().add('16:01', { ...sent, text: 'We look', file: 'updates/01.md' })), undefined);
    const note = { event: 'note', text: 'odd', file: 'kept from a newer version' };
    assert.equal(words(begun().add('16:01', note)), 'odd');
  });

  it('are a reason only where one was given', () => {
    const graver = { event: 'severity-changed', severity: 'sev1' } as const;
    assert.equal(words(begun().add('16:01', graver)), undefined);
    assert.equal(words(begun().add('16:01', { ...graver, reason: 'all shops' })), 'all shops');
    const promise = { event: 'update-promised', to: 'acme', due: iso('16:30') } as const;
    assert.equal(words(begun().add('16:01', promise)), undefined);
    assert.equal(words(begun().add('16:01', { ...promise, reason: 'they asked' })), 'they asked');
  });

  it('are none of an event without words, or of one that a newer version brings', () => {
    assert.equal(words(begun().add('16:01', { event: 'joined', text: 'x' })), undefined);
    assert.equal(words(begun().add('16:01', { event: 'telepathy', text: 'x' })), undefined);
  });
});

describe('a correction', () => {
  it('is one by its name: other events that point at an earlier one change nothing', () => {
    const story = begun()
      .add('16:01', { event: 'telepathy', target: 'e1', text: 'Telepathy' })
      .add('16:02', { event: 'note', target: 'e1', text: 'Note', retracted: true });
    assert.equal(story.replay().title, 'Card payments fail');
  });

  it('of the words leaves the times and the client as they were, and the other way round', () => {
    const story = begun()
      .add('16:05', { event: 'note', text: 'tpyo' }, { id: 'note' })
      .add('16:06', { event: 'corrected', target: 'note', text: 'typo', to: 'acme' })
      .add('16:07', { event: 'corrected', target: 'e1', happened: iso('15:45') });
    const { timeline, title, openedAt } = story.replay();
    assert.deepEqual(
      timeline.map(({ happened }) => new Date(happened).toISOString()),
      [iso('15:45'), iso('16:05')],
    );
    const note = timeline[1]?.event;
    assert.deepEqual(note && 'text' in note && [note.text, 'to' in note], ['typo', false]);
    assert.deepEqual([title, new Date(openedAt).toISOString()], ['Card payments fail', iso('15:45')]);
  });
});
