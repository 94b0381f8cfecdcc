import assert from 'node:assert/strict';
import { importMeans, importsOf } from '../../../../src/suspects/search/imports.ts';

describe('what a file imports', () => {
  it('is read in several languages', () => {
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
