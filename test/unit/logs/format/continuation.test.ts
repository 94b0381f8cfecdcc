import assert from 'node:assert/strict';
import { recognize } from '../../../../src/logs/format/recognize.ts';

const head = '2025-11-22 16:02:11,412 ERROR c.e.Pay - failed';
const tail = '2025-11-22 16:02:12,412 INFO c.e.Pay - next';

/** Texts that follow a record's first line. */
const texts: Readonly<Record<string, string>> = {
  Java: `java.lang.IllegalStateException: due 2020-01-01 00:00:00
\tat com.example.Pay.charge(Pay.java:17)
Caused by: java.io.IOException: at 2021-01-01T00:00:00Z
\t... 12 more
\tSuppressed: java.io.IOException: x`,
  Python: `Traceback (most recent call last):
  File "/srv/pay.py", line 17, in charge
    raise ValueError("2020-01-01 00:00:00")
ValueError: 2020-01-01 00:00:00
During handling of the above exception, another exception occurred:`,
  JavaScript: `TypeError: Cannot read properties of undefined (reading 'at')
    at charge (/srv/pay.js:17:3)
    at async Promise.all (index 0)`,
  Go: `panic: runtime error: invalid memory address
goroutine 1 [running]:
main.main()
\t/srv/main.go:17 +0x1d
exit status 2`,
  Ruby: `app/models/pay.rb:17:in \`charge'
from app/models/pay.rb:12:in \`block in run'`,
  '.NET': `System.InvalidOperationException: no
   at Shop.Pay.Charge() in /src/Pay.cs:line 17
   --- End of inner exception stack trace ---`,
  PHP: `Stack trace:
#0 /srv/pay.php(17): charge()
#1 {main}
  thrown in /srv/pay.php on line 17`,
  Rust: `thread 'main' panicked at src/main.rs:2:5:
stack backtrace:
   0: rust_begin_unwind
             at /rustc/abc/library/std/src/panicking.rs:645:5`,
  SQL: `SELECT *
FROM orders
WHERE created_at > '2020-01-01 00:00:00'
ORDER BY id`,
  JSON: `{
  "timestamp": "2020-01-01T00:00:00Z",
  "items": [
    1
  ]
}`,
  'an empty line and prose': `
The reason is not known.`,
};

describe('text that goes on', () => {
  for (const [name, text] of Object.entries(texts)) {
    it(`of ${name} belongs to its record`, () => {
      const lines = [head, ...text.split('\n'), tail, head, tail];
      const format = recognize([lines], { zone: 'UTC', year: 2025, mtime: Date.UTC(2025, 10, 22, 17) });
      for (const line of text.split('\n')) {
        const { time, continuation } = format.parse(line);
        assert.deepEqual({ time, continuation }, { time: null, continuation: true }, line);
      }
      assert.equal(format.parse(tail).continuation, false);
    });
  }

  it('is not a record of JSON lines that states no time', () => {
    const lines = [
      '{"time":"2025-11-22T16:02:11Z","msg":"a"}',
      '{"msg":"no time"}',
      '{"time":"2025-11-22T16:02:12Z","msg":"b"}',
    ];
    const format = recognize([lines], { zone: 'UTC', year: 2025, mtime: Date.UTC(2025, 10, 22, 17) });
    assert.deepEqual(format.parse(lines[1] ?? ''), { time: null, level: null, continuation: false });
  });

  it('is not a line of an indented file', () => {
    const lines = [
      '  2025-11-22 16:02:11 INFO a',
      '  2025-11-22 16:02:12 WARN b',
      '  2025-11-22 16:02:13 INFO c',
    ];
    const format = recognize([lines], { zone: 'UTC', year: 2025, mtime: Date.UTC(2025, 10, 22, 17) });
    assert.equal(format.parse(lines[1] ?? '').time, Date.UTC(2025, 10, 22, 16, 2, 12));
  });
});
