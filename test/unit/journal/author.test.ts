import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readAuthor, userName } from '../../../src/journal/author.ts';
import { git, inFolder } from './support.ts';

describe('the author of an event', () => {
  it('is the nearest user.name of git, else the system user', async () => {
    await inFolder(async (folder) => {
      git(folder, 'init', '-q');
      const sources = { home: folder, gitDir: join(folder, '.git'), env: {}, fallback: 'login' };
      assert.equal(await readAuthor(sources), 'login');
      await mkdir(join(folder, '.config', 'git'), { recursive: true });
      await writeFile(join(folder, '.config', 'git', 'config'), '[user]\nname = Xavier\n');
      assert.equal(await readAuthor(sources), 'Xavier');
      await writeFile(join(folder, '.gitconfig'), '[user]\n\tname = Олена Коваль\n');
      assert.equal(await readAuthor(sources), 'Олена Коваль');
      git(folder, 'config', 'user.name', 'In Repository');
      assert.equal(await readAuthor(sources), 'In Repository');
      assert.equal(await readAuthor({ ...sources, gitDir: undefined }), 'Олена Коваль');
      const global = join(folder, 'global');
      await writeFile(global, '[user] name = Handed In');
      assert.equal(
        await readAuthor({ ...sources, gitDir: undefined, env: { GIT_CONFIG_GLOBAL: global } }),
        'Handed In',
      );
    });
  });

  it('is looked for where XDG says, and passes over a file that names nobody', async () => {
    await inFolder(async (folder) => {
      const sources = { home: folder, gitDir: undefined, fallback: 'login' };
      await mkdir(join(folder, 'xdg', 'git'), { recursive: true });
      await mkdir(join(folder, '.config', 'git'), { recursive: true });
      await writeFile(join(folder, 'xdg', 'git', 'config'), '[user]\nname = Xavier\n');
      await writeFile(join(folder, '.config', 'git', 'config'), '[user]\nname = Home\n');
      const xdg = join(folder, 'xdg');
      assert.equal(await readAuthor({ ...sources, env: { XDG_CONFIG_HOME: xdg } }), 'Xavier');
      assert.equal(await readAuthor({ ...sources, env: { XDG_CONFIG_HOME: '' } }), 'Home');
      await writeFile(join(folder, '.gitconfig'), '[user]\nname =\n[core]\neditor = vi\n');
      assert.equal(await readAuthor({ ...sources, env: {} }), 'Home');
    });
  });

  it('may stand in any spelling that git takes', () => {
    for (const text of [
      '\ufeff[user]\nname = A',
      '[ user ]\n  NAME=A',
      '[user]   name   =   A',
      '[remote "a]b"]\nname = no\n[user]\nname = A',
      '[remote "a\\"]b"  ]\nname = no\n[user]\nname = A',
      '[user]\nname = A ; b',
      '[user]\nname = A # b',
      '[user]\nsurname = no\nname = A\nname2 = no',
      '[user]\n# name = no\nname = "A"  ',
    ]) {
      assert.equal(userName(text), 'A', text);
    }
    assert.equal(userName('[user]\nname = "A \\t\\n\\b\\q"'), 'A \t\n\bq');
    assert.equal(userName('[user]\nname = A\\'), 'A');
    assert.equal(userName('text [user]\nname = no'), undefined);
  });

  it('is read as git reads it', async () => {
    const names = [
      'Plain Name',
      'a "quoted" one',
      'semi; colon # hash',
      'back\\slash',
      '  blanks  ',
      "O'Neil",
    ];
    await inFolder(async (folder) => {
      git(folder, 'init', '-q');
      const { readFile } = await import('node:fs/promises');
      for (const name of names) {
        git(folder, 'config', 'user.name', name);
        assert.equal(userName(await readFile(join(folder, '.git', 'config'), 'utf8')), name);
      }
    });
  });

  it('comes from section [user] alone', () => {
    assert.equal(userName('[remote "user"]\nname = no\n[userx]\nname=no\n'), undefined);
    assert.equal(
      userName('[user "work"]\nname = no\n[USER]\nName = yes ; comment\n[core]\nname = no'),
      'yes',
    );
    assert.equal(userName('[user]\nname = first\nname = sec\\\nond\n'), 'second');
    assert.equal(userName('\0\ufffd[user\nname'), undefined);
  });
});
