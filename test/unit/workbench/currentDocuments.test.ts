import assert from 'node:assert/strict';
import { Current } from '../../../src/session/current.ts';
import { CurrentDocuments } from '../../../src/workbench/documents/currentDocuments.ts';
import { nameAmongOthers } from '../../../src/workbench/prompts/title.ts';
import { CurrentName } from '../../../src/workbench/views/currentName.ts';
import { TestDesk } from '../actions/context.ts';

describe('the current incident of a window', () => {
  let desk: TestDesk;
  let current: Current;
  let opened: string[];
  let remembered: string | undefined;

  beforeEach(async () => {
    desk = await TestDesk.open();
    remembered = desk.id;
    opened = [];
    current = new Current(desk.context.incidents, {
      get: () => remembered,
      set: (id) => (remembered = id),
    });
    current.choose(desk.id);
  });
  afterEach(() => desk.home.remove());

  const documents = (): CurrentDocuments =>
    new CurrentDocuments(
      {
        ...desk.context.documents,
        open: (state, path) => {
          opened.push(`${state.incident.title} ${path}`);
          return Promise.resolve();
        },
      },
      current,
    );

  it('is the one whose document is opened, also for the next window', async () => {
    const other = await desk.context.incidents.create(desk.home, { event: 'opened', title: 'No mail' });
    await documents().write(other, 'updates/01-progress.md', 'We are on it.');
    assert.equal(await documents().read(other, 'updates/01-progress.md').then(String), 'We are on it.');
    assert.equal(current.state?.incident.id, desk.id);
    await documents().open(other, 'updates/01-progress.md');
    assert.equal(current.state.incident.id, other.incident.id);
    assert.equal(remembered, other.incident.id);
    assert.deepEqual(opened, ['No mail updates/01-progress.md']);
  });

  it('is named beside the title of a view as long as another one is open', async () => {
    const { incidents } = desk.context;
    const view: { description?: string } = {};
    const name = new CurrentName(view, { incidents, current });
    name.with('3 of 20');
    assert.equal(view.description, '3 of 20');
    const other = await incidents.create(desk.home, { event: 'opened', title: 'No mail' });
    assert.equal(view.description, 'Checkout is down · 3 of 20');
    current.choose(other.incident.id);
    assert.equal(view.description, 'No mail · 3 of 20');
    await incidents.record(desk.id, { event: 'closed', owed: [] });
    assert.equal(view.description, '3 of 20');
    assert.equal(nameAmongOthers({ incidents }, other), '');
  });
});
