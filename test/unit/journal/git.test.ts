import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { locateStore } from '../../../src/journal/locate.ts';
import { git, inFolder, opened, storeAt } from './support.ts';

async function commitFile(folder: string, name: string): Promise<void> {
  await writeFile(join(folder, name), name);
  git(folder, 'add', name);
  git(folder, 'commit', '-q', '-m', name);
}

describe('an open incident under git', () => {
  it('outlives switch, stash, clean, rebase, reset and gc, and lets them work', async () => {
    await inFolder(async (folder) => {
      git(folder, 'init', '-q', '-b', 'main');
      await commitFile(folder, 'one');
      git(folder, 'switch', '-q', '-c', 'feature');
      await commitFile(folder, 'two');
      git(folder, 'switch', '-q', 'main');
      await commitFile(folder, 'three');
      const { root } = await locateStore(folder, join(folder, 'unused'));
      const store = storeAt(root);
      const { incident } = await store.create(opened);
      await store.writeDocument(incident, 'updates/01-acknowledgement.md', 'We are looking into it.');
      const commands = [
        ['switch', '-q', 'feature'],
        ['stash', '-q', '-u'],
        ['clean', '-fdxq'],
        ['rebase', '-q', 'main'],
        ['reset', '-q', '--hard', 'HEAD~1'],
        ['gc', '-q', '--prune=now'],
        ['switch', '-q', 'main'],
      ];
      for (const [index, command] of commands.entries()) {
        await writeFile(join(folder, 'work-in-progress'), String(index));
        git(folder, ...command);
        const event = await store.append(incident, { event: 'note', text: command.join(' ') });
        assert.equal(event.n, index + 2);
      }
      const { events, problems } = await store.read(incident);
      assert.equal(events.length, commands.length + 1);
      assert.deepEqual(problems, []);
      assert.equal(
        await store.readDocument(incident, 'updates/01-acknowledgement.md'),
        'We are looking into it.',
      );
      assert.doesNotMatch(git(folder, 'status', '--porcelain', '--ignored'), /sitrep/);
    });
  });

  it('is shared by worktrees, also after one is removed', async () => {
    await inFolder(async (folder) => {
      const main = join(folder, 'main');
      await mkdir(main);
      git(main, 'init', '-q', '-b', 'main');
      await commitFile(main, 'one');
      git(main, 'worktree', 'add', '-q', '../second');
      const here = storeAt((await locateStore(main, '/unused')).root, 'here');
      const there = storeAt((await locateStore(join(folder, 'second'), '/unused')).root, 'there');
      const { incident } = await here.create(opened);
      assert.deepEqual(await there.list(), [incident]);
      await there.append(incident, { event: 'joined' });
      git(main, 'worktree', 'remove', '--force', '../second');
      git(main, 'worktree', 'prune');
      const last = await here.append(incident, { event: 'resolved' });
      assert.equal(last.n, 3);
      assert.deepEqual(
        (await here.read(incident)).events.map((event) => event.by),
        ['here', 'there', 'here'],
      );
    });
  });
});
