import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pick, surroundings, withTeam, type Team } from './clones.ts';

describe('sharing the store with the team', function () {
  this.timeout(60_000);

  it('brings an incident with its documents to a colleague', () =>
    withTeam(async ({ ann, ben, files }) => {
      const incident = await ann.open('Checkout is down');
      await ann.store.writeDocument(incident, 'updates/01-acknowledgement.md', 'We are on it.\n');
      await ann.store.writeDocument(incident, 'evidence/01-errors.log', 'secret\n');
      await ann.store.writeDocument(incident, 'published.json', '{}');
      const shared = await ann.share();
      assert.deepEqual(pick(shared, 'kind', 'files', 'incidents'), ['shared', 2, 1]);
      assert.deepEqual(files(), [`${incident}/journal.yaml`, `${incident}/updates/01-acknowledgement.md`]);
      const got = await ben.get();
      assert.ok(got.kind === 'got');
      assert.deepEqual([...got.received.added], [incident]);
      assert.equal(await ben.text(incident, 'updates/01-acknowledgement.md'), 'We are on it.\n');
      assert.deepEqual((await ben.store.read(incident)).events, (await ann.store.read(incident)).events);
    }));

  it('unites what two record at once, their clocks an hour apart', () =>
    withTeam(async (team) => {
      const { ann, ben } = team;
      const incident = await ann.open('Checkout is down');
      await ann.share();
      await ben.get();
      for (let round = 0; round < 3; round++) {
        await Promise.all([ann.note(incident, `ann ${round}`), ben.note(incident, `ben ${round}`)]);
        const outcomes = await Promise.all([ann.share(), ben.share()]);
        assert.deepEqual(
          outcomes.map(({ kind }) => kind),
          ['shared', 'shared'],
        );
      }
      await Promise.all([ann.get(), ben.get()]);
      const notes = await ann.notes(incident);
      assert.deepEqual([...notes].sort(), ['ann 0', 'ann 1', 'ann 2', 'ben 0', 'ben 1', 'ben 2']);
      assert.deepEqual(await ben.notes(incident), notes);
      // Later rounds come later, whatever the clocks say.
      assert.deepEqual(
        notes.map((note) => note.slice(-1)),
        ['0', '0', '1', '1', '2', '2'],
      );
      assert.equal((await ann.share()).kind, 'nothing-to-share');
      assert.equal((await ben.share()).kind, 'nothing-to-share');
    }));

  it('makes no commit where the team has everything', () =>
    withTeam(async ({ ann, ben, commits }) => {
      assert.equal((await ann.share()).kind, 'nothing-to-share');
      const incident = await ann.open('Checkout is down');
      await ann.share();
      await ben.get();
      await ben.note(incident, 'seen');
      await ben.share();
      await ann.get();
      const before = commits();
      for (const each of [ann, ben, ann]) assert.equal((await each.share()).kind, 'nothing-to-share');
      assert.equal(commits(), before);
    }));

  it('keeps private incidents here, also one that becomes private or that nobody can tell about', () =>
    withTeam(async ({ ann, ben, files, show }) => {
      const open = await ann.open('Checkout is down');
      const secret = await ann.open('Data breach');
      await ann.store.append(secret, { event: 'detail', field: 'private', value: 'true' });
      await ann.store.writeDocument(secret, 'postmortem.md', 'breach');
      const broken = await ann.open('Another breach');
      await writeFile(ann.store.journalPath(broken), '- {"event":"detail","field":"private","value":tr\n', {
        flag: 'a',
      });
      const plan = await (await ann.team()).plan(new AbortController().signal);
      assert.ok(plan.kind === 'plan');
      assert.deepEqual(
        [plan.files.map(({ path }) => path), plan.privateCount],
        [[`${open}/journal.yaml`], 2],
      );
      assert.equal((await ann.share()).kind, 'shared');
      assert.deepEqual(files(), [`${open}/journal.yaml`]);
      await ben.get();
      await ann.store.append(open, { event: 'detail', field: 'private', value: 'true' });
      await ann.note(open, 'between us');
      assert.equal((await ann.share()).kind, 'nothing-to-share');
      assert.doesNotMatch(show(`${open}/journal.yaml`), /between us/);
      // What a colleague adds still comes in.
      await ben.note(open, 'from ben');
      await ben.share();
      await ann.get();
      assert.deepEqual(new Set(await ann.notes(open)), new Set(['between us', 'from ben']));
    }));

  it('leaves working tree, index, HEAD, branches and stash as they are', () =>
    withTeam(async ({ ann, ben }) => {
      const incident = await ann.open('Checkout is down');
      await ann.share();
      await writeFile(join(ben.folder, 'app.js'), 'let a = 2;\n');
      ben.git('stash');
      await writeFile(join(ben.folder, 'app.js'), 'let a = 3;\n');
      ben.git('add', 'app.js');
      await writeFile(join(ben.folder, 'app.js'), 'let a = 4;\n');
      ben.git('status');
      const before = await surroundings(ben);
      await ben.get();
      await ben.note(incident, 'x');
      assert.equal((await ben.share()).kind, 'shared');
      assert.equal(await surroundings(ben), before);
    }));

  it('says that there is no remote, and that nobody shared yet', () =>
    withTeam(async ({ ann, ben }) => {
      assert.deepEqual(await ben.get(), { kind: 'nothing-there' });
      ann.git('remote', 'remove', 'origin');
      await ann.open('Checkout is down');
      assert.deepEqual(await ann.share(), { kind: 'no-remote' });
      assert.deepEqual(await ann.get(), { kind: 'no-remote' });
    }));

  it('asks again where the push goes elsewhere, and believes nothing that lies in the repository', () =>
    withTeam(async ({ ann, remote }) => {
      await ann.open('Checkout is down');
      const planted = ann.git('rev-parse', 'HEAD').trim();
      for (const [, ref = ''] of ann.git('for-each-ref', 'refs/sitrep').matchAll(/\t(\S+)/g))
        ann.git('update-ref', ref, planted);
      assert.equal(await (await ann.team()).isFirstShare(), true);
      await ann.share();
      assert.equal(await (await ann.team()).isFirstShare(), false);
      ann.git('config', `url.${remote}/../elsewhere.git.pushInsteadOf`, remote);
      assert.equal(await (await ann.team()).isFirstShare(), true);
      ann.git('config', '--remove-section', `url.${remote}/../elsewhere.git`);
      ann.sharedBefore.clear();
      assert.equal(await (await ann.team()).isFirstShare(), true);
    }));

  it('names what would be sent before the first push, and what it would replace', () =>
    withTeam(async ({ ann, ben, remote }) => {
      const incident = await ann.open('Checkout is down');
      assert.equal(await (await ann.team()).isFirstShare(), true);
      await ann.share();
      assert.equal(await (await ann.team()).isFirstShare(), false);
      await ben.get();
      await ben.note(incident, 'mine');
      const later = await ben.open('Search is slow');
      const team = await ben.team();
      assert.equal(await team.isFirstShare(), true);
      const plan = await team.plan(new AbortController().signal);
      assert.ok(plan.kind === 'plan');
      assert.deepEqual(plan.addresses, [remote]);
      const [first, second] = [...plan.files].sort((a, b) => a.path.localeCompare(b.path));
      assert.match(`${first?.before}`, /Checkout is down/);
      assert.match(`${first?.text}`, /"text":"mine"/);
      assert.deepEqual([second?.path, second?.before], [`${later}/journal.yaml`, undefined]);
      const only = new Set([incident]);
      const shared = await team.share({ signal: new AbortController().signal, only });
      assert.deepEqual(pick(shared, 'kind', 'files', 'incidents'), ['shared', 1, 1]);
      assert.equal((await ben.share()).kind, 'shared');
    }));
});

describe('documents that several people write', function () {
  this.timeout(60_000);

  const shareOne = async ({ ann, ben }: Team): Promise<string> => {
    const incident = await ann.open('Checkout is down');
    await ann.store.writeDocument(incident, 'postmortem.md', 'first\n');
    await ann.share();
    await ben.get();
    return incident;
  };

  it('takes the side that changed', () =>
    withTeam(async (team) => {
      const { ann, ben, show } = team;
      const incident = await shareOne(team);
      await ben.store.writeDocument(incident, 'postmortem.md', 'by ben\n');
      await ann.note(incident, 'meanwhile');
      await ann.share();
      await ben.share();
      const plan = await (await ann.team()).plan(new AbortController().signal);
      assert.ok(plan.kind === 'plan');
      assert.deepEqual(plan.files, []);
      assert.equal(show(`${incident}/postmortem.md`), 'by ben\n');
      await ann.get();
      assert.equal(await ann.text(incident, 'postmortem.md'), 'by ben\n');
    }));

  it('keeps both where both changed, for both', () =>
    withTeam(async (team) => {
      const { ann, ben } = team;
      const incident = await shareOne(team);
      await ann.store.writeDocument(incident, 'postmortem.md', 'by ann\n');
      await ben.store.writeDocument(incident, 'postmortem.md', 'by ben\n');
      await ann.share();
      const shared = await ben.share();
      assert.ok(shared.kind === 'shared');
      assert.deepEqual(shared.received.beside, [`${incident}/postmortem.theirs.md`]);
      await ann.get();
      for (const each of [ann, ben]) {
        assert.equal(await each.text(incident, 'postmortem.md'), 'by ben\n');
        assert.equal(await each.text(incident, 'postmortem.theirs.md'), 'by ann\n');
        assert.equal((await each.share()).kind, 'nothing-to-share');
      }
      // The next time it happens the first copy stays, too.
      await ann.store.writeDocument(incident, 'postmortem.md', 'ann again\n');
      await ben.store.writeDocument(incident, 'postmortem.md', 'ben again\n');
      await ben.share();
      await ann.get();
      assert.equal(await ann.text(incident, 'postmortem.md'), 'ann again\n');
      assert.equal(await ann.text(incident, 'postmortem.theirs.md'), 'by ann\n');
      assert.equal(await ann.text(incident, 'postmortem.theirs-2.md'), 'ben again\n');
    }));

  it('leaves to the others what was deleted here, and does not bring it back', () =>
    withTeam(async (team) => {
      const { ann, ben, files } = team;
      const incident = await shareOne(team);
      await rm(join(ben.store.folder(incident), 'postmortem.md'));
      await ben.note(incident, 'cleaned up');
      await ben.share();
      assert.ok(files().includes(`${incident}/postmortem.md`));
      await ann.get();
      assert.equal(await ann.text(incident, 'postmortem.md'), 'first\n');
      assert.equal(await ben.text(incident, 'postmortem.md'), undefined);
      await ann.store.writeDocument(incident, 'postmortem.md', 'second\n');
      await ann.share();
      await ben.get();
      assert.equal(await ben.text(incident, 'postmortem.md'), 'second\n');
    }));

  it('brings back a whole incident that is gone here', () =>
    withTeam(async (team) => {
      const { ben } = team;
      const incident = await shareOne(team);
      await rm(ben.store.folder(incident), { recursive: true });
      const got = await ben.get();
      assert.ok(got.kind === 'got' && got.received.added.has(incident));
      assert.equal(await ben.text(incident, 'postmortem.md'), 'first\n');
    }));
});
