import assert from 'node:assert/strict';
import { handOver } from '../../../src/actions/handOver.ts';
import { savePostmortem } from '../../../src/actions/savePostmortem.ts';
import { TestDesk } from './context.ts';

describe('documents of an incident', () => {
  let desk: TestDesk;

  beforeEach(async () => {
    desk = await TestDesk.open();
  });

  afterEach(() => desk.home.remove());

  const textOf = async (file: string): Promise<string> =>
    (await desk.home.store.readDocument(desk.id, file)) ?? '';

  it('are renewed without losing what a person wrote', async () => {
    const { file } = await savePostmortem(desk.context, desk.id);
    const before = await textOf(file);
    await desk.home.store.writeDocument(desk.id, file, `${before}\nWe should have tested it.\n`);
    await desk.context.incidents.record(desk.id, { event: 'note', text: 'Pool exhausted' });
    await savePostmortem(desk.context, desk.id);
    const after = await textOf(file);
    assert.match(after, /We should have tested it\./);
    assert.match(after, /Pool exhausted/);
  });

  it('hand the incident to the person they name', async () => {
    const { file } = await handOver(desk.context, desk.id, 'Iryna Bondar');
    assert.match(await textOf(file), /Iryna Bondar/);
    assert.equal(desk.context.incidents.get(desk.id)?.incident.owner, 'Iryna Bondar');
  });
});
