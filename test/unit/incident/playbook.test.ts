import assert from 'node:assert/strict';
import { detailFields } from '../../../src/incident/details.ts';
import {
  openQuestions,
  playbookProgress,
  type Playbook,
  type StepTrigger,
} from '../../../src/incident/playbook.ts';
import { begun, type Story } from './support.ts';

const playbook: Playbook = {
  phases: [
    {
      id: 'acknowledge',
      title: 'Acknowledge',
      steps: [
        { id: 'calm', title: 'Breathe', why: '' },
        {
          id: 'acknowledge',
          title: 'Acknowledge',
          why: '',
          doneBy: [{ event: 'update-sent', where: { kind: ['acknowledgement', 'progress'] } }],
        },
      ],
    },
    {
      id: 'gather',
      title: 'Gather',
      steps: [
        {
          id: 'since',
          title: 'Ask since when',
          why: '',
          doneBy: [{ event: 'detail', where: { field: 'started' } }],
        },
        {
          id: 'satisfied',
          title: 'Ask',
          why: '',
          doneBy: [{ event: 'client-confirmed', where: { satisfied: 'true' } }],
        },
      ],
    },
  ],
};

function states(story: Story): Record<string, string> {
  const steps = playbookProgress(playbook, story.replay()).phases.flatMap((phase) => phase.steps);
  return Object.fromEntries(
    steps.map(({ step, state, origin }) => [step.id, `${state} ${origin?.kind ?? ''}`.trim()]),
  );
}

describe('the progress through a playbook', () => {
  it('is made by events, by people, and by neither', () => {
    const story = begun()
      .send('16:05', { kind: 'acknowledgement' })
      .add('16:06', { event: 'step-done', step: 'calm' })
      .add('16:07', { event: 'step-skipped', step: 'since', reason: 'known' })
      .add('16:08', { event: 'client-confirmed', to: 'acme', satisfied: false });
    assert.deepEqual(states(story), {
      calm: 'done person',
      acknowledge: 'done event',
      since: 'skipped person',
      satisfied: 'open',
    });
    const progress = playbookProgress(playbook, story.replay());
    assert.deepEqual([progress.done, progress.total], [2, 3]);
    const skipped = progress.phases[1]?.steps[0]?.origin;
    assert.equal(skipped?.kind === 'person' ? skipped.reason : '', 'known');
    story
      .detail('16:09', 'started', 'x')
      .add('16:10', { event: 'client-confirmed', to: 'acme', satisfied: true });
    assert.deepEqual(
      { since: states(story)['since'], satisfied: states(story)['satisfied'] },
      { since: 'done event', satisfied: 'done event' },
    );
  });

  it('is not made by an event that fits in part, or that was taken back', () => {
    const story = begun().send('16:05', { kind: 'resolved' }).send('16:06', { kind: 'progress' });
    assert.equal(states(story)['acknowledge'], 'done event');
    story.add('16:07', { event: 'corrected', target: 'e3', retracted: true });
    assert.equal(states(story)['acknowledge'], 'open');
  });

  it('includes the steps that people added, also to a phase that is gone', () => {
    const story = begun()
      .add('16:01', { event: 'step-added', step: 'mine', title: 'Ask the bank', phase: 'gather' })
      .add('16:02', { event: 'step-added', step: 'other', title: 'Old', phase: 'retired' })
      .add('16:03', { event: 'step-done', step: 'mine' });
    const { phases, done, total } = playbookProgress(playbook, story.replay());
    assert.deepEqual(
      phases.map((phase) => phase.steps.filter((step) => step.isAdded).map((step) => step.step.title)),
      [[], ['Ask the bank'], ['Old']],
    );
    assert.deepEqual([done, total], [1, 6]);
  });

  it('lists what to ask the client, once for each client where it is theirs alone', () => {
    const story = begun()
      .detail('16:01', 'client', 'acme')
      .detail('16:02', 'client', 'globex')
      .detail('16:03', 'what-happens', 'Error 500')
      .detail('16:04', 'reach', 'phone', 'acme');
    const questions = openQuestions(story.replay()).map(({ field, to }) => `${field} ${to ?? ''}`.trim());
    assert.ok(questions.includes('reach globex'));
    assert.ok(questions.includes('expected'));
    for (const asked of ['reach acme', 'what-happens', 'client'])
      assert.ok(!questions.includes(asked), asked);
    const { phases } = playbookProgress(playbook, story.replay());
    assert.deepEqual(
      phases.map((phase) => phase.questions.length),
      [0, questions.length],
    );
  });

  it('ticks a step by any message to the client, also of a kind that a newer version brings', () => {
    const told: Playbook = {
      phases: [
        {
          id: 'acknowledge',
          title: 'Acknowledge',
          steps: [
            {
              id: 'told',
              title: 'Tell them',
              why: '',
              doneBy: [{ event: 'update-sent', where: { audience: 'client' } }],
            },
          ],
        },
      ],
    };
    const done = (story: Story): number => playbookProgress(told, story.replay()).done;
    assert.equal(done(begun().send('16:01', { kind: 'team-notice', to: 'team' })), 0);
    assert.equal(done(begun().send('16:01', { kind: 'telegram' })), 1);
  });

  it('asks in the first phase where none is called gather, and copes with a playbook without phases', () => {
    const asked = (phases: Playbook['phases']): number[] =>
      playbookProgress({ phases }, begun().replay()).phases.map((phase) => phase.questions.length);
    const one = { id: 'one', title: 'One', steps: [] };
    const gather = { id: 'gather', title: 'Gather', steps: [] };
    const all = openQuestions(begun().replay()).length;
    assert.deepEqual(asked([one, { ...one, id: 'two' }]), [all, 0]);
    assert.deepEqual(asked([one, gather]), [0, all]);
    assert.deepEqual(asked([]), []);
  });

  it('asks everything once while no client is named, in the order of the call, and nothing twice', () => {
    const fields = (story: Story): string[] => openQuestions(story.replay()).map(({ field }) => field);
    assert.deepEqual(
      fields(begun()),
      detailFields.map(({ field }) => field),
    );
    assert.deepEqual(
      fields(begun().detail('16:01', 'caller', 'Olena').detail('16:02', 'expected', 'a receipt')),
      detailFields.map(({ field }) => field).filter((field) => field !== 'caller' && field !== 'expected'),
    );
  });

  it('says who ticked a step that an event would tick as well', () => {
    const story = begun().detail('16:01', 'started', 'x').add('16:02', { event: 'step-done', step: 'since' });
    assert.equal(states(story)['since'], 'done person');
    story.add('16:03', { event: 'step-skipped', step: 'since' });
    assert.equal(states(story)['since'], 'done event');
  });

  it('ticks a step by any of its events, and only where all of its fields fit', () => {
    const done = (doneBy: readonly StepTrigger[], story: Story): boolean =>
      playbookProgress(
        { phases: [{ id: 'p', title: 'P', steps: [{ id: 's', title: 'S', why: '', doneBy }] }] },
        story.replay(),
      ).done === 1;
    const either = [{ event: 'reproduced' }, { event: 'mitigated' }];
    assert.equal(done(either, begun().add('16:01', { event: 'note', text: 'x' })), false);
    assert.equal(done(either, begun().add('16:01', { event: 'mitigated' })), true);
    const both = [{ event: 'reproduced', where: { where: 'staging', result: 'fails' } }];
    const reproduced = (result: string): Story =>
      begun().add('16:01', { event: 'reproduced', where: 'staging', result });
    assert.deepEqual([done(both, reproduced('works')), done(both, reproduced('fails'))], [false, true]);
    const newer = [{ event: 'telepathy', where: { mood: 'calm' } }];
    const telepathy = (mood: string): Story => begun().add('16:01', { event: 'telepathy', mood });
    assert.deepEqual([done(newer, telepathy('wild')), done(newer, telepathy('calm'))], [false, true]);
    const resolved = [{ event: 'update-sent', where: { kind: 'resolved' } }];
    assert.equal(done(resolved, begun().send('16:01', { kind: 'solve' })), false);
    const missing = [{ event: 'note', where: { place: 'undefined' } }];
    assert.equal(done(missing, begun().add('16:01', { event: 'note', text: 'x' })), false);
  });
});
