import assert from 'node:assert/strict';
import fc from 'fast-check';
import { recognize } from '../../../../src/logs/format/recognize.ts';
import type { FileFacts } from '../../../../src/logs/line.ts';

const facts: FileFacts = { zone: 'UTC', year: 2025, mtime: Date.UTC(2025, 10, 22, 17) };

function times(lines: readonly string[], given: Partial<FileFacts> = {}): (string | null)[] {
  const format = recognize([[...lines]], { ...facts, ...given });
  return lines.map((line) => {
    const { time } = format.parse(line);
    return time === null ? null : new Date(time).toISOString().slice(0, 19);
  });
}

describe('day and month', () => {
  it('take the order that one line of the file proves', () => {
    assert.deepEqual(
      times(['04/05/2025 10:00:00 a', '13/05/2025 10:00:00 b'], { mtime: Date.UTC(2025, 4, 13, 11) }),
      ['2025-05-04T10:00:00', '2025-05-13T10:00:00'],
    );
    assert.deepEqual(
      times(['04/05/2025 10:00:00 a', '04/13/2025 10:00:00 b'], { mtime: Date.UTC(2025, 3, 13, 11) }),
      ['2025-04-05T10:00:00', '2025-04-13T10:00:00'],
    );
  });

  it('take the order in which the file rises', () => {
    const days = ['01', '02', '03', '04', '05'];
    const at = { mtime: Date.UTC(2025, 10, 22) };
    assert.equal(
      times(
        days.map((day) => `${day}/03/2025 10:00:00 x`),
        at,
      )[4],
      '2025-03-05T10:00:00',
    );
    assert.equal(
      times(
        days.map((day) => `03/${day}/2025 10:00:00 x`),
        at,
      )[4],
      '2025-03-05T10:00:00',
    );
  });

  it('take the order that ends at the last change of the file', () => {
    assert.deepEqual(times(['03/08/2025 10:00:00 x'], { mtime: Date.UTC(2025, 7, 3, 10, 1) }), [
      '2025-08-03T10:00:00',
    ]);
    assert.deepEqual(times(['03/08/2025 10:00:00 x'], { mtime: Date.UTC(2025, 2, 8, 10, 1) }), [
      '2025-03-08T10:00:00',
    ]);
  });
});

describe('the time of the record', () => {
  it('is not a time of the message, whatever its shape', () => {
    const decoys = [
      '2025-11-22T16:00:00Z INFO started, license until 2031-01-01 00:00:00',
      '2025-11-22T16:00:01Z INFO job of 1700000000 done (was 03/Feb/2018:10:11:12 +0100)',
      '2025-11-22T16:00:02Z INFO Tue Jan 3 05:01:31 2012 timeout',
    ];
    assert.deepEqual(times(decoys), ['2025-11-22T16:00:00', '2025-11-22T16:00:01', '2025-11-22T16:00:02']);
  });

  it('is none in text that goes on, though dates stand in it', () => {
    const lines = [
      '2025-11-22 16:00:00,000 ERROR failed',
      '  2018-01-01T00:00:00Z an inner event',
      'Caused by: java.lang.Exception: 2017-01-01 00:00:00',
      '2025-11-22 16:00:01,000 INFO ok',
    ];
    const format = recognize([lines], facts);
    assert.deepEqual(
      lines.map((line) => format.parse(line).continuation),
      [false, true, true, false],
    );
  });

  it('is found in every format of a file that holds several', () => {
    const lines = [
      '2025-11-22T16:00:00Z INFO boot',
      '10.0.0.1 - - [22/Nov/2025:16:00:01 +0000] "GET / HTTP/1.1" 200 5',
      '{"level":"info","ts":1763827202.5,"msg":"x"}',
      'Nov 22 16:00:03 web1 app[1]: y',
    ];
    assert.deepEqual(times(lines), [
      '2025-11-22T16:00:00',
      '2025-11-22T16:00:01',
      '2025-11-22T16:00:02',
      '2025-11-22T16:00:03',
    ]);
  });

  it('is the outer key, not one of the same name inside', () => {
    const lines = ['{"request":{"time":"2020-01-01T00:00:00Z"},"time":"2025-11-22T16:00:00Z"}'];
    assert.deepEqual(times(lines), ['2025-11-22T16:00:00']);
  });

  it('is read from a torn last line as far as it goes', () => {
    const lines = ['{"time":"2025-11-22T16:00:00Z","msg":"a"}', '{"time":"2025-11-22T16:00:01Z","ms'];
    assert.deepEqual(times(lines), ['2025-11-22T16:00:00', '2025-11-22T16:00:01']);
  });
});

describe('files that say little', () => {
  it('have no times, and lines that stand alone', () => {
    const format = recognize([['just text', 'more text', '  indented']], facts);
    assert.deepEqual(format.parse('just text'), { time: null, level: null, continuation: false });
    assert.equal(format.parse('  indented').continuation, true);
  });

  it('may be empty', () => {
    assert.equal(recognize([], facts).parse('x').time, null);
    assert.equal(
      recognize([[]], { ...facts, mtime: Number.NaN }).parse('2025-11-22 16:00:00').time,
      Date.UTC(2025, 10, 22, 16),
    );
  });

  it('fall back to UTC for a zone that does not exist', () => {
    assert.deepEqual(times(['2025-11-22 16:00:00 x'], { zone: 'Nowhere/At_All' }), ['2025-11-22T16:00:00']);
  });
});

describe('hostile lines', () => {
  it('never throw, as samples or as lines', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 80 })), fc.string(), (lines, line) => {
        const format = recognize([lines], facts);
        const bytes = Buffer.from(line);
        format.parse(line);
        assert.equal(format.parseBytes(bytes, 0, bytes.length).time, format.parse(line).time);
      }),
    );
  });

  it('of a million characters are read by their head', () => {
    const long = `2025-11-22T16:00:00Z INFO ${'a:1 [x] '.repeat(125_000)}`;
    const digits = '1'.repeat(1_000_000);
    const braces = '{"'.repeat(500_000);
    const format = recognize([[long, digits, braces]], facts);
    assert.equal(format.parse(long).time, Date.UTC(2025, 10, 22, 16));
    assert.equal(format.parse(digits).time, null);
    assert.equal(format.parse(braces).time, null);
  });
});
