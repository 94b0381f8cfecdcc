import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { planPublication, publish, type PublicationRequest } from '../../../src/delivery/publish.ts';
import { parseJournal } from '../../../src/journal/parse.ts';

const incident = '2026-11-22-card-payments-fail-7q4m';
const never = new AbortController().signal;
let counter = 0;
const unique = (): string => `u${++counter}`;

describe('publishing', () => {
  let root = '';
  let request: PublicationRequest;
  const target = (name: string): string => join(root, 'tree/incidents', incident, name);
  const put = async (name: string, content: string | Buffer): Promise<void> => {
    const path = join(request.folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  };
  const states = async (): Promise<string[]> =>
    (await planPublication(request, never)).files.map(({ from, state }) => `${from} ${state}`);
  const publishAll = async (...replace: string[]) =>
    publish(await planPublication(request, never), { replace: new Set(replace), unique, now: Date.now() });

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'sitrep-publish-'));
    request = {
      folder: join(root, 'store', incident),
      incident,
      tree: join(root, 'tree'),
      publishTo: 'incidents',
      includeJournal: false,
      includeEvidence: false,
      maskIpAddresses: false,
      keep: new Set(),
    };
    await mkdir(request.tree);
    await put('postmortem.md', 'A\npassword=hunter2\nsee [log](evidence/01.log)\n');
    await put('tickets/01-x.md', 'ticket\n');
    await put('evidence/01.log', 'token=abc\n');
    await put('updates/01-x.md', 'Dear client\n');
    await put(
      'journal.yaml',
      '- {"id":"1","n":1,"at":"2026-11-22T08:00:00.000Z","by":"A","event":"opened","title":"x"}\n',
    );
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('shows first what it will write, masked, and writes nothing for that', async () => {
    const { files } = await planPublication(request, never);
    assert.deepEqual(
      files.map(({ from, masked, state }) => [from, masked.length, state]),
      [
        ['postmortem.md', 1, 'new'],
        ['tickets/01-x.md', 0, 'new'],
      ],
    );
    assert.equal(files[0]?.text, 'A\npassword=[masked: password]\nsee log\n');
    await assert.rejects(readFile(target('postmortem.md')));
  });

  it('says what each mask hides and where, and leaves what a person said to keep', async () => {
    await put('postmortem.md', 'ask jane@example.com\nDB_PASS=hunter2x\ntoken=abc123\n');
    const { files } = await planPublication(request, never);
    assert.deepEqual(files[0]?.masked, [
      { kind: 'e-mail', text: 'jane@example.com', before: 'ask ', after: '' },
      { kind: 'password', text: 'hunter2x', before: 'DB_PASS=', after: '' },
      { kind: 'secret', text: 'abc123', before: 'token=', after: '' },
    ]);
    const kept = await planPublication({ ...request, keep: new Set(['abc123', 'jane@example.com']) }, never);
    assert.equal(kept.files[0]?.text, 'ask jane@example.com\nDB_PASS=[masked: password]\ntoken=abc123\n');
  });

  it('writes exactly what it showed, and later only what changed', async () => {
    const { files } = await planPublication(request, never);
    const { written } = await publishAll();
    assert.deepEqual(written, [target('postmortem.md'), target('tickets/01-x.md')]);
    assert.equal(await readFile(target('postmortem.md'), 'utf8'), files[0]?.text);
    await put('tickets/01-x.md', 'ticket, done\n');
    assert.deepEqual(await states(), ['postmortem.md same', 'tickets/01-x.md changed']);
    assert.deepEqual((await publishAll()).written, [target('tickets/01-x.md')]);
  });

  it('never overwrites what a person changed, unless told to', async () => {
    await publishAll();
    await writeFile(target('postmortem.md'), 'reviewed by hand\n');
    await put('postmortem.md', 'B\n');
    assert.deepEqual(await states(), ['postmortem.md foreign', 'tickets/01-x.md same']);
    assert.deepEqual((await publishAll()).kept, [{ to: target('postmortem.md'), reason: 'foreign' }]);
    assert.equal(await readFile(target('postmortem.md'), 'utf8'), 'reviewed by hand\n');
    await publishAll(target('postmortem.md'));
    assert.equal(await readFile(target('postmortem.md'), 'utf8'), 'B\n');
  });

  it('takes a file for foreign that was there before anything was published', async () => {
    await mkdir(dirname(target('postmortem.md')), { recursive: true });
    await writeFile(target('postmortem.md'), 'from a colleague\n');
    assert.equal((await states())[0], 'postmortem.md foreign');
  });

  it('knows its file again after a checkout changed the line endings', async () => {
    await publishAll();
    const text = await readFile(target('postmortem.md'), 'utf8');
    await writeFile(target('postmortem.md'), text.replaceAll('\n', '\r\n'));
    assert.equal((await states())[0], 'postmortem.md same');
  });

  it('removes the temporary file that a killed publication left in the repository', async () => {
    await publishAll();
    const left = target('.postmortem.md.01KAPW0000000000000000000A.tmp');
    const own = target('.notes.tmp');
    for (const path of [left, own]) {
      await writeFile(path, 'half');
      await utimes(path, 0, 0);
    }
    await publishAll();
    assert.deepEqual([existsSync(left), existsSync(own)], [false, true]);
  });

  it('keeps a file that changed after the plan was shown', async () => {
    await publishAll();
    await put('postmortem.md', 'B\n');
    const plan = await planPublication(request, never);
    await writeFile(target('postmortem.md'), 'edited meanwhile\n');
    const { kept } = await publish(plan, { replace: new Set(), unique, now: Date.now() });
    assert.deepEqual(kept, [{ to: target('postmortem.md'), reason: 'changed-meanwhile' }]);
    assert.equal(await readFile(target('postmortem.md'), 'utf8'), 'edited meanwhile\n');
  });

  it('publishes evidence and the journal only where asked, masked, and leaves out what is no text', async () => {
    request = { ...request, includeEvidence: true, includeJournal: true };
    await put('evidence/core', Buffer.from([1, 0, 2]));
    const { files, left } = await planPublication(request, never);
    assert.deepEqual(
      files.map(({ from }) => from),
      ['postmortem.md', 'tickets/01-x.md', 'evidence/01.log', 'updates/01-x.md', 'journal.yaml'],
    );
    assert.deepEqual(left, ['evidence/core']);
    assert.match(files[0]?.text ?? '', /\[log\]\(evidence\/01\.log\)/);
    assert.equal(files[2]?.text, 'token=[masked: secret]\n');
  });

  it('leaves every line of a journal readable', async () => {
    request = { ...request, includeJournal: true };
    const note = (n: number, text: string): string =>
      `- ${JSON.stringify({ id: `e${n}`, n, at: '2026-11-22T08:00:00.000Z', by: 'A', event: 'note', text })}`;
    const texts = [
      'password="a\\"b"',
      'Cookie: a=b',
      '{"token":"x\ny"}',
      'Authorization: Digest a="b"',
      'plain',
    ];
    await put(
      'journal.yaml',
      [...texts.map((text, index) => note(index + 1, text)), '- {torn "password":"x'].join('\n'),
    );
    const text = (await planPublication(request, never)).files.at(-1)?.text ?? '';
    const { events } = await parseJournal(text);
    assert.equal(events.length, texts.length);
    assert.doesNotMatch(text, /a=b|\bx\\ny|"x"|Digest a/);
    assert.ok(text.includes(note(5, 'plain')));
  });

  for (const [what, at, to] of [
    ['the folder', 'incidents', 'elsewhere'],
    ["the incident's folder", `incidents/${incident}`, 'elsewhere'],
    ['a folder in it', `incidents/${incident}/tickets`, 'elsewhere'],
    ['the folder, to a place that is not there yet', 'incidents', 'later'],
  ] as const) {
    it(`writes nothing through a committed link out of the repository: ${what}`, async () => {
      await mkdir(join(root, 'elsewhere'));
      await mkdir(dirname(join(root, 'tree', at)), { recursive: true });
      await symlink(join(root, to), join(root, 'tree', at));
      await assert.rejects(publishAll(), { name: 'JournalError', reason: 'outside' });
      assert.deepEqual(await readdir(join(root, 'elsewhere')), []);
      assert.equal(existsSync(join(root, 'later')), false);
    });
  }

  it('refuses a link before anything is shown, where it leads out with all of it', async () => {
    await mkdir(join(root, 'elsewhere'));
    await symlink('../elsewhere', join(root, 'tree/incidents'));
    await assert.rejects(planPublication(request, never), { reason: 'outside' });
  });

  it('follows a link that stays in the repository', async () => {
    await mkdir(join(root, 'tree/docs/incidents'), { recursive: true });
    await symlink('docs/incidents', join(root, 'tree/incidents'));
    await publishAll();
    assert.ok(existsSync(join(root, 'tree/docs/incidents', incident, 'postmortem.md')));
  });

  for (const publishTo of ['.git/hooks', '.GIT', 'a/.git ', '..', 'a/../..', '/etc']) {
    it(`refuses to publish to ${publishTo}`, async () => {
      await assert.rejects(planPublication({ ...request, publishTo }, never), { reason: 'outside' });
    });
  }

  it('stops when cancelled', async () => {
    await assert.rejects(planPublication(request, AbortSignal.abort(new Error('cancelled'))), /cancelled/);
  });
});
