import assert from 'node:assert/strict';
import { win32 } from 'node:path';
import type { ConfigEntry } from '../../../src/git/safe/configList.ts';
import { safeEnvironment } from '../../../src/git/safe/environment.ts';
import { credentialSettings, programOverrides, unreadableName } from '../../../src/git/safe/overrides.ts';
import { gitProgram } from '../../../src/git/safe/program.ts';
import { folderOf } from '../../../src/git/remotes.ts';

const entry = (scope: string, key: string, value: string): ConfigEntry => ({ scope, key, value });

function environment(
  inherited: Readonly<Record<string, string>>,
  config: readonly ConfigEntry[] = [],
): Record<string, string> {
  return safeEnvironment(inherited, { online: true, config, settings: [] });
}

describe('the environment of git', () => {
  it('keeps who the person is, where their configuration lies and how they reach a server', () => {
    const personal = {
      GIT_AUTHOR_NAME: 'Ann',
      GIT_COMMITTER_EMAIL: 'ann@example.com',
      GIT_CONFIG_GLOBAL: '/home/ann/git',
      GIT_SSL_CAINFO: '/etc/ca.pem',
      PATH: '/bin',
    };
    const given = environment(personal);
    for (const [name, value] of Object.entries(personal)) assert.equal(given[name], value, name);
  });

  it('leaves out what steers a single command', () => {
    const steering = [
      'GIT_DIR',
      'GIT_WORK_TREE',
      'GIT_INDEX_FILE',
      'GIT_EXTERNAL_DIFF',
      'GIT_PAGER',
      'GIT_TRACE',
    ];
    const given = environment(
      Object.fromEntries([...steering, 'EDITOR', 'ssh_askpass'].map((name) => [name, 'x'])),
    );
    for (const name of [...steering, 'EDITOR', 'ssh_askpass']) assert.equal(name in given, false, name);
  });

  it('keeps settings that the person gives in it, before ours', () => {
    const given = safeEnvironment(
      { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: '/work' },
      { online: false, config: [], settings: [['core.pager', 'cat']] },
    );
    assert.deepEqual(
      [given['GIT_CONFIG_COUNT'], given['GIT_CONFIG_KEY_0'], given['GIT_CONFIG_KEY_1']],
      ['2', 'safe.directory', 'core.pager'],
    );
  });

  it('takes nothing from a git that started the window, as for a commit message', () => {
    const given = environment({
      GIT_PREFIX: '',
      GIT_AUTHOR_NAME: 'Somebody else',
      GIT_SSH_COMMAND: 'evil',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.sshCommand',
      GIT_CONFIG_VALUE_0: 'evil',
    });
    assert.equal('GIT_AUTHOR_NAME' in given, false);
    assert.equal(given['GIT_SSH_COMMAND'], 'ssh -o BatchMode=yes');
    assert.equal(given['GIT_CONFIG_COUNT'], '0');
  });
});

describe('the ssh of git', () => {
  const repository = entry('local', 'core.sshcommand', 'evil');
  const cases: readonly (readonly [
    label: string,
    inherited: Readonly<Record<string, string>>,
    config: readonly ConfigEntry[],
    command: string,
  ])[] = [
    ['is the ordinary one', {}, [], 'ssh -o BatchMode=yes'],
    ['is never the repository’s', {}, [repository], 'ssh -o BatchMode=yes'],
    [
      'is the person’s by configuration',
      {},
      [entry('global', 'core.sshcommand', 'ssh -i ~/.ssh/work'), repository],
      'ssh -i ~/.ssh/work -o BatchMode=yes',
    ],
    [
      'is the person’s by the environment',
      { GIT_SSH_COMMAND: '"C:/Program Files/OpenSSH/ssh.exe" -v' },
      [entry('global', 'core.sshcommand', 'other')],
      '"C:/Program Files/OpenSSH/ssh.exe" -v -o BatchMode=yes',
    ],
    ['is a program by itself', { GIT_SSH: '/opt/my ssh' }, [repository], "'/opt/my ssh'"],
    ['gets no option that it does not know', { GIT_SSH_COMMAND: 'plink -batch' }, [], 'plink -batch'],
  ];
  for (const [label, inherited, config, command] of cases) {
    it(label, () => assert.equal(environment(inherited, config)['GIT_SSH_COMMAND'], command));
  }

  it('takes no proxy for git:// that the repository names, and the person’s', () => {
    const evil = entry('local', 'core.gitproxy', 'evil');
    assert.equal(environment({}, [evil])['GIT_PROXY_COMMAND'], '');
    const own = entry('global', 'core.gitproxy', 'corporate');
    assert.equal(environment({}, [own, evil])['GIT_PROXY_COMMAND'], 'corporate');
  });
});

describe('programs in a configuration', () => {
  it('of the person stay, of the repository go, and the person’s take their place', () => {
    const own = [
      entry('global', 'filter.lfs.smudge', 'git-lfs smudge -- %f'),
      entry('global', 'filter.lfs.required', 'true'),
      entry('system', 'merge.union.driver', 'mine'),
    ];
    assert.deepEqual(programOverrides(own), []);
    const overridden = programOverrides([
      ...own,
      entry('local', 'filter.lfs.smudge', 'evil'),
      entry('local', 'filter..clean', 'evil'),
      entry('worktree', 'merge.a\u2028b.driver', 'evil'),
      entry('local', 'lfs.customtransfer.x.path', 'evil'),
    ]);
    assert.deepEqual(Object.fromEntries(overridden), {
      'filter.lfs.smudge': 'git-lfs smudge -- %f',
      'filter..clean': '',
      'merge.a\u2028b.driver': 'git merge-file %A %O %B',
      'lfs.customtransfer.x.path': '',
    });
  });

  it('are told where they can’t be named', () => {
    assert.equal(unreadableName([entry('local', 'filter.a\ufffd.smudge', 'evil')]), 'filter.a\ufffd.smudge');
    assert.equal(unreadableName([entry('local', 'branch.a\ufffd.remote', 'origin')]), undefined);
    assert.equal(unreadableName([entry('global', 'filter.a\ufffd.smudge', 'mine')]), undefined);
  });

  it('for credentials are the person’s alone', () => {
    assert.deepEqual(
      credentialSettings([
        entry('global', 'credential.helper', 'store'),
        entry('local', 'credential.https://a.example.helper', 'evil'),
      ]),
      [
        ['credential.helper', ''],
        ['credential.helper', ''],
        ['credential.https://a.example.helper', ''],
        ['credential.helper', 'store'],
      ],
    );
  });
});

describe('on Windows', () => {
  it('git is the one of the PATH, and never one that lies in the current folder', () => {
    const there = new Set(['C:\\Git\\cmd\\git.exe', 'git.exe', 'bin\\git.exe', '\\tools\\git.exe']);
    const found = (path: string): string => gitProgram({ Path: path }, 'win32', (file) => there.has(file));
    assert.equal(found('.;bin;\\tools;C:\\Windows;"C:\\Git\\cmd"'), 'C:\\Git\\cmd\\git.exe');
    assert.notEqual(found('.;bin;\\tools'), 'git.exe');
    assert.ok(win32.isAbsolute(found('')));
    assert.equal(gitProgram({ PATH: '' }, 'linux'), 'git');
  });
});

describe('an address', () => {
  it('names a folder or a server, as git tells them apart', () => {
    assert.equal(folderOf('../x.git', '/work/shop'), '/work/x.git');
    assert.equal(folderOf('.', '/work/shop'), '/work/shop');
    assert.equal(folderOf('file:///srv/a%20b.git', '/work'), '/srv/a b.git');
    assert.equal(folderOf('./a:b', '/work'), '/work/a:b');
    for (const server of ['https://a.example/x', 'git@a.example:x', 'host:x', 'ssh://a/x', 'ext::sh -c x'])
      assert.equal(folderOf(server, '/work'), undefined, server);
  });
});
