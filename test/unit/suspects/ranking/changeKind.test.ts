import assert from 'node:assert/strict';
import { changeKind } from '../../../../src/suspects/ranking/changeKind.ts';

describe('the kind of a change', () => {
  it('is told by the paths that a commit touched', () => {
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
});
