import assert from 'node:assert/strict';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { withTeam } from './clones.ts';

describe('a branch that others filled', function () {
  this.timeout(60_000);
  const incident = '2026-11-22-checkout-is-down-7q4m';
  const journal =
    '- {"id":"01KAN0000000000000000000AA","n":1,"at":"2026-11-22T16:00:00.000Z","by":"X","event":"opened","title":"Checkout"}\n';

  it('writes nothing outside of an incident, and no file that is not of the team', () =>
    withTeam(async ({ ben, forge, files }) => {
      const outside = [
        ...['../evil.md', '.git/evil.md', 'evil/journal.yaml', 'CON/journal.yaml', '.hidden/journal.yaml'],
        ...['..\\evil.md', 'journal.yaml', `${incident}.md`],
      ];
      const inside = [
        ...['../../hooks/evil.md', '..', 'tickets/../../evil.md', 'evidence/evil.log', 'published.json'],
        ...['updates/.hidden.md', '.x.md', 'updates/a\\..\\b.md', 'con.md', 'a:b.md', 'tickets/\u202etxt.md'],
        ...['run.sh', 'updates/deep/er.md'],
      ];
      forge([
        ...outside.map((path) => ({ path, content: 'evil' })),
        ...inside.map((name) => ({ path: `${incident}/${name}`, content: 'evil' })),
        { path: `${incident}/journal.yaml`, content: journal },
        { path: `${incident}/postmortem.md`, content: 'good' },
        { path: `${incident}/link.md`, mode: '120000', content: '/etc/passwd' },
        { path: `${incident}/module.md`, mode: '160000', content: '1'.repeat(40) },
      ]);
      const before = await everyFile(ben.folder);
      const got = await ben.get();
      assert.ok(got.kind === 'got');
      const after = (await everyFile(ben.folder)).filter((path) => !before.includes(path));
      const store = `.git/sitrep/${incident}`;
      assert.deepEqual(after.filter((path) => !/^\.git\/(?:objects|refs\/sitrep)\//.test(path)).sort(), [
        `${store}/journal.yaml`,
        `${store}/postmortem.md`,
      ]);
      // What no system can hold goes with the next share; the rest of the branch stays.
      await ben.note(incident, 'x');
      assert.equal((await ben.share()).kind, 'shared');
      assert.ok(
        files().every((path) => !/\.\.|\.git|link|module|\\/.test(path)),
        files().join(),
      );
      assert.ok(files().includes(`${incident}/run.sh`));
    }));

  it('follows no link that lies in the store', () =>
    withTeam(async ({ ben, forge }) => {
      await ben.store.merge(incident, journal);
      const elsewhere = join(ben.folder, 'elsewhere');
      await mkdir(elsewhere);
      await symlink(elsewhere, join(ben.store.folder(incident), 'updates'));
      forge([
        { path: `${incident}/journal.yaml`, content: journal },
        { path: `${incident}/updates/01-x.md`, content: 'evil' },
      ]);
      const got = await ben.get();
      assert.ok(got.kind === 'got');
      assert.deepEqual(got.received.refused, [`${incident}/updates/01-x.md`]);
      assert.deepEqual(await readdir(elsewhere), []);
      await writeFile(join(elsewhere, '02-private.md'), 'private');
      assert.equal((await ben.share()).kind, 'nothing-to-share');
    }));

  it('leaves large files and broken journals where they are, and takes the rest', () =>
    withTeam(async ({ ben, forge, show }) => {
      const other = '2026-11-22-search-is-slow-8abc';
      const large = 'x'.repeat(5 * 1024 * 1024 + 1);
      const small = { path: `${incident}/postmortem.md`, content: 'small' };
      forge([{ path: `${incident}/journal.yaml`, content: journal }, small]);
      await ben.get();
      forge([
        { path: `${incident}/journal.yaml`, content: journal },
        { path: `${incident}/postmortem.md`, content: large },
        { path: `${other}/journal.yaml`, content: '\u0000\u0001 not a journal' },
      ]);
      const got = await ben.get();
      assert.ok(got.kind === 'got');
      assert.deepEqual(await ben.store.list(), [incident]);
      assert.deepEqual(
        [...got.received.refused].sort(),
        [`${incident}/postmortem.md`, `${other}/journal.yaml`].sort(),
      );
      await ben.store.writeDocument(incident, 'handover.md', large);
      await ben.note(incident, 'x');
      const shared = await ben.share();
      assert.ok(shared.kind === 'shared');
      assert.deepEqual(shared.left, [`${incident}/handover.md`]);
      assert.ok(show(`${incident}/postmortem.md`) === large, 'theirs was replaced');
    }));
});

async function everyFile(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
