import assert from 'node:assert/strict';
import { commitUrl } from '../../../src/git/forge.ts';

describe('web address of a commit', () => {
  const cases: readonly (readonly [remote: string, url: string | undefined])[] = [
    ['https://github.com/acme/shop.git', 'https://github.com/acme/shop/commit/abc'],
    ['git@github.com:acme/shop.git', 'https://github.com/acme/shop/commit/abc'],
    ['https://user:secret@gitlab.com/acme/group/shop.git', 'https://gitlab.com/acme/group/shop/-/commit/abc'],
    ['ssh://git@gitlab.example.com:2222/acme/shop.git', 'https://gitlab.example.com/acme/shop/-/commit/abc'],
    ['git@bitbucket.org:acme/shop.git', 'https://bitbucket.org/acme/shop/commits/abc'],
    ['https://dev.azure.com/acme/web/_git/shop', 'https://dev.azure.com/acme/web/_git/shop/commit/abc'],
    ['git@ssh.dev.azure.com:v3/acme/web/shop', 'https://dev.azure.com/acme/web/_git/shop/commit/abc'],
    ['https://codeberg.org/acme/shop', 'https://codeberg.org/acme/shop/commit/abc'],
    ['/srv/git/shop.git', undefined],
    ['https://files.example.com/shop.git', undefined],
    ['javascript:alert(1)', undefined],
  ];
  for (const [remote, url] of cases) {
    it(`of ${remote}`, () => assert.equal(commitUrl(remote, 'abc'), url));
  }
});
