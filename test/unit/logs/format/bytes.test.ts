import assert from 'node:assert/strict';
import fc from 'fast-check';
import { recognize } from '../../../../src/logs/format/recognize.ts';

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');
const month = (at: Date): string =>
  'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')[at.getUTCMonth()] ?? '';
const clock = (at: Date): string => at.toISOString().slice(11, 19);
const levels = ['DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

/** Lines of one writer for a time, a number and a text. */
const writers: Readonly<Record<string, (at: Date, n: number, text: string) => string>> = {
  log4j: (at, n, text) =>
    `${at.toISOString().slice(0, 10)} ${at.toISOString().slice(11, 23).replace('.', ',')} [exec-${n}] ${levels[n % 5] ?? ''} a.B - ${text}`,
  combined: (at, n, text) =>
    `10.0.0.${n} - - [${pad(at.getUTCDate())}/${month(at)}/${at.getUTCFullYear()}:${clock(at)} +0200] "GET /${n} HTTP/1.1" ${[200, 302, 404, 503][n % 4] ?? 0} 17 "${text}"`,
  syslog: (at, n, text) =>
    `${month(at)} ${String(at.getUTCDate()).padStart(2)} ${clock(at)} web1 app[${n}]: ${text}`,
  pino: (at, n, text) => JSON.stringify({ level: 10 + 10 * (n % 6), time: at.getTime(), msg: text }),
  zap: (at, n, text) =>
    JSON.stringify({ msg: text, level: levels[n % 5]?.toLowerCase(), ts: at.toISOString() }),
  logfmt: (at, n, text) =>
    `level=${levels[n % 5]?.toLowerCase() ?? ''} ts=${at.toISOString()} msg=${JSON.stringify(text)}`,
  klog: (at, n, text) =>
    `${'IWEF'.charAt(n % 4)}${pad(at.getUTCMonth() + 1)}${pad(at.getUTCDate())} ${clock(at)}.000000   ${n} a.go:1] ${text}`,
  halves: (at, n, text) =>
    `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()} ${at.getUTCHours() % 12 || 12}:${pad(at.getUTCMinutes())}:${pad(at.getUTCSeconds())} ${at.getUTCHours() < 12 ? 'AM' : 'PM'} [${n}] ${text}`,
  ctime: (at, n, text) =>
    `[Mon ${month(at)} ${pad(at.getUTCDate())} ${clock(at)}.123456 ${at.getUTCFullYear()}] [core:error] [pid ${n}] ${text}`,
  postgres: (at, n, text) =>
    `${at.toISOString().slice(0, 10)} ${at.toISOString().slice(11, 23)} ${n % 3 === 0 ? 'CET' : 'CEST'} [${n}] LOG:  ${text}`,
  named: (at, n, text) => `${at.toISOString().slice(0, 10)} ${clock(at)} +0200 EET [${n}] ${text}`,
  epoch: (at, n, text) =>
    `${Math.floor(at.getTime() / 1000)}.${pad(at.getUTCMilliseconds(), 3)} ${n} ${text}`,
  packed: (at, n, text) =>
    `${at.toISOString().slice(2, 10).replaceAll('-', '')} ${clock(at).replaceAll(':', '')} ${n} INFO x: ${text}`,
};

const start = Date.UTC(2025, 0, 1);
const end = Date.UTC(2025, 10, 22);
const line = fc.record({
  at: fc.integer({ min: start, max: end }),
  n: fc.nat(250),
  text: fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom('error: no', 'at 2020-01-01 00:00:00', 'W [x] E', '"500 "'),
  ),
});

describe('reading bytes', () => {
  for (const [name, write] of Object.entries(writers)) {
    it(`says of ${name} lines what reading text says`, () => {
      fc.assert(
        fc.property(
          fc.array(line, { minLength: 8, maxLength: 40 }),
          fc.constantFrom('UTC', 'Europe/Kyiv'),
          (records, zone) => {
            const sorted = records.toSorted((a, b) => a.at - b.at);
            const lines = sorted.map(({ at, n, text }) => write(new Date(at), n, text));
            const format = recognize([lines.slice(0, 8)], { zone, year: 2025, mtime: end });
            const all = Buffer.from(lines.join('\n'));
            let from = 0;
            for (const text of lines) {
              const to = from + Buffer.byteLength(text);
              const expected = format.parse(text);
              assert.deepEqual({ ...format.parseBytes(all, from, to) }, expected, text);
              assert.equal(format.timeBytes(all, from, to), expected.time ?? Number.NaN, text);
              from = to + 1;
            }
          },
        ),
        { numRuns: 15 },
      );
    });
  }
});
