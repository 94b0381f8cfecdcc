import assert from 'node:assert/strict';
import { ReaderTimes } from '../../../src/session/readerTimes.ts';
import { promisesNode } from '../../../src/workbench/views/promiseNodes.ts';
import { writePostmortem } from '../../../src/writing/documents/postmortem.ts';
import { TestDesk } from '../actions/context.ts';
import { input } from '../writing/documents/sampleIncident.ts';

const started = Date.parse('2026-11-22T16:00:00.000Z');

describe('promises in the tree', () => {
  it('are as late as in the post-mortem: 12 min 40 s are 12 min in both', async () => {
    const desk = await TestDesk.open();
    const iso = (seconds: number): string => new Date(started + seconds * 1000).toISOString();
    await desk.record({ event: 'update-promised', to: 'acme', due: iso(30 * 60) });
    desk.home.now = started + (42 * 60 + 40) * 1000;
    await desk.record({ event: 'update-sent', to: 'acme', kind: 'progress', channel: 'phone', next: null });
    const state = desk.context.incidents.get(desk.id)!;
    const node = promisesNode(state, {
      states: [state],
      current: state,
      now: desk.home.now,
      times: new ReaderTimes(
        () => 'UTC',
        () => 'en',
      ),
      config: () => undefined,
      documents: () => [],
      playbook: () => undefined,
      isWithoutFolder: () => false,
    });
    const rows = typeof node.children === 'function' ? node.children() : (node.children ?? []);
    assert.ok(rows.some(({ description }) => description === 'acme · late by 12 min'));
    const { text } = writePostmortem({ ...input(), incident: state.incident });
    assert.match(text, /Example Ltd: late by 12 min \|/);
    await desk.home.remove();
  });
});
