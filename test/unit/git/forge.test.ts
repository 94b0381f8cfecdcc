import assert from 'node:assert/strict';
import { commitUrl, withoutSshAlias } from '../../../src/git/forge.ts';

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
    ['ssh://git@ssh.github.com:443/acme/shop.git', 'https://github.com/acme/shop/commit/abc'],
    ['ssh://git@altssh.gitlab.com:443/acme/shop.git', 'https://gitlab.com/acme/shop/-/commit/abc'],
    ['ssh://git@altssh.bitbucket.org:443/acme/shop.git', 'https://bitbucket.org/acme/shop/commits/abc'],
    ['https://acme.ghe.com/web/shop.git', 'https://acme.ghe.com/web/shop/commit/abc'],
    ['git@gist.github.com:0123abcd.git', 'https://gist.github.com/0123abcd/abc'],
    ['https://github.com/acme/shop.wiki.git', undefined],
    [
      'https://bitbucket.example.com/scm/web/shop.git',
      'https://bitbucket.example.com/projects/WEB/repos/shop/commits/abc',
    ],
    [
      'ssh://git@bitbucket.example.com:7999/web/shop.git',
      'https://bitbucket.example.com/projects/WEB/repos/shop/commits/abc',
    ],
    [
      'https://code.example.com/git/scm/~ann/shop.git',
      'https://code.example.com/git/users/ann/repos/shop/commits/abc',
    ],
    ['/srv/git/shop.git', undefined],
    ['https://files.example.com/shop.git', undefined],
    ['javascript:alert(1)', undefined],
  ];
  for (const [remote, url] of cases) {
    it(`of ${remote}`, () => assert.equal(commitUrl(remote, 'abc'), url));
  }

  it('of a host that the person’s ssh knows by another name', () => {
    const config = 'Host *\n  User git\nHost work github-work\n  HostName github.com\n  IdentityFile x\n';
    const urls = [
      'git@github-work:acme/shop.git',
      'ssh://git@work/acme/shop.git',
      'git@github.com:acme/shop.git',
    ];
    for (const url of urls)
      assert.equal(commitUrl(withoutSshAlias(url, config), 'abc'), 'https://github.com/acme/shop/commit/abc');
    assert.equal(withoutSshAlias('git@elsewhere:acme/shop.git', config), 'git@elsewhere:acme/shop.git');
  });
});
