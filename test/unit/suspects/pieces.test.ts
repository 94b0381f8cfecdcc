import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Deploy } from '../../../src/git/history.ts';
import { changeKind } from '../../../src/suspects/ranking/changeKind.ts';
import { namesFile, parseFrames } from '../../../src/suspects/frames.ts';
import { importMeans, importsOf } from '../../../src/suspects/search/imports.ts';
import { whatWasLive } from '../../../src/suspects/candidates/live.ts';
import { terms } from '../../../src/suspects/text/terms.ts';

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

describe('what was live', () => {
  const deploy = (
    sha: string,
    at: number,
    kind: Deploy['kind'] = 'deploy',
    environment = 'production',
  ): Deploy => ({
    name: sha,
    environment,
    sha,
    at,
    kind,
    origin: 'annotated-tag',
    by: undefined,
  });
  const shas = (deploys: readonly Deploy[], at: number) => {
    const { live, lastGood } = whatWasLive(deploys, 'production', at);
    return [live?.sha, lastGood?.sha];
  };

  it('is the last deploy of the environment before the moment', () => {
    const deploys = [deploy('a', 1), deploy('b', 2), deploy('x', 3, 'deploy', 'staging'), deploy('c', 9)];
    assert.deepEqual(shas(deploys, 5), ['b', 'a']);
    assert.deepEqual(shas(deploys, 0), [undefined, undefined]);
  });

  it('is reset by a rollback, and a second deploy of the same changes nothing', () => {
    const deploys = [deploy('a', 1), deploy('b', 2), deploy('c', 3), deploy('b', 4, 'rollback')];
    assert.deepEqual(shas(deploys, 5), ['b', 'a']);
    assert.deepEqual(shas([deploy('a', 1), deploy('b', 2), deploy('b', 3)], 5), ['b', 'a']);
  });

  it('counts releases only where nothing was deployed, and config changes never', () => {
    assert.deepEqual(shas([deploy('a', 1), deploy('r', 2, 'release'), deploy('k', 3, 'config')], 5), [
      'a',
      undefined,
    ]);
    assert.deepEqual(shas([deploy('q', 1, 'release'), deploy('r', 2, 'release')], 5), ['r', 'q']);
  });
});

describe('words and kinds', () => {
  it('splits identifiers, cuts endings, leaves out what says nothing, in any language', () => {
    assert.deepEqual(terms('The cardPayments_total failed'), [
      'cardpayments_total',
      'card',
      'payment',
      'total',
      'fail',
    ]);
    assert.deepEqual(terms('Оплата карткою'), ['оплата', 'карткою']);
  });

  it('tells what a commit touched by its paths', () => {
    const kind = (...paths: string[]) =>
      changeKind(
        paths.map((path) => ({ path })),
        1,
      );
    assert.equal(kind('src/pay.js', 'test/pay.test.js'), 'runtime');
    assert.equal(kind('test/pay.test.js', 'README.md'), 'test-only');
    assert.equal(kind('docs/a.rst'), 'docs-only');
    assert.equal(kind('package-lock.json'), 'dependency');
    assert.equal(kind('db/migrate/20261122_add.rb'), 'migration');
    assert.equal(kind('config/app.yaml'), 'config');
    assert.equal(changeKind([{ path: 'a.js' }], 2), 'merge');
  });

  it('reads imports of several languages', () => {
    const source = [
      "import x from './pay/money.js'",
      'from shop.cart import total',
      'import com.shop.Basket;',
      '#include "lib/queue.h"',
      "require_relative 'tax'",
    ].join('\n');
    const means = (path: string) => importsOf(source).some((parts) => importMeans(parts, path));
    for (const path of [
      'src/pay/money.ts',
      'shop/cart.py',
      'src/com/shop/Basket.java',
      'lib/queue.h',
      'app/tax.rb',
    ])
      assert.ok(means(path), path);
    assert.ok(!means('src/pay/other.ts'));
  });
});
