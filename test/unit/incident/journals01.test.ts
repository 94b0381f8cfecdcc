import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { Incident } from '../../../src/incident/incident.ts';
import { ledger, outstanding, type PromiseState } from '../../../src/incident/promises.ts';
import { replay } from '../../../src/incident/replay.ts';
import { parseJournal } from '../../../src/journal/parse.ts';
import { writeHandover } from '../../../src/writing/documents/handover.ts';
import { writePostmortem } from '../../../src/writing/documents/postmortem.ts';
import { input } from '../writing/documents/sampleIncident.ts';
import { at } from './support.ts';

const folder = new URL('../../fixtures/journals-0.1/', import.meta.url);

type Shown = readonly [due: string, state: PromiseState, minutesLate?: number];

/**
 * What each promise shows at 20:00, in the order they were made. A message counts as it did; what New Time, Resolve,
 * Close and Hand Over ended is "not told"; what nobody ended still waits.
 */
const expected: Readonly<Record<string, readonly Shown[]>> = {
  'resolved-and-told': [
    ['16:30', 'kept'],
    ['17:00', 'kept'],
  ],
  'closed-while-overdue': [['16:30', 'not-told', 25]],
  'closed-over-two-clients': [
    ['16:30', 'not-told', 45],
    ['16:45', 'not-told', 30],
  ],
  'overdue-then-told': [['16:30', 'late', 14]],
  'new-time': [
    ['16:30', 'not-told'],
    ['16:45', 'not-told', 5],
    ['17:15', 'kept'],
    ['18:00', 'not-told'],
    ['18:30', 'overdue', 90],
  ],
  'handed-over': [['17:05', 'not-told']],
  'handed-over-and-taken': [['17:05', 'overdue', 175]],
  reopened: [
    ['17:00', 'not-told'],
    ['17:10', 'kept'],
    ['17:40', 'not-told'],
  ],
  corrected: [
    ['16:30', 'overdue', 210],
    ['17:00', 'kept'],
    ['17:30', 'not-told'],
  ],
  'client-named-later': [
    ['16:30', 'kept'],
    ['16:55', 'late', 5],
  ],
};

describe('journals of version 0.1', () => {
  it('are all here', () => {
    const names = readdirSync(folder).flatMap((name) => /^(.*)\.yaml$/.exec(name)?.[1] ?? []);
    assert.deepEqual(names.sort(), Object.keys(expected).sort());
  });

  for (const [name, shown] of Object.entries(expected)) {
    it(`show what became of each promise: ${name}`, async () => {
      const found = ledger(await read(name), at('20:00')).rows.map(({ promise, state, latenessMs }) => [
        new Date(promise.due).toISOString().slice(11, 16),
        state,
        latenessMs / 60_000,
      ]);
      assert.deepEqual(
        found,
        shown.map(([due, state, late = 0]) => [due, state, late]),
      );
    });

    it(`never count down for what a command ended: ${name}`, async () => {
      const waiting = outstanding(await read(name)).map(({ due }) =>
        new Date(due).toISOString().slice(11, 16),
      );
      const expectedDue = shown.filter(([, state]) => state === 'overdue').map(([due]) => due);
      assert.deepEqual(waiting, expectedDue);
    });

    it(`are told in documents: ${name}`, async () => {
      const written = { ...input(), incident: await read(name), now: at('20:00') };
      const count = (text: string, word: RegExp): number => text.match(word)?.length ?? 0;
      const of = (...states: PromiseState[]): number =>
        shown.filter(([, state]) => states.includes(state)).length;
      const postmortem = writePostmortem(written).text;
      assert.equal(count(postmortem, /^\| 2026.*: not told \|$/gm), of('not-told'));
      assert.equal(count(postmortem, /^\| 2026.*: kept \|$/gm), of('kept'));
      const handover = writeHandover({ ...written, to: 'Olha' }).text;
      assert.equal(count(handover, /: not told$/gm), of('not-told'));
      assert.equal(count(handover, /^- .* hears from us by .* Overdue by /gm), of('overdue'));
    });
  }
});

async function read(name: string): Promise<Incident> {
  const text = readFileSync(new URL(`${name}.yaml`, folder), 'utf8');
  const { events, problems } = await parseJournal(text);
  assert.deepEqual(problems, []);
  return replay('2026-11-22-checkout-is-down-7q4m', events);
}
