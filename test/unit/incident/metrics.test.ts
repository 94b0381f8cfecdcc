import assert from 'node:assert/strict';
import { firstKnown, metrics, noticedFirst, type MetricName } from '../../../src/incident/metrics.ts';
import { at, begun, iso, type Story } from './support.ts';

function duration(story: Story, name: MetricName): unknown {
  const found = metrics(story.replay()).find((metric) => metric.name === name);
  if (found?.duration.kind === 'known') return found.duration.ms / 60_000;
  return found?.duration;
}

describe('metrics', () => {
  it('are durations with their formulas', () => {
    const story = begun()
      .detail('16:00', 'started', iso('15:30'))
      .detail('16:00', 'reported', iso('15:58'))
      .detail('16:00', 'detected', iso('16:02'))
      .send('16:03')
      .add('16:20', { event: 'mitigated' })
      .add('16:50', { event: 'resolved' })
      .add('17:00', { event: 'client-confirmed', to: 'acme' })
      .add('17:01', {
        event: 'suspect-judged',
        sha: 'abc',
        verdict: 'confirmed',
        subject: 'x',
        wentLive: iso('15:20'),
      });
    const found = metrics(story.replay()).map(({ name, formula }) => [name, formula, duration(story, name)]);
    assert.deepEqual(found, [
      ['detect', 'detectedAt − startedAt', 32],
      ['acknowledge', 'acknowledgedAt − reportedAt', 5],
      ['mitigate', 'mitigatedAt − startedAt', 50],
      ['resolve', 'resolvedAt − startedAt', 80],
      ['client-confirm', 'clientConfirmedAt − resolvedAt', 10],
      ['client-noticed-before-us', 'detectedAt − reportedAt', 4],
      ['deployment-recovery', 'resolvedAt − deployedAt', 90],
    ]);
  });

  it('say what is missing', () => {
    assert.deepEqual(duration(begun(), 'resolve'), { kind: 'unknown', missing: ['startedAt', 'resolvedAt'] });
    assert.equal(duration(begun(), 'deployment-recovery'), undefined);
  });

  it('are never negative', () => {
    const story = begun().detail('16:00', 'started', iso('17:00')).add('16:50', { event: 'resolved' });
    assert.equal((duration(story, 'resolve') as { kind: string }).kind, 'contradiction');
  });

  it('take the client’s report for the moment we knew, where nobody recorded another', () => {
    const story = begun().detail('16:00', 'started', iso('15:30')).detail('16:00', 'reported', iso('15:58'));
    assert.equal(noticedFirst(story.replay()), true);
    assert.equal(duration(story, 'detect'), 28);
    assert.equal(metrics(story.replay())[0]?.formula, 'reportedAt − startedAt');
    assert.equal(duration(story, 'client-noticed-before-us'), undefined);
    assert.equal(duration(story.detail('16:10', 'detected', iso('15:40')), 'detect'), 10);
  });

  it('take the opening for it where the report came later or has no time', () => {
    const later = begun().detail('16:30', 'started', iso('15:30')).detail('16:30', 'reported', iso('16:20'));
    assert.equal(noticedFirst(later.replay()), false);
    later.detail('16:31', 'detected-by', 'client');
    assert.deepEqual(firstKnown(later.replay()), { at: at('16:00'), moment: 'openedAt' });
    const untimed = begun().detail('16:00', 'started', iso('15:30')).detail('16:00', 'detected-by', 'client');
    assert.deepEqual(firstKnown(untimed.replay()), { at: at('16:00'), moment: 'openedAt' });
    assert.equal(duration(untimed, 'detect'), 30);
  });

  it('take a report at the moment of the opening for the client’s', () => {
    const story = begun().detail('16:01', 'reported', iso('16:00'));
    assert.equal(noticedFirst(story.replay()), true);
    assert.equal(firstKnown(story.replay())?.moment, 'reportedAt');
  });

  it('do not guess when we noticed what we noticed ourselves', () => {
    const ours = begun()
      .detail('16:00', 'started', iso('15:30'))
      .detail('16:00', 'reported', iso('15:58'))
      .detail('16:00', 'detected-by', 'monitoring');
    assert.deepEqual(duration(ours, 'detect'), { kind: 'unknown', missing: ['detectedAt'] });
  });

  it('know who noticed first', () => {
    assert.equal(noticedFirst(begun().replay()), undefined);
    assert.equal(noticedFirst(begun().detail('16:00', 'detected-by', 'client').replay()), true);
    assert.equal(noticedFirst(begun().detail('16:00', 'detected-by', 'alert').replay()), false);
  });

  it('know that we noticed first where we did so before the client told us', () => {
    const ours = begun().detail('16:00', 'reported', iso('15:50')).detail('16:00', 'detected', iso('15:40'));
    assert.equal(noticedFirst(ours.replay()), false);
    assert.equal(duration(ours, 'client-noticed-before-us'), undefined);
    assert.deepEqual(firstKnown(ours.replay()), { at: at('15:40'), moment: 'detectedAt' });
    const together = begun()
      .detail('16:00', 'reported', iso('15:40'))
      .detail('16:00', 'detected', iso('15:40'));
    assert.equal(noticedFirst(together.replay()), false);
  });

  it('name the one moment that is missing, and take one moment twice for no time', () => {
    const resolved = begun().add('16:50', { event: 'resolved' });
    assert.deepEqual(duration(resolved, 'resolve'), { kind: 'unknown', missing: ['startedAt'] });
    assert.equal(duration(resolved.detail('16:51', 'started', iso('16:50')), 'resolve'), 0);
  });

  it('recover from the last deploy that was confirmed, not from one that was cleared or is undated', () => {
    const judged = { event: 'suspect-judged', subject: 'x' } as const;
    const story = begun()
      .add('16:10', { ...judged, sha: 'a', verdict: 'cleared', wentLive: iso('15:55') })
      .add('16:11', { ...judged, sha: 'b', verdict: 'confirmed' });
    assert.equal(duration(story, 'deployment-recovery'), undefined);
    story
      .add('16:12', { ...judged, sha: 'c', verdict: 'confirmed', wentLive: iso('15:20') })
      .add('16:13', { ...judged, sha: 'd', verdict: 'confirmed', wentLive: iso('15:30') })
      .add('16:50', { event: 'resolved' });
    assert.equal(duration(story, 'deployment-recovery'), 80);
  });
});
