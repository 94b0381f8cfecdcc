import assert from 'node:assert/strict';
import fc from 'fast-check';
import { namesFile, parseFrames } from '../../../src/suspects/frames.ts';

describe('stack frames', () => {
  const cases: readonly (readonly [
    string,
    string,
    readonly (readonly [string, number, string | undefined])[],
  ])[] = [
    [
      'JavaScript',
      'TypeError: x\n    at async Cart.charge (/srv/shop/pay.js:12:5)\n    at file:///srv/shop/main.mjs:3:1',
      [
        ['/srv/shop/pay.js', 12, 'charge'],
        ['/srv/shop/main.mjs', 3, undefined],
      ],
    ],
    [
      'Python, innermost last',
      'Traceback:\n  File "main.py", line 3, in <module>\n    go()\n  File "shop/pay.py", line 12, in charge\n    x',
      [
        ['shop/pay.py', 12, 'charge'],
        ['main.py', 3, undefined],
      ],
    ],
    ['Java', '\tat com.shop.Pay.charge(Pay.java:12)', [['Pay.java', 12, 'charge']]],
    ['Ruby', "app/pay.rb:12:in `charge'", [['app/pay.rb', 12, 'charge']]],
    ['PHP', '#0 /srv/shop/Pay.php(12): Shop\\Pay->charge()', [['/srv/shop/Pay.php', 12, 'charge']]],
    [
      '.NET',
      '   at Shop.Pay.Charge(Int32 cents) in C:\\srv\\Pay.cs:line 12',
      [['C:/srv/Pay.cs', 12, 'Charge']],
    ],
    ['Go', 'main.charge(0x1)\n\t/srv/shop/pay.go:12 +0x1d', [['/srv/shop/pay.go', 12, 'charge']]],
    ['C', '    #3 0x55d in charge src/pay.c:12:7', [['src/pay.c', 12, 'charge']]],
  ];
  for (const [name, text, expected] of cases) {
    it(`of ${name}`, () => {
      assert.deepEqual(
        parseFrames(text).map((frame) => [frame.file, frame.line, frame.function]),
        expected,
      );
    });
  }

  it('are read from a JSON record, without those of installed packages', () => {
    const stack =
      'Error: x\n    at get (/srv/node_modules/router/index.js:3:1)\n    at pay (/srv/src/pay.js:12:5)';
    assert.deepEqual(
      parseFrames(JSON.stringify({ level: 'error', stack })).map(({ file, depth }) => [file, depth]),
      [['/srv/src/pay.js', 0]],
    );
  });

  it('mean a path though the folders of the server differ', () => {
    assert.ok(namesFile({ file: '/srv/app/src/pay.js' }, 'src/pay.js'));
    assert.ok(namesFile({ file: 'Pay.java' }, 'src/main/java/com/shop/Pay.java'));
    assert.ok(!namesFile({ file: '/srv/app/lib/pay.js' }, 'src/pay.js'));
    assert.ok(!namesFile({ file: '/srv/app/src/repay.js' }, 'src/pay.js'));
  });

  it('are looked for in any text without harm', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => parseFrames(text).length <= 200),
    );
  });
});
