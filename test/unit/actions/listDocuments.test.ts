import assert from 'node:assert/strict';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { listDocuments, type IncidentDocument } from '../../../src/actions/listDocuments.ts';
import { TestDesk } from './context.ts';

describe('the documents of an incident', () => {
  let desk: TestDesk;

  beforeEach(async () => {
    desk = await TestDesk.open();
    await mkdir(desk.file('updates'));
  });
  afterEach(() => desk.home.remove());

  const list = (): Promise<readonly IncidentDocument[]> =>
    listDocuments(desk.context.incidents.get(desk.id)!);

  it('tell what a draft says of itself, whatever stands below its head, until it was sent', async () => {
    const at = Date.parse('2026-11-22T16:30:00Z');
    const file = 'updates/01-progress.md';
    const head = '---\nto: acme\nkind: progress\npromise: 2026-11-22T17:00:00Z\n---\n\n';
    await writeFile(desk.file(file), head + 'Щось тут. '.repeat(10_000));
    await utimes(desk.file(file), at / 1000, at / 1000);
    const draft = {
      to: 'acme',
      kind: 'progress',
      promise: Date.parse('2026-11-22T17:00:00Z'),
      changedAt: at,
    };
    assert.deepEqual(await list(), [{ file, draft }]);
    await desk.record({
      event: 'update-sent',
      to: 'acme',
      kind: 'progress',
      channel: 'mail',
      file,
      next: null,
    });
    assert.deepEqual(await list(), [{ file, draft: undefined }]);
  });

  it('are listed also where a draft has lost its head, and without the journal', async () => {
    await writeFile(desk.file('updates/01-progress.md'), 'Just words');
    await writeFile(desk.file('postmortem.md'), '---\nkind: progress\n---\n');
    const [postmortem, draft] = await list();
    assert.deepEqual(postmortem, { file: 'postmortem.md', draft: undefined });
    assert.equal(draft?.file, 'updates/01-progress.md');
    assert.deepEqual([draft.draft?.kind, draft.draft?.to], [undefined, undefined]);
  });
});
