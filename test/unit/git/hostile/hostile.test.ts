import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blameLine } from '../../../../src/git/blame.ts';
import { openRepository } from '../../../../src/git/repository.ts';
import { prepareRevert } from '../../../../src/git/revert.ts';
import { addWorktree, removeWorktree } from '../../../../src/proof/worktrees.ts';
import { hostileRepositories, livingTraps } from './repositories.ts';
import { buildTemplate, copyOf, type Scene } from './scene.ts';

describe('a repository that brings a program', function () {
  this.timeout(600_000);

  it('does not get it run, in any of at least 80 ways, by anything that Sitrep does', async () => {
    const { repositories, runs, canaries, refused } = await hostileRepositories();
    assert.deepEqual(canaries, []);
    assert.ok(repositories >= 80, `${repositories}`);
    assert.ok(runs >= (repositories - refused.size) * 15, `${runs}`);
    // Only names that can't be given to git again.
    assert.ok(
      [...refused.keys()].every((name) => name.includes('<not UTF-8>')),
      [...refused].join(),
    );
    assert.ok([...refused.values()].every((kind) => kind === 'unsafe-config'));
  });

  it('is no straw man: some of every kind run where git is used as it is', async () => {
    const kinds = [
      /^filter\.<plain>\.smudge/,
      /^merge\.<plain>/,
      /^diff\.<plain>\.textconv/,
      /^core\.fsmonitor/,
    ];
    const more = [/^\[includeIf "gitdir:/, /^all hooks/, /^uploadpack of a promisor/, /^a remote at beside/];
    const chosen = [...kinds, ...more, /^core\.gitProxy by git$/, /^core\.sshCommand/, /^ext:: as/];
    const living = await livingTraps(({ name }) => chosen.some((kind) => kind.test(name)));
    for (const kind of chosen)
      assert.ok(
        [...living].some((name) => kind.test(name)),
        String(kind),
      );
  });
});

describe('programs that a person set up for themself', function () {
  this.timeout(60_000);
  let root: string;
  let scene: Scene;
  let kept: NodeJS.ProcessEnv;

  beforeEach(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'sitrep-honest-')));
    await buildTemplate(join(root, 'template'));
    scene = copyOf({ root: join(root, 'template') }, join(root, 'scene'));
    kept = { ...process.env };
    process.env['GIT_CONFIG_GLOBAL'] = join(root, 'gitconfig');
  });

  afterEach(() => {
    process.env = kept;
    rmSync(root, { recursive: true, force: true });
  });

  const global = (text: string): void => writeFileSync(join(root, 'gitconfig'), text);

  it('bring the contents of large files, as git-lfs does, and a repository can’t put its own in their place', async () => {
    global(`[filter "lfs"]\n\tsmudge = sed s/line/LINE/\n\tclean = sed s/LINE/line/\n\trequired = true\n`);
    scene.attributes('* filter=lfs\n');
    scene.git('config', 'filter.lfs.smudge', scene.trap());
    const opened = await openRepository(scene.repository, { trusted: true });
    assert.ok('repository' in opened);
    const added = await addWorktree(opened.repository, { root: join(root, 'proofs'), sha: 'main' });
    assert.ok('folder' in added);
    assert.match(readFileSync(join(added.folder, 'a.txt'), 'utf8'), /^LINE 0$/m);
    await removeWorktree(opened.repository, added.folder);
    const reverted = await prepareRevert(opened.repository, 'main~1', { base: 'main' });
    assert.ok(reverted.kind === 'prepared');
    // What is committed went through `clean` again.
    assert.match(scene.git('show', `${reverted.commit}:a.txt`), /^line 0$/m);
  });

  it('decrypt nothing for blame, as sops would: its lines are those of the file', async () => {
    global(`[diff "sops"]\n\ttextconv = sed 1d\n`);
    scene.attributes('* diff=sops\n');
    const opened = await openRepository(scene.repository, { trusted: true });
    assert.ok('repository' in opened);
    const blamed = await blameLine(opened.repository, { sha: 'main', path: 'a.txt', line: 2 });
    assert.equal('blamed' in blamed && blamed.blamed.commit.subject, 'Three');
  });
});
