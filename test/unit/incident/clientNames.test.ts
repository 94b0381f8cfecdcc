import assert from 'node:assert/strict';
import { promiseState } from '../../../src/incident/promises.ts';
import { at, begun, type Story } from './support.ts';

const named = (story: Story, clock: string, value: string, id: string): Story =>
  story.add(clock, { event: 'detail', field: 'client', value }, { id });

function states(story: Story, now: string): string[] {
  return story.replay().promises.map((promise) => promiseState(promise, at(now)));
}

describe('a client’s name', () => {
  it('that was named twice and corrected once still stands', () => {
    const taken = { event: 'corrected', target: 'b', retracted: true } as const;
    const renamed = { event: 'corrected', target: 'b', text: 'globex' } as const;
    for (const correction of [taken, renamed]) {
      const corrected = named(named(begun(), '16:00', 'acme', 'a'), '16:01', 'acme', 'b')
        .promise('16:02', '16:30')
        .add('16:05', correction);
      assert.deepEqual(states(corrected, '16:10'), ['waiting']);
      assert.equal(corrected.replay().promises[0]?.to, 'acme');
    }
  });

  it('that was typed wrongly twice is right once one of them was corrected, though the other one was removed', () => {
    for (const [renamed, removed] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const story = named(named(begun(), '16:00', 'acmee', 'a'), '16:01', 'acmee', 'b')
        .promise('16:02', '16:30', { to: 'acmee' })
        .add('16:05', { event: 'corrected', target: renamed, text: 'acme' })
        .add('16:06', { event: 'corrected', target: removed, retracted: true });
      assert.equal(story.replay().promises[0]?.to, 'acme');
      assert.deepEqual(states(story, '16:10'), ['waiting']);
    }
  });

  it('that was corrected to nothing was removed', () => {
    const story = named(named(begun(), '16:00', 'acme', 'a'), '16:01', 'globex', 'b')
      .promise('16:02', '16:30', { to: 'globex' })
      .add('16:05', { event: 'corrected', target: 'b', text: ' ' });
    assert.deepEqual(story.replay().clients, ['acme']);
    assert.deepEqual(states(story, '16:10'), ['not-needed']);
  });

  it('is no other answer: taking one back that says the same removes nobody', () => {
    const story = begun()
      .add('16:00', { event: 'detail', field: 'where', value: 'acme' }, { id: 'where' })
      .add('16:01', { event: 'telepathy', field: 'client', value: 'acme' }, { id: 'telepathy' })
      .promise('16:02', '16:30')
      .add('16:05', { event: 'corrected', target: 'where', retracted: true })
      .add('16:06', { event: 'corrected', target: 'telepathy', retracted: true });
    assert.deepEqual(states(story, '16:10'), ['waiting']);
  });

  it('is corrected in events to clients, never in a person’s name or in an event of a newer version', () => {
    const story = named(begun(), '16:00', 'Olena', 'a')
      .send('16:01', { to: 'Olena' })
      .send('16:02', { to: 'globex' })
      .detail('16:03', 'started', 'x')
      .detail('16:03', 'reach', 'phone', 'Olena')
      .add('16:04', { event: 'handed-over', to: 'Olena' })
      .add('16:05', { event: 'taken-over', to: 'Olena' })
      .add('16:06', { event: 'telepathy', to: 'Olena' })
      .add('16:10', { event: 'corrected', target: 'a', text: 'Olena Ltd' });
    const { timeline, owner, people } = story.replay();
    assert.deepEqual(
      timeline.flatMap(({ event }) => ('to' in event ? [[event.event, event.to]] : [])),
      [
        ['update-sent', 'Olena Ltd'],
        ['update-sent', 'globex'],
        ['detail', 'Olena Ltd'],
        ['handed-over', 'Olena'],
        ['taken-over', 'Olena'],
        ['telepathy', 'Olena'],
      ],
    );
    assert.deepEqual([owner, people], ['Olena', ['Ann', 'Olena']]);
  });
});
