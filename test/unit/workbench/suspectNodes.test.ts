import assert from 'node:assert/strict';
import { ReaderTimes } from '../../../src/session/readerTimes.ts';
import type { JointReport, PlacedSuspect } from '../../../src/suspects/jointReport.ts';
import { suspectNodes } from '../../../src/workbench/views/suspectNodes.ts';

const at = Date.parse('2026-11-22T12:00:00Z');
const times = new ReaderTimes(
  () => 'UTC',
  () => 'en',
);

function suspect(more: Partial<PlacedSuspect>): PlacedSuspect {
  const commit = {
    sha: 'a'.repeat(40),
    parents: [],
    authoredAt: at,
    committedAt: at,
    subject: 'S',
    body: '',
  };
  return {
    ...{ commit, folder: '/shop', wentLive: undefined, deploy: undefined, paths: [], reasons: [] },
    ...{ probability: 0.5, ruledOut: undefined },
    ...more,
  };
}

function rowOf(one: PlacedSuspect, start: number | undefined) {
  const report: JointReport = {
    ...{ suspects: [one], noneOfThese: 0.5, start, stage: 'final', repositories: [], failed: [] },
  };
  const [row] = suspectNodes({ report, incident: 'i', now: at, times, judged: new Map() });
  assert.ok(row);
  return row;
}

describe('the row of a suspect', () => {
  it('says of each reason how many times as likely it makes it, or how many times less', () => {
    const weights = [Math.log(4), -Math.log(4), Math.log(12.4), -Math.log(25)];
    const reasons = weights.map((weight) => ({ kind: 'ignored-revision' as const, weight }));
    const { children = [] } = rowOf(suspect({ reasons }), at);
    assert.ok(Array.isArray(children));
    assert.deepEqual(
      children.map(({ icon, description }: { icon?: string; description?: string }) => [icon, description]),
      [
        ['arrow-up', '×4.0'],
        ['arrow-down', '÷4.0'],
        ['arrow-up', '×12'],
        ['arrow-down', '÷25'],
      ],
    );
  });

  it('speaks of the start only where somebody told it', () => {
    const said = (one: PlacedSuspect, start: number | undefined) => {
      const { description, tooltip } = rowOf(one, start);
      return `${description ?? ''} ${tooltip ?? ''}`;
    };
    const known = said(suspect({ ruledOut: 'not-live-at-start' }), at);
    assert.match(known, /not live when it began/);
    assert.match(known, /before the start/);
    for (const ruledOut of ['not-live-at-report', 'rolled-back-before-report', undefined] as const) {
      assert.doesNotMatch(said(suspect({ ruledOut }), undefined), /start|began/);
    }
    assert.match(
      said(suspect({ ruledOut: 'not-live-at-report' }), undefined),
      /not live when it was reported/,
    );
  });
});
