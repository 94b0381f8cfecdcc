import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TemplateMiner } from '../../../../src/logs/templates/miner.ts';

function templatesOf(lines: readonly string[]): string[] {
  const miner = new TemplateMiner();
  const ids = lines.map((line) => miner.add(line));
  return ids.map((id) => miner.template(id));
}

function kinds(lines: readonly string[]): number {
  return new Set(templatesOf(lines)).size;
}

/** Lines of a service as it would write them, with a header of time, thread, level and component. */
function service(messages: readonly string[]): string[] {
  const levels = ['INFO', 'WARN', 'ERROR'];
  return messages.map((message, index) => {
    const second = String(index % 60).padStart(2, '0');
    return `2026-11-22 16:02:${second},${100 + index} [pool-${index % 7} worker] ${levels[index % 3] ?? ''} shop.${index % 2 ? 'Cart' : 'Pay'}: ${message}`;
  });
}

describe('TemplateMiner', () => {
  it('groups by what is said, not by who said it when', () => {
    const messages = Array.from({ length: 60 }, (_, index) =>
      index % 2 ? `order ${index * 17} was paid` : `cart of customer c-${index} is empty`,
    );
    assert.deepEqual(
      new Set(templatesOf(service(messages))),
      new Set(['order <*> was paid', 'cart of customer <*> is empty']),
    );
  });

  it('masks ids, addresses, paths, quoted text, values and durations', () => {
    const lines = [
      'took 12 ms for /srv/shop/a.ts from 10.0.0.1:5432 by ann@example.org tag="red one" user=ann 0xff12',
      'took 3.5 s for /var/b from cache:6379 by bob@example.com tag="blue" user=root 9f86d081-884c-4d3a-b1a4-1c0a7d3b2f11',
    ];
    assert.equal(kinds(lines), 1);
    assert.equal(kinds(['see https://a.example/x?y=1 now', 'see http://b.example now']), 1);
    assert.equal(kinds(['link 5c:50:15:4c:18:13 up', 'link fe:ab:cd:ef:aa:bb up']), 1);
  });

  it('keeps states, methods, status classes and exceptions apart', () => {
    assert.equal(kinds(['payment accepted by bank', 'payment refused by bank']), 2);
    const access = (method: string, status: number) =>
      `10.0.0.${status % 9} - - [22/Nov/2026:16:02:11 +0200] "${method} /cart/${status} HTTP/1.1" ${status} 512`;
    assert.equal(kinds([access('GET', 200), access('POST', 200), access('GET', 503), access('GET', 201)]), 3);
    assert.equal(kinds(['failed: java.lang.IllegalStateException', 'failed: java.io.IOException']), 2);
  });

  it('tells records apart by the exception in their further lines', () => {
    const trace = (fault: string) =>
      `2026-11-22 16:02:11 ERROR request failed\n${fault}: no\n    at pay (/srv/pay.js:1:2)`;
    assert.equal(kinds([trace('TypeError'), trace('TypeError'), trace('RangeError')]), 2);
  });

  it('tells JSON records apart by the exception beside the message', () => {
    const json = (type: string, n: number) =>
      JSON.stringify({
        time: 1780000000000 + n,
        level: 50,
        err: { type, stack: `${type}: no\n at pay.js:${n}` },
        msg: 'request failed',
      });
    assert.deepEqual(
      new Set(templatesOf([json('TypeError', 1), json('TypeError', 2), json('RangeError', 3)])),
      new Set(['request failed TypeError', 'request failed RangeError']),
    );
  });

  it('reads the message of JSON lines and of logfmt', () => {
    const json = (msg: string, n: number) =>
      JSON.stringify({ level: 30, time: 1780000000000 + n, pid: n, msg });
    assert.deepEqual(
      new Set(templatesOf([json('db gone', 1), json('db gone', 2), json('db back', 3)])),
      new Set(['db gone', 'db back']),
    );
    const logfmt = (msg: string, n: number) =>
      `ts=2026-11-22T16:02:0${n}Z level=info msg="${msg}" took=${n}ms`;
    assert.equal(
      kinds([logfmt('cache is warm', 1), logfmt('cache is warm', 2), logfmt('cache is cold', 3)]),
      2,
    );
  });

  it('does not take a message for a header where all lines are alike', () => {
    const lines = Array.from(
      { length: 40 },
      (_, n) => `2026-11-22 16:02:${10 + n} stored 1234${n} rows from 10.0.0.${n} in ${n} ms`,
    );
    assert.deepEqual(new Set(templatesOf(lines)), new Set(['stored <*> rows from <*> in <*>']));
    const pairs = lines.map(
      (_, n) =>
        `time="2026-11-22T16:02:${10 + n}Z" level=debug msg="stream from 10.0.0.${n}:80 to 10.0.1.${n}:443"`,
    );
    assert.match(templatesOf(pairs)[0] ?? '', /stream from <\*> to <\*>$/u);
  });

  it('tells JSON records without a message apart by keys and words', () => {
    const event = (type: string, n: number) =>
      JSON.stringify({ at: 1780000000000 + n, event_type: type, id: `a${n}` });
    assert.equal(kinds([event('flow', 1), event('flow', 2), event('alert', 3)]), 2);
  });

  it('makes a word variable when one place has many values', () => {
    const users = ['ann', 'bob', 'cyd', 'dan', 'eve', 'fay'];
    assert.deepEqual(
      new Set(templatesOf(users.map((user) => `login of ${user} was refused`))),
      new Set(['login of <*> was refused']),
    );
  });

  it('does not depend on the order of lines', () => {
    const lines = service([
      ...['ann', 'bob', 'cyd', 'dan', 'eve'].map((user) => `login of ${user} was refused`),
      'disk is full',
      'order 12 was paid',
      'order 13 was paid',
    ]);
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (shuffled) => {
        assert.equal(kinds(shuffled), 3);
      }),
      { numRuns: 30 },
    );
  });

  it('holds at most the given number of shapes, whatever comes', () => {
    const miner = new TemplateMiner(64);
    for (let index = 0; index < 5000; index++) {
      const word = (salt: number) =>
        (index * salt).toString(26).replace(/\d/gu, (digit) => 'qrstuvwxyz'[Number(digit)] ?? 'q');
      miner.add(`${word(7919)} ${word(104729)} ${word(1299709)}`);
    }
    assert.ok(miner.size <= 65, String(miner.size));
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 80 }), { maxLength: 30 }), (lines) => {
        const miner = new TemplateMiner();
        const ids = lines.map((line) => miner.add(line));
        for (const id of ids) assert.equal(typeof miner.template(id), 'string');
      }),
    );
    assert.equal(kinds([`a ${'"'.repeat(5000)}`, 'x'.repeat(1_000_000), '', '{', '[[[[[']), 3);
  });
});
