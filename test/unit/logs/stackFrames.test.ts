import assert from 'node:assert/strict';
import fc from 'fast-check';
import { framesIn } from '../../../src/logs/stackFrames.ts';
import { parseFrames } from '../../../src/suspects/ranking/frames.ts';

interface Row {
  readonly of: string;
  readonly text: string;
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly function?: string;
  /** As a suspect's evidence has it, where that differs: without package, and with `/` between the parts. */
  readonly file?: string;
  /** Its last name, by which a function is looked for in a diff. */
  readonly name?: string;
}

const rows: readonly Row[] = [
  {
    of: 'Node',
    text: '    at Pay.charge (/srv/app/src/pay.js:12:34)',
    path: '/srv/app/src/pay.js',
    line: 12,
    column: 34,
    function: 'Pay.charge',
    name: 'charge',
  },
  {
    of: 'Node, renamed',
    text: '    at Pay.charge [as pay] (/srv/pay.js:12:34)',
    path: '/srv/pay.js',
    line: 12,
    column: 34,
    function: 'Pay.charge [as pay]',
    name: 'charge',
  },
  {
    of: 'Node, relative',
    text: '    at new Pay (src/pay.vue:12:3)',
    path: 'src/pay.vue',
    line: 12,
    column: 3,
    function: 'Pay',
    name: 'Pay',
  },
  {
    of: 'Node, blanks',
    text: '    at charge (/srv/my shop/pay.js:12:3)',
    path: '/srv/my shop/pay.js',
    line: 12,
    column: 3,
    function: 'charge',
    name: 'charge',
  },
  {
    of: 'Node, parentheses',
    text: '    at charge (/srv/app/(shop)/page.js:12:3)',
    path: '/srv/app/(shop)/page.js',
    line: 12,
    column: 3,
    function: 'charge',
    name: 'charge',
  },
  {
    of: 'Node, module',
    text: '    at async file:///srv/my app/pay.mjs:1:2',
    path: '/srv/my app/pay.mjs',
    line: 1,
    column: 2,
  },
  {
    of: 'Node on Windows',
    text: '    at f (C:\\my app\\pay.ts:3:4)',
    path: 'C:\\my app\\pay.ts',
    line: 3,
    column: 4,
    function: 'f',
    file: 'C:/my app/pay.ts',
    name: 'f',
  },
  {
    of: 'webpack',
    text: '    at charge (webpack://shop/./src/pay.js?a1b2:12:5)',
    path: 'src/pay.js',
    line: 12,
    column: 5,
    function: 'charge',
    name: 'charge',
  },
  {
    of: 'webpack, no name',
    text: '    at webpack:///src/my shop/pay.ts:12:5',
    path: 'src/my shop/pay.ts',
    line: 12,
    column: 5,
  },
  {
    of: 'webpack, in development',
    text: '    at charge (webpack-internal:///./src/pay.js:12:5)',
    path: 'src/pay.js',
    line: 12,
    column: 5,
    function: 'charge',
    name: 'charge',
  },
  {
    of: 'Python',
    text: '  File "/srv/my shop/pay.py", line 7, in charge',
    path: '/srv/my shop/pay.py',
    line: 7,
    function: 'charge',
    name: 'charge',
  },
  {
    of: 'Python, module',
    text: '  File "main.py", line 3, in <module>',
    path: 'main.py',
    line: 3,
    function: '<module>',
  },
  {
    of: 'Java',
    text: '\tat com.acme.pay.Card.charge(Card.java:42)',
    path: 'com/acme/pay/Card.java',
    line: 42,
    function: 'com.acme.pay.Card.charge',
    file: 'Card.java',
    name: 'charge',
  },
  {
    of: 'Java, no line',
    text: '\tat com.acme.Card.charge(Card.java)',
    path: 'com/acme/Card.java',
    function: 'com.acme.Card.charge',
    file: 'Card.java',
    name: 'charge',
  },
  {
    of: 'Java, module',
    text: '\tat app//com.acme.Card$1.run(Card.java:9)',
    path: 'com/acme/Card.java',
    line: 9,
    function: 'com.acme.Card$1.run',
    file: 'Card.java',
    name: 'run',
  },
  {
    of: '.NET',
    text: '   at Shop.Pay.Charge(Int32 sum) in C:\\my src\\Pay.cs:line 17',
    path: 'C:\\my src\\Pay.cs',
    line: 17,
    function: 'Shop.Pay.Charge(Int32 sum)',
    file: 'C:/my src/Pay.cs',
    name: 'Charge',
  },
  {
    of: 'PHP',
    text: '#0 /var/my www/Pay.php(31): Shop\\Pay->charge()',
    path: '/var/my www/Pay.php',
    line: 31,
    function: 'Shop\\Pay->charge',
    name: 'charge',
  },
  {
    of: 'PHP, fatal',
    text: 'PHP Fatal error: Uncaught Error in /var/www/a.php:12',
    path: '/var/www/a.php',
    line: 12,
  },
  {
    of: 'Ruby',
    text: "\tfrom /srv/my shop/pay.rb:5:in `charge'",
    path: '/srv/my shop/pay.rb',
    line: 5,
    function: 'charge',
    name: 'charge',
  },
  {
    of: 'Ruby 3.4',
    text: "app/pay.rb:5:in 'Pay#charge'",
    path: 'app/pay.rb',
    line: 5,
    function: 'Pay#charge',
    name: 'charge',
  },
  {
    of: 'Ruby, within a line',
    text: "12:00 ERROR app/pay.rb:5:in 'charge'",
    path: 'app/pay.rb',
    line: 5,
    function: 'charge',
    name: 'charge',
  },
  {
    of: 'Go',
    text: 'main.(*Cart).charge(0x1)\n\t/srv/my shop/pay.go:88 +0x1d',
    path: '/srv/my shop/pay.go',
    line: 88,
    function: 'main.(*Cart).charge',
    name: 'charge',
  },
  { of: 'Rust', text: '             at ./my src/pay.rs:4:9', path: './my src/pay.rs', line: 4, column: 9 },
  {
    of: 'Rust, panic',
    text: "thread 'main' panicked at src/main.rs:2:5:",
    path: 'src/main.rs',
    line: 2,
    column: 5,
  },
  {
    of: 'C',
    text: '    #3 0x55d in charge src/pay.c:12:7',
    path: 'src/pay.c',
    line: 12,
    column: 7,
    function: 'charge',
    name: 'charge',
  },
  {
    of: 'C, gdb',
    text: '#1 charge (cents=1) at /srv/my shop/pay.c:12',
    path: '/srv/my shop/pay.c',
    line: 12,
    function: 'charge',
    name: 'charge',
  },
  { of: 'a compiler', text: '/srv/shop/pay.c:12: error: x', path: '/srv/shop/pay.c', line: 12 },
  { of: 'running text', text: 'Warning: x in Pay.inc on line 12', path: 'Pay.inc', line: 12 },
];

describe('stack frames', () => {
  for (const row of rows) {
    it(`of ${row.of} are a link and evidence alike`, () => {
      const text = `2026-11-20 ERROR it broke\n${row.text}\nend`;
      const [frame, ...more] = framesIn(text);
      assert.deepEqual(more, []);
      assert.ok(frame);
      const { path, line, column, function: name } = frame;
      assert.deepEqual([path, line, column, name], [row.path, row.line, row.column, row.function]);
      assert.match(text.slice(frame.start, frame.end), new RegExp(`${row.column ?? row.line ?? 'java'}$`));
      assert.deepEqual(parseFrames(text), [
        { file: row.file ?? row.path, line: row.line, function: row.name, depth: 0 },
      ]);
    });
  }

  it('are read from a JSON record, each at its place', () => {
    const record =
      '{"level":"error","err":"Error: x\\n    at one (/srv/my app/a.js:1:2)\\n    at two (webpack://shop/./b.js:3:4)","at":5}';
    const linked = framesIn(`${record}\nplain`).map(({ start, end }) => record.slice(start, end));
    assert.deepEqual(linked, ['/srv/my app/a.js:1:2', 'b.js:3:4']);
    const python = '{"stack": "Traceback\\n  File \\"shop/pay.py\\", line 12, in charge\\n    x", "n": 1}';
    assert.deepEqual(
      framesIn(python).map(({ path, line, function: name }) => [path, line, name]),
      [['shop/pay.py', 12, 'charge']],
    );
    assert.equal(framesIn('{"at": "C:\\\\new\\\\a.js:1:2"}').length, 1);
  });

  it('tell a mention in running text from a line of a trace', () => {
    const mentions = (text: string) => framesIn(text).map(({ isMention }) => isMention);
    assert.deepEqual(mentions('listening at example.com:8080'), [true]);
    assert.deepEqual(mentions('    at f (/srv/a.js:1:2)'), [false]);
  });

  it('are none in ordinary lines', () => {
    const text = '10:00:01 INFO listening at 127.0.0.1:8080\nGET /a.php?x=1:2 200\nat 10:15:00 done (12)';
    assert.deepEqual(framesIn(text), []);
  });

  it('are looked for in any text without harm, and keep to it', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '\n',
        '\\n',
        '    at f (',
        '/srv/my app/',
        'a.js',
        ':1',
        ':2)',
        '{"',
        '",',
        'File "',
        '#1 ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        for (const { start, end, written } of framesIn(text, 50)) {
          assert.ok(start >= 0 && start < end && end <= text.length);
          assert.equal(text.startsWith(written, start), true);
        }
        assert.ok(parseFrames(text).length <= 200);
      }),
      { seed: 20_261_122 },
    );
  });
});
