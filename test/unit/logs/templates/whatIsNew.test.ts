import assert from 'node:assert/strict';
import type { Level, LogRecord } from '../../../../src/logs/record.ts';
import { estimateStart } from '../../../../src/logs/templates/estimateStart.ts';
import { whatIsNew } from '../../../../src/logs/templates/whatIsNew.ts';

const minute = 60_000;
const start = Date.UTC(2026, 10, 22, 16);
const window = { from: start, to: start + 10 * minute };
const before = { from: start - 30 * minute, to: start };

function record(time: number | null, text: string, level: Level | null = 'info'): LogRecord {
  return { source: 0, offset: 0, length: text.length, time, level, text };
}

/** `count` records spread evenly over a span. */
function spread(
  span: { from: number; to: number },
  count: number,
  text: string,
  level: Level = 'info',
): LogRecord[] {
  return Array.from({ length: count }, (_, index) =>
    record(span.from + ((index + 0.5) / count) * (span.to - span.from), `${text} ${index}`, level),
  );
}

function compare(now: Iterable<LogRecord>, then: Iterable<LogRecord>) {
  return whatIsNew({ window: { span: window, records: now }, before: { span: before, records: then } });
}

describe('whatIsNew', () => {
  const steady = [...spread(before, 300, 'order paid'), ...spread(before, 60, 'mail sent')];

  it('says nothing of what goes on as before', async () => {
    const { kinds, kindsMet, records, recordsBefore } = await compare(
      [...spread(window, 104, 'order paid'), ...spread(window, 17, 'mail sent')],
      steady,
    );
    assert.deepEqual([kinds, kindsMet, records, recordsBefore], [[], 2, 121, 360]);
  });

  it('says nothing of a rare kind that happened not to come again', async () => {
    const rare = spread(before, 2, 'backup finished');
    const { kinds } = await compare(spread(window, 100, 'order paid'), [...steady.slice(0, 300), ...rare]);
    assert.deepEqual(kinds, []);
    const usual = spread(before, 60, 'backup finished');
    const again = await compare(spread(window, 100, 'order paid'), [...steady.slice(0, 300), ...usual]);
    assert.deepEqual(
      again.kinds.map(({ change }) => change),
      ['gone'],
    );
  });

  it('tells when an error arrived that was there before the window already', async () => {
    const since = { from: start - 10 * minute, to: start };
    const arrived = (text: string, span: typeof since): LogRecord[] => spread(span, 12, text, 'error');
    const { arrivals } = await compare(
      [...arrived('bank refused card', window), ...arrived('disk is slow', window)],
      [...steady, ...arrived('bank refused card', since), ...spread(before, 36, 'disk is slow', 'error')],
    );
    assert.deepEqual(arrivals, [{ time: since.from + (0.5 / 12) * 10 * minute, count: 12 }]);
  });

  it('tells of no arrival where the log does not reach back', async () => {
    const { arrivals } = await compare(spread(window, 12, 'bank refused card', 'error'), []);
    assert.deepEqual(arrivals, []);
  });

  it('finds new, more and gone kinds, errors first', async () => {
    const broken = { from: start + 4 * minute, to: window.to };
    const { kinds } = await compare(
      [
        ...spread(window, 100, 'order paid'),
        ...spread(broken, 40, 'bank refused card', 'error'),
        ...spread(window, 3, 'cache warmed'),
        ...spread(window, 90, 'retrying call', 'warn'),
      ],
      [...steady, ...spread(before, 30, 'retrying call', 'warn')],
    );
    assert.deepEqual(
      kinds.map(({ change, template, count, countBefore }) => [change, template, count, countBefore]),
      [
        ['new', 'bank refused card <*>', 40, 0],
        ['new', 'cache warmed <*>', 3, 0],
        ['more', 'retrying call <*>', 90, 30],
        ['gone', 'mail sent <*>', 0, 60],
      ],
    );
    const [refused, , retrying] = kinds;
    assert.equal(refused?.first, broken.from + (0.5 / 40) * 6 * minute);
    assert.equal(refused.example.text, 'bank refused card 0');
    assert.ok(
      retrying && retrying.ratio.estimate === 9 && retrying.ratio.low > 4 && retrying.ratio.high < 18,
    );
  });

  it('does not take bursts for a change', async () => {
    const bursts = [2, 9, 17, 25].flatMap((at) => {
      const from = before.from + at * minute;
      return spread({ from, to: from + 20_000 }, 40, 'cron ran');
    });
    const { kinds } = await compare(spread({ from: start, to: start + 20_000 }, 80, 'cron ran'), bursts);
    assert.deepEqual(kinds, []);
  });

  it('estimates the start from the first record of the surest error', async () => {
    const broken = { from: start + 4 * minute, to: window.to };
    const found = await compare(
      [
        ...spread(window, 100, 'order paid'),
        record(start + 1, 'hello', 'info'),
        ...spread(broken, 40, 'bank refused card', 'error'),
      ],
      steady,
    );
    const estimate = estimateStart(found);
    assert.equal(estimate?.kind.template, 'bank refused card <*>');
    assert.equal(estimate.time, broken.from + (0.5 / 40) * 6 * minute);
    assert.ok(estimate.sure > 0.99);
  });

  it('is unsure where a single record is all there is', async () => {
    const estimate = estimateStart(await compare([record(start + 5, 'odd thing', 'error')], steady));
    assert.equal(estimate?.time, start + 5);
    assert.ok(estimate.sure < 0.7, String(estimate.sure));
  });

  it('finds the time at which a known kind became frequent', async () => {
    const broken = { from: start + 6 * minute, to: window.to };
    const estimate = estimateStart(
      await compare(
        [...spread(window, 10, 'call timed out', 'error'), ...spread(broken, 200, 'call timed out', 'error')],
        spread(before, 30, 'call timed out', 'error'),
      ),
    );
    assert.ok(estimate && Math.abs(estimate.time - broken.from) < minute, String(estimate?.time));
  });

  it('keeps sources apart, takes records without time, and stops when cancelled', async () => {
    const other = { ...record(null, 'disk full', 'error'), source: 1 };
    const { kinds } = await compare([record(null, 'disk full', 'error'), other], []);
    assert.deepEqual(
      kinds.map(({ source, first }) => [source, first]),
      [
        [0, undefined],
        [1, undefined],
      ],
    );
    assert.equal(estimateStart({ kinds, kindsMet: 2 }), undefined);
    const controller = new AbortController();
    function* endless() {
      for (let index = 0; ; index++) {
        if (index === 1000) controller.abort();
        yield record(start, 'again');
      }
    }
    const stopped = await whatIsNew({
      window: { span: window, records: endless() },
      before: { span: before, records: [] },
      signal: controller.signal,
    });
    assert.equal(stopped.cancelled, true);
  });
});
