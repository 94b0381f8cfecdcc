import assert from 'node:assert/strict';
import { correctable, correctEvent } from '../../../src/actions/correctEvent.ts';
import type { EventDraft } from '../../../src/incident/events.ts';
import type { TimelineEntry } from '../../../src/incident/incident.ts';
import { stepTitles } from '../../../src/session/playbooks.ts';
import { TestDesk } from './context.ts';

describe('correcting an entry', () => {
  let desk: TestDesk;

  /** The entry of an event that was just recorded. */
  const entryOf = async (draft: EventDraft): Promise<TimelineEntry> => {
    await desk.record(draft);
    const { events } = desk.context.incidents.get(desk.id) ?? { events: [] };
    const id = events.at(-1)?.id;
    const entry = desk.incident.timeline.find(({ event }) => event.id === id);
    assert.ok(entry);
    return entry;
  };

  beforeEach(async () => {
    desk = await TestDesk.open();
  });
  afterEach(() => desk.home.remove());

  it('offers the text where there is one, also one that was left out', async () => {
    const note = await entryOf({ event: 'note', text: 'A restart helps' });
    const mitigated = await entryOf({ event: 'mitigated' });
    assert.equal(correctable(note).text, 'A restart helps');
    assert.equal(correctable(mitigated).text, '');
    for (const draft of [
      { event: 'joined' },
      { event: 'severity-changed', severity: 'sev1' },
      { event: 'step-done', step: 'restate' },
      { event: 'detail', field: 'private', value: 'true' },
      { event: 'closed' },
    ] satisfies EventDraft[]) {
      assert.equal(correctable(await entryOf(draft)).text, undefined, draft.event);
    }
  });

  it('leaves a message as it was sent, and what was said on the phone to be corrected', async () => {
    const sent = { event: 'update-sent', to: 'acme', kind: 'progress', text: 'We are looking.' } as const;
    const mailed = await entryOf({ ...sent, channel: 'mail', file: 'updates/01-progress.md' });
    const told = await entryOf({ ...sent, channel: 'phone' });
    assert.equal(correctable(mailed).text, undefined);
    assert.equal(correctable(told).text, 'We are looking.');
  });

  it('takes anything back but the opening', async () => {
    const [opened] = desk.incident.timeline;
    assert.ok(opened);
    assert.equal(correctable(opened).canRetract, false);
    assert.equal(correctable(await entryOf({ event: 'note', text: 'x' })).canRetract, true);
  });

  it('renames a step everywhere', async () => {
    await entryOf({ event: 'step-added', step: 'own-1', title: 'Warm the cash', phase: 'fix' });
    await entryOf({ event: 'step-done', step: 'own-1' });
    const added = desk.incident.timeline.find(({ event }) => event.event === 'step-added');
    assert.ok(added);
    await correctEvent(desk.context, desk.id, added.event.id, { text: 'Warm the cache' });
    const titles = stepTitles(
      { phases: [{ id: 'fix', title: 'Fix', steps: [{ id: 'tell', title: 'Tell the client', why: '' }] }] },
      desk.incident,
    );
    assert.deepEqual(['own-1', 'tell', 'gone'].map(titles), ['Warm the cache', 'Tell the client', 'gone']);
  });
});
