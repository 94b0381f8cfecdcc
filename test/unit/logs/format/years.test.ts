import assert from 'node:assert/strict';
import { recognize } from '../../../../src/logs/format/recognize.ts';
import { timeAfter, YearBounds } from '../../../../src/logs/format/years.ts';

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function syslog(time: number): string {
  const date = new Date(time);
  const day = String(date.getUTCDate()).padStart(2);
  return `${names[date.getUTCMonth()] ?? ''} ${day} ${date.toISOString().slice(11, 19)} web1 app[1]: something`;
}

describe('stamps without a year', () => {
  it('take the year of the last record, and the one before across New Year', () => {
    const times = [
      Date.UTC(2024, 11, 30),
      Date.UTC(2024, 11, 31, 23, 59, 59),
      Date.UTC(2025, 0, 1),
      Date.UTC(2025, 0, 2),
    ];
    const lines = times.map(syslog);
    const format = recognize([lines], { zone: 'UTC', year: 2025, mtime: Date.UTC(2025, 0, 2, 1) });
    assert.equal(format.recurs, 'yearly');
    assert.deepEqual(
      lines.map((line) => format.parse(line).time),
      times,
    );
  });

  it('stay in the year of the last record of a file copied later', () => {
    const lines = [syslog(Date.UTC(2025, 10, 1)), syslog(Date.UTC(2025, 10, 2))];
    const format = recognize([lines], { zone: 'UTC', year: 2025, mtime: Date.UTC(2026, 10, 20) });
    assert.equal(format.parse(lines[1] ?? '').time, Date.UTC(2025, 10, 2));
  });

  it('put a leap day into a year that has one', () => {
    const lines = ['Feb 29 12:00:00 web1 app[1]: x', 'Mar  1 12:00:00 web1 app[1]: y'];
    const format = recognize([lines], { zone: 'UTC', year: 2024, mtime: Date.UTC(2024, 2, 1, 13) });
    assert.equal(format.parse(lines[0] ?? '').time, Date.UTC(2024, 1, 29, 12));
  });

  it('are placed by order in a file of several years, from anywhere in it', () => {
    const times: number[] = [];
    for (let time = Date.UTC(2022, 4, 1); time < Date.UTC(2025, 1, 1); time += 9 * 86_400_000)
      times.push(time);
    const lines = times.map(syslog);
    const format = recognize([lines], { zone: 'UTC', year: 2025, mtime: (times.at(-1) ?? 0) + 60_000 });
    const sparse = lines.flatMap((line, offset) => {
      const { time } = format.parse(line);
      return offset % 10 === 0 && time !== null ? [{ offset, time }] : [];
    });
    const bounds = new YearBounds(sparse, 'yearly');
    lines.forEach((line, offset) => {
      const bytes = Buffer.from(line);
      assert.equal(format.parse(line, bounds.latestAt(offset)).time, times[offset]);
      assert.equal(format.timeBytes(bytes, 0, bytes.length, bounds.latestAt(offset)), times[offset]);
    });
  });
});

describe('stamps without a year in a file without order', () => {
  it('all lie in the year before its last change', () => {
    const months = [6, 2, 9, 1, 10, 4, 8, 0];
    const times = months.map((month) => Date.UTC(2025, month, 5));
    const lines = times.map(syslog);
    const format = recognize([lines], { zone: 'UTC', year: 2025, mtime: Date.UTC(2025, 11, 24) });
    const anchors = lines.map((line, offset) => ({ offset, time: format.parse(line).time ?? 0 }));
    const bounds = new YearBounds(anchors, format.recurs);
    assert.deepEqual(
      lines.map((line, offset) => format.parse(line, bounds.latestAt(offset)).time),
      times,
    );
  });
});

describe('stamps without a date', () => {
  it('are placed by order in a file of several days, the last of them the day of its change', () => {
    const hours = [30, 34, 41, 47, 49, 55, 63, 70, 71];
    const times = hours.map((hour) => Date.UTC(2026, 2, 15, hour));
    const lines = times.map((time) => `${new Date(time).toISOString().slice(11, 23)} INFO x`);
    const format = recognize([lines], { zone: 'UTC', year: 2026, mtime: (times.at(-1) ?? 0) + 60_000 });
    assert.equal(format.recurs, 'daily');
    const anchors = lines.map((line, offset) => ({ offset, time: format.parse(line).time ?? 0 }));
    const bounds = new YearBounds(anchors, 'daily');
    assert.deepEqual(
      lines.map((line, offset) => format.parse(line, bounds.latestAt(offset)).time),
      times,
    );
  });
});

describe('timeAfter', () => {
  const lines = [
    '2025-10-26 02:59:58',
    '2025-10-26 03:30:00',
    '2025-10-26 03:59:59',
    '2025-10-26 03:00:01',
    '2025-10-26 04:00:00',
  ];

  it('reads the repeated hour by the order of the file', () => {
    const format = recognize([lines.map((line) => `${line} INFO x`)], {
      zone: 'Europe/Kyiv',
      year: 2025,
      mtime: Date.UTC(2025, 9, 26, 12),
    });
    let previous: number | null = null;
    const read = lines.map((line) => {
      previous = timeAfter(previous, format.parse(`${line} INFO x`));
      return previous === null ? '' : new Date(previous).toISOString().slice(11, 19);
    });
    assert.deepEqual(read, ['23:59:58', '00:30:00', '00:59:59', '01:00:01', '02:00:00']);
  });
});
