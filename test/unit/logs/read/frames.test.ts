import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { framesIn, mapPath } from '../../../../src/logs/read/frames.ts';

describe('stack frames in a record', () => {
  const cases: readonly (readonly [
    string,
    string,
    string,
    number,
    number | undefined,
    string | undefined,
  ])[] = [
    ['node', '    at Pay.charge (/srv/app/src/pay.js:12:34)', '/srv/app/src/pay.js', 12, 34, 'Pay.charge'],
    ['node modules', '    at async file:///srv/my app/pay.mjs:1:2', '/srv/my app/pay.mjs', 1, 2, undefined],
    ['node on Windows', '    at f (C:\\app\\pay.ts:3:4)', 'C:\\app\\pay.ts', 3, 4, 'f'],
    ['python', '  File "/srv/shop/pay.py", line 7, in charge', '/srv/shop/pay.py', 7, undefined, 'charge'],
    [
      'java',
      '\tat com.acme.pay.Card.charge(Card.java:42)',
      'com/acme/pay/Card.java',
      42,
      undefined,
      'com.acme.pay.Card.charge',
    ],
    [
      'java in a module',
      '\tat app//com.acme.Card$1.run(Card.java:9)',
      'com/acme/Card.java',
      9,
      undefined,
      'com.acme.Card$1.run',
    ],
    ['ruby', "\tfrom /srv/shop/app/pay.rb:5:in `charge'", '/srv/shop/app/pay.rb', 5, undefined, 'charge'],
    ['ruby 3.4', "app/pay.rb:5:in 'Pay#charge'", 'app/pay.rb', 5, undefined, 'Pay#charge'],
    [
      'php',
      '#0 /var/www/src/Pay.php(31): Shop\\Pay->charge()',
      '/var/www/src/Pay.php',
      31,
      undefined,
      'Shop\\Pay->charge',
    ],
    [
      'php fatal',
      'PHP Fatal error: Uncaught Error in /var/www/a.php:12',
      '/var/www/a.php',
      12,
      undefined,
      undefined,
    ],
    ['go', '\t/srv/shop/pay.go:88 +0x1d', '/srv/shop/pay.go', 88, undefined, undefined],
    [
      '.net',
      '   at Shop.Pay.Charge(Int32 sum) in C:\\src\\Pay.cs:line 17',
      'C:\\src\\Pay.cs',
      17,
      undefined,
      'Shop.Pay.Charge(Int32 sum)',
    ],
    ['rust', '             at ./src/pay.rs:4:9', './src/pay.rs', 4, 9, undefined],
    ['rust panic', "thread 'main' panicked at src/main.rs:2:5:", 'src/main.rs', 2, 5, undefined],
  ];
  for (const [name, line, path, at, column, method] of cases) {
    it(`reads those of ${name}`, () => {
      const text = `2026-11-20 ERROR it broke\n${line}\nend`;
      const [frame, ...more] = framesIn(text);
      assert.deepEqual(more, []);
      assert.deepEqual(
        [frame?.path, frame?.line, frame?.column, frame?.function],
        [path, at, column, method],
      );
      assert.match(text.slice(frame?.start, frame?.end), new RegExp(`${column ?? at}$`));
    });
  }

  it('finds none in ordinary lines', () => {
    const text = '10:00:01 INFO listening at 127.0.0.1:8080\nGET /a.php?x=1:2 200\nat 10:15:00 done (12)';
    assert.deepEqual(framesIn(text), []);
  });
});

describe('a path on a server', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'frames-'));
    for (const file of ['src/pay.js', 'lib/pay.js', 'src/main/java/com/acme/Card.java', 'web/src/pay.js']) {
      await mkdir(dirname(join(root, file)), { recursive: true });
      await writeFile(join(root, file), '');
    }
  });

  afterEach(() => rm(root, { recursive: true }));

  it('is mapped by the longest prefix that was configured', async () => {
    const mappings = [
      { from: '/srv', to: '.' },
      { from: '/srv/front', to: 'web' },
    ];
    assert.equal(await mapPath('/srv/front/src/pay.js', mappings, [root]), join(root, 'web/src/pay.js'));
    assert.equal(await mapPath('/srv/lib/pay.js', mappings, [root]), join(root, 'lib/pay.js'));
  });

  it('is found by its longest end in the workspace', async () => {
    assert.equal(await mapPath('/app/releases/7/src/pay.js', [], [root]), join(root, 'src/pay.js'));
    assert.equal(
      await mapPath('com/acme/Card.java', [], [root]),
      join(root, 'src/main/java/com/acme/Card.java'),
    );
    assert.equal(await mapPath('C:\\deploy\\lib\\pay.js', [], [root]), join(root, 'lib/pay.js'));
  });

  it('never leads out of the workspace, nor into the runtime', async () => {
    const inner = join(root, 'web');
    assert.equal(await mapPath('../lib/pay.js', [], [inner]), undefined);
    assert.equal(await mapPath('/x/../../lib/pay.js', [{ from: '/x', to: '.' }], [inner]), undefined);
    assert.equal(await mapPath('node:internal/process', [], [root]), undefined);
    assert.equal(await mapPath('/srv/nothing.js', [], [root]), undefined);
  });
});
