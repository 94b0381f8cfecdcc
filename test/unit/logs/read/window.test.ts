import assert from 'node:assert/strict';
import { appendFile, mkdir, mkdtemp, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import fc from 'fast-check';
import type { LogRecord } from '../../../../src/logs/record.ts';
import { openLog, type Log, type OpenLogOptions } from '../../../../src/logs/read/openLog.ts';
import type { WindowOptions, WindowOutcome } from '../../../../src/logs/read/window.ts';

const { gzipSync } = zlib;
/** Since Node 22.15; the types are those of Node 20. */
const { zstdCompressSync: zstdSync } = zlib as { zstdCompressSync?: (bytes: Buffer) => Buffer };
const start = Date.UTC(2026, 10, 20);

function stamp(time: number): string {
  return new Date(time).toISOString().replace('T', ' ').replace('Z', '');
}

describe('reading a window of a log', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'window-'));
    path = join(folder, 'app.log');
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function opened(options: OpenLogOptions = {}): Promise<Log> {
    const log = await openLog(path, { timeZone: 'UTC', ...options });
    assert.equal(log.state, 'ok');
    return log;
  }

  async function read(
    [from, to]: readonly [number, number],
    options: WindowOptions = {},
  ): Promise<{ records: LogRecord[]; outcome: WindowOutcome }> {
    const window = (await opened()).window({ from, to }, options);
    const records: LogRecord[] = [];
    for await (const record of window) records.push(record);
    return { records, outcome: window.outcome };
  }

  /** One record a second for so many seconds, each about 1000 bytes. */
  async function writeLarge(seconds: number, timeOf: (second: number) => number): Promise<void> {
    const lines: string[] = [];
    for (let second = 0; second < seconds; second += 1) {
      lines.push(`${stamp(timeOf(second))} INFO record ${second} ${'x'.repeat(960)}\n`);
    }
    await writeFile(path, lines.join(''));
  }

  const secondsOf = (records: readonly LogRecord[]) =>
    records.map(({ text }) => Number(/record (\d+)/.exec(text)?.[1]));

  it('finds exactly the records of the span in a large file, and reads little of it', async () => {
    await writeLarge(20_000, (second) => start + second * 1000);
    const { records, outcome } = await read([start + 15_000_000, start + 15_100_999]);
    assert.deepEqual(
      secondsOf(records),
      [...Array(101).keys()].map((index) => 15_000 + index),
    );
    assert.equal(outcome.exactness, 'exact');
    assert.ok(outcome.probes <= 64);
    assert.ok(outcome.bytesRead < 3_000_000, `${outcome.bytesRead} bytes of 20 MB`);
  });

  it('finds records that stand up to a minute out of order', async () => {
    const late = new Set([15_159, 15_040, 14_990]);
    await writeLarge(20_000, (second) => start + (second - (late.has(second) ? 59 : 0)) * 1000);
    const { records, outcome } = await read([start + 15_000_000, start + 15_100_999]);
    const expected = [...Array(20_000).keys()].filter((second) => {
      const shown = second - (late.has(second) ? 59 : 0);
      return shown >= 15_000 && shown <= 15_100;
    });
    assert.deepEqual(secondsOf(records), expected);
    assert.equal(outcome.exactness, 'exact');
  });

  it('says approximate where the clock was set back, and a full scan finds everything', async () => {
    const timeOf = (second: number) => start + (second < 10_000 ? second : second - 5000) * 1000;
    await writeLarge(20_000, timeOf);
    const span = [start + 7_000_000, start + 7_100_000] as const;
    const expected = [...Array(20_000).keys()].filter(
      (second) => timeOf(second) >= span[0] && timeOf(second) <= span[1],
    );
    assert.equal((await read(span)).outcome.exactness, 'approximate');
    const { records, outcome } = await read(span, { fullScan: true });
    assert.deepEqual(secondsOf(records), expected);
    assert.equal(outcome.exactness, 'exact');
  });

  it('takes an end on a whole second as all of that second, and any other end as it is', async () => {
    const clocks = ['01.999', '02.000', '02.999', '03.000', '03.500', '03.999', '04.000'];
    await writeFile(path, clocks.map((clock) => `2026-11-20 00:00:${clock} INFO a\n`).join(''));
    const clocksIn = async (from: number, to: number) => {
      const { records } = await read([start + from, start + to]);
      return records.map(({ text }) => text.slice(17, 23));
    };
    assert.deepEqual(await clocksIn(2000, 3000), ['02.000', '02.999', '03.000', '03.500', '03.999']);
    assert.deepEqual(await clocksIn(3000, 3000), ['03.000', '03.500', '03.999']);
    assert.deepEqual(await clocksIn(2001, 3500), ['02.999', '03.000', '03.500']);
  });

  it('keeps stack traces with the record that they belong to, with offset and length', async () => {
    const trace = '2026-11-20 00:00:01.000 ERROR it broke\nError: it broke\n    at pay (/srv/pay.js:3:5)\n';
    await writeFile(path, `2026-11-20 00:00:00.000 INFO a\n${trace}2026-11-20 00:00:02.000 INFO b\n`);
    const { records } = await read([start + 1000, start + 1000]);
    assert.deepEqual(records, [
      {
        source: 0,
        offset: 31,
        length: trace.length,
        time: start + 1000,
        level: 'error',
        text: trace.slice(0, -1),
      },
    ]);
  });

  it('takes the level of a record from its second line where the first states none', async () => {
    const texts = [
      'Mar 17, 2026 9:58:04 PM com.shop.Cart add\nINFO: added',
      'Mar 17, 2026 9:58:41 PM com.shop.Pay charge\nSEVERE: no\njava.io.IOException: x',
    ];
    await writeFile(path, `${texts.join('\n')}\n`);
    const { records } = await read([Date.UTC(2026, 2, 17), Date.UTC(2026, 2, 18)]);
    assert.deepEqual(
      records.map(({ level, text }) => [level, text]),
      [
        ['info', texts[0]],
        ['error', texts[1]],
      ],
    );
  });

  it('gives times of day without a date the day of the last change, or the one before', async () => {
    await writeFile(path, '23:59:58.100 INFO a\n23:59:59.200 INFO b\n00:00:01.300 ERROR c\n');
    const midnight = Date.UTC(2026, 2, 18);
    await utimes(path, midnight / 1000 + 60, midnight / 1000 + 60);
    const { records } = await read([0, 9e15]);
    assert.deepEqual(
      records.map(({ time }) => (time ?? 0) - midnight),
      [-1900, -800, 1300],
    );
  });

  const plain = ['00:00:00', '00:00:01', '00:00:02']
    .map((clock) => `2026-11-20 ${clock} WARN grüße ${clock}`)
    .join('\n');
  const utf16be = Buffer.from(`\ufeff${plain}\n`, 'utf16le').swap16();
  const encodings: Record<string, Buffer> = {
    'UTF-8': Buffer.from(`${plain}\n`),
    'UTF-8 with a byte order mark': Buffer.from(`\ufeff${plain}\n`),
    'UTF-16, little end first': Buffer.from(`\ufeff${plain}\n`, 'utf16le'),
    'UTF-16 without a mark': Buffer.from(`${plain}\n`, 'utf16le'),
    'UTF-16, big end first': utf16be,
    'Latin-1': Buffer.from(`${plain}\n`, 'latin1'),
    CRLF: Buffer.from(`${plain.replaceAll('\n', '\r\n')}\r\n`),
    'no line end at the end': Buffer.from(plain),
    colors: Buffer.from(plain.replace(/WARN/g, '\u001b[33mWARN\u001b[0m')),
    'NULs before the text': Buffer.concat([Buffer.alloc(100_000), Buffer.from(plain)]),
    gzip: gzipSync(plain),
    'gzip in two members': Buffer.concat([gzipSync(plain.slice(0, 30)), gzipSync(plain.slice(30))]),
    ...(zstdSync === undefined
      ? {}
      : {
          zstd: zstdSync(Buffer.from(plain)),
          'zstd in two frames': Buffer.concat(
            [plain.slice(0, 30), plain.slice(30)].map((part) => zstdSync(Buffer.from(part))),
          ),
        }),
  };
  for (const [name, bytes] of Object.entries(encodings)) {
    it(`reads ${name}`, async () => {
      await writeFile(path, bytes);
      const { records } = await read([start, start + 10_000]);
      assert.deepEqual(
        records.map(({ text }) => text),
        plain.split('\n'),
      );
      assert.ok(records.every(({ level }) => level === 'warn'));
    });
  }

  it('gives what can be unpacked of a torn compressed file, and says so', async () => {
    const lines = [...Array(5000).keys()].map(
      (second) => `${stamp(start + second * 1000)} INFO ${Math.random()}`,
    );
    await writeFile(path, gzipSync(lines.join('\n')).subarray(0, 40_000));
    const { records, outcome } = await read([start, start + 60_000]);
    assert.equal(records.length, 61);
    assert.equal(records[0]?.text, lines[0]);
    assert.equal((await read([start, start + 9e6])).outcome.damaged, true);
    assert.equal(outcome.ended, 'complete');
  });

  it('keeps place and length of a line of many megabytes, and a bounded text', async () => {
    const long = `2026-11-20 00:00:01.000 INFO ${'y'.repeat(5_000_000)}\n`;
    await writeFile(path, `2026-11-20 00:00:00.000 INFO a\n${long}2026-11-20 00:00:02.000 INFO b\n`);
    const { records } = await read([start + 1000, start + 2000]);
    assert.deepEqual(
      records.map(({ offset, length }) => [offset, length]),
      [
        [31, long.length],
        [31 + long.length, 31],
      ],
    );
    assert.ok((records[0]?.text.length ?? 0) <= 1024 * 1024);
  });

  it('sees what was appended after opening, and another file under the same path', async () => {
    await writeFile(path, '2026-11-20 00:00:00 INFO a\n2026-11-20 00:00:01 INFO b\n');
    const log = await opened();
    const texts = async () => {
      const found: string[] = [];
      for await (const { text } of log.window({ from: start, to: start + 9000 })) found.push(text.slice(20));
      return found;
    };
    await appendFile(path, '2026-11-20 00:00:02 INFO c\n');
    assert.deepEqual(await texts(), ['INFO a', 'INFO b', 'INFO c']);
    await truncate(path);
    await writeFile(path, '{"time":"2026-11-20T00:00:03Z","msg":"d"}\n');
    assert.equal((await texts()).length, 1);
  });

  it('gives stamps without a year theirs across New Year', async () => {
    const clock = (time: number) => {
      const date = new Date(time);
      const month = ['Jan', 'Nov', 'Dec'][[0, 10, 11].indexOf(date.getUTCMonth())] ?? '';
      const day = String(date.getUTCDate()).padStart(2);
      return `${month} ${day} ${date.toISOString().slice(11, 19)}`;
    };
    const eve = Date.UTC(2025, 11, 31, 23, 0);
    const lines = [...Array(120).keys()].map((minute) => `${clock(eve + minute * 60_000)} web app[1]: tick`);
    await writeFile(path, `${lines.join('\n')}\n`);
    const log = await opened({ mtime: eve + 3 * 3_600_000 });
    const times: (number | null)[] = [];
    for await (const { time } of log.window({ from: eve + 50 * 60_000, to: eve + 70 * 60_000 }))
      times.push(time);
    assert.deepEqual(
      times,
      [...Array(21).keys()].map((index) => eve + (50 + index) * 60_000),
    );
  });

  it('tells the two passes of an hour apart that a clock set back repeats', async () => {
    const midnight = Date.UTC(2026, 9, 24, 22);
    const wall = (minute: number) => midnight + (minute + (minute < 180 ? 120 : 60)) * 60_000;
    const lines = [...Array(300).keys()].map(
      (minute) => `${stamp(wall(minute)).slice(0, 19)} INFO minute ${minute}`,
    );
    await writeFile(path, `${lines.join('\n')}\n`);
    const log = await opened({ timeZone: 'Europe/Berlin', mtime: midnight + 300 * 60_000 });
    const found: string[] = [];
    for await (const { text } of log.window({ from: midnight + 190 * 60_000, to: midnight + 192 * 60_000 })) {
      found.push(text.slice(20));
    }
    assert.deepEqual(found, ['INFO minute 190', 'INFO minute 191', 'INFO minute 192']);
  });

  it('stops soon after it is cancelled', async () => {
    await writeLarge(20_000, (second) => start + second * 1000);
    const abort = new AbortController();
    const window = (await opened()).window({ from: start, to: start + 9e9 }, { signal: abort.signal });
    let records = 0;
    for await (const batch of window.batches()) {
      records += batch.length;
      abort.abort();
    }
    assert.ok(records < 1000, `${records} records after cancelling`);
    assert.equal(window.outcome.ended, 'cancelled');
  });

  /** Reads a window, doing something to the file once the first records are there. */
  async function readWhile(span: readonly [number, number], change: () => Promise<void>) {
    const window = (await opened()).window({ from: span[0], to: span[1] });
    const records: LogRecord[] = [];
    for await (const batch of window.batches()) {
      if (records.length === 0) await change();
      records.push(...batch);
    }
    return { records, outcome: window.outcome };
  }

  it('says where it was cut short when the file is cut while it is read', async () => {
    await writeLarge(20_000, (second) => start + second * 1000);
    const { records, outcome } = await readWhile([start, start + 20_000_000], () =>
      truncate(path, 3_000_000),
    );
    assert.equal(outcome.ended, 'cut');
    assert.equal(outcome.cutAt, 3_000_000);
    assert.ok(records.length < 4000);
  });

  it('says so too when another log is written in its place meanwhile', async () => {
    await writeLarge(20_000, (second) => start + second * 1000);
    const { outcome } = await readWhile([start, start + 20_000_000], async () => {
      await truncate(path, 0);
      await writeLarge(21_000, (second) => start + 90_000_000 + second * 1000);
    });
    assert.equal(outcome.ended, 'cut');
  });

  it('reads all of a file that is deleted or renamed while it is read', async () => {
    await writeLarge(20_000, (second) => start + second * 1000);
    const { records, outcome } = await readWhile([start, start + 20_000_000], () => rm(path));
    assert.equal(outcome.ended, 'complete');
    assert.equal(records.length, 20_000);
  });

  it('reads all of a compressed file that is deleted while it is read', async () => {
    const lines = Array.from({ length: 20_000 }, (_, n) => `${stamp(start + n)} INFO record ${n}\n`);
    await writeFile(path, gzipSync(lines.join('')));
    const { records, outcome } = await readWhile([start, start + 20_000], () => rm(path));
    assert.deepEqual([outcome.ended, outcome.damaged, records.length], ['complete', false, 20_000]);
  });

  it('passes by the hole that a cut leaves under its writer, without reading it', async () => {
    const lines = Array.from({ length: 3000 }, (_, n) => `${stamp(start + n * 1000)} INFO record ${n}\n`);
    await writeFile(path, '');
    await truncate(path, 5 * 1024 ** 3 + 777);
    await appendFile(path, lines.join(''));
    const { records, outcome } = await read([start, start + 3_000_000]);
    assert.deepEqual(secondsOf(records), [...Array(3000).keys()]);
    assert.equal(records[1]?.offset, 5 * 1024 ** 3 + 777 + (lines[0]?.length ?? 0));
    assert.ok(outcome.bytesRead < 8_000_000, `${outcome.bytesRead} bytes`);
  });

  it('reads what stands before and behind a hole', async () => {
    const lines = Array.from({ length: 300 }, (_, n) => `${stamp(start + n * 1000)} INFO record ${n}\n`);
    await writeFile(path, lines.slice(0, 100).join(''));
    await truncate(path, 1024 ** 3 + 1);
    await appendFile(path, `\n${lines.slice(100).join('')}`);
    assert.deepEqual(secondsOf((await read([start, start + 300_000])).records), [...Array(300).keys()]);
  });

  it('ends at a hole that nothing follows', async () => {
    await writeFile(path, `${stamp(start)} INFO record 0\n`);
    await truncate(path, 2 * 1024 ** 3);
    const { records, outcome } = await read([start, start + 1000]);
    assert.deepEqual(secondsOf(records)[0], 0);
    assert.equal(outcome.ended, 'complete');
  });

  it('says of compressed files that it can’t unpack them', async () => {
    const magics = ['fd377a585a000004', ...(zstdSync === undefined ? ['28b52ffd2010810000'] : [])];
    for (const magic of magics) {
      await writeFile(path, Buffer.from(magic, 'hex'));
      assert.deepEqual(await openLog(path), { state: 'unreadable', path, code: 'ECOMPRESSION' });
    }
  });

  it('tells what is no readable log', async () => {
    const stateOf = async (file: string) => (await openLog(file)).state;
    await mkdir(join(folder, 'sub'));
    await writeFile(join(folder, 'picture'), Buffer.from([...Array(4096).keys()].map((byte) => byte * 7)));
    await writeFile(join(folder, 'old.xz'), Buffer.from('fd377a585a000004', 'hex'));
    assert.equal(await stateOf(join(folder, 'nothing')), 'missing');
    assert.equal(await stateOf(join(folder, 'sub')), 'unreadable');
    assert.equal(await stateOf(join(folder, 'picture')), 'binary');
    assert.equal(await stateOf(join(folder, 'old.xz')), 'unreadable');
    await writeFile(path, '');
    assert.deepEqual((await read([0, 9e15])).records, []);
  });

  it('finds whatever stands in the span, wherever the file is cut into lines', async () => {
    const record = fc.record({
      step: fc.integer({ min: -20_000, max: 60_000 }),
      text: fc.string(),
      more: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 60 }), fc.nat(), async (script, seed) => {
        let time = start;
        const written = script.map(({ step, text, more }) => {
          time += step;
          const body = text.replace(/[^\w ]/g, '');
          return { time, text: `${stamp(time)} INFO ${body}${'\n    at x (a.js:1:2)'.repeat(more)}` };
        });
        await writeFile(path, written.map(({ text }) => `${text}\n`).join(''));
        const from = written[seed % written.length]?.time ?? start;
        const to = from + 100_000;
        const last = to % 1000 === 0 ? to + 999 : to;
        const { records } = await read([from, to]);
        const expected = written.filter((one) => one.time >= from && one.time <= last);
        assert.deepEqual(
          records.map(({ text }) => text),
          expected.map(({ text }) => text),
        );
      }),
      { numRuns: 60 },
    );
  });
});
