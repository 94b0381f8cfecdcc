import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changeSeverity } from '../../../src/actions/changeSeverity.ts';
import { changeStatus } from '../../../src/actions/changeStatus.ts';
import { confirmWithClient } from '../../../src/actions/confirmWithClient.ts';
import { correctEvent } from '../../../src/actions/correctEvent.ts';
import { handOver, recordTakenOver } from '../../../src/actions/handOver.ts';
import { joinIncident } from '../../../src/actions/joinIncident.ts';
import { promiseUpdate, takeBackPromise } from '../../../src/actions/promiseUpdate.ts';
import { recordSent } from '../../../src/actions/recordSent.ts';
import type { UpdatePromise } from '../../../src/incident/incident.ts';
import { isInternal, isQuestion, messageKinds } from '../../../src/incident/messageKinds.ts';
import { outstanding } from '../../../src/incident/promises.ts';
import { TestDesk } from './context.ts';

const clients = ['acme', 'globex'] as const;
const minute = 60_000;

/** What a person does at the desk. Indices choose among what is there then. */
type Step =
  | { do: 'promise'; to: string; minutes: number }
  | { do: 'send'; to: string; kind: string; minutes: number | undefined }
  | { do: 'status'; event: 'mitigated' | 'resolved' | 'reopened' | 'closed' }
  | { do: 'hand-over' | 'taken-over' | 'join' | 'confirm' | 'severity' }
  | { do: 'take-back'; index: number }
  | { do: 'remove-client'; index: number }
  | { do: 'wait'; minutes: number };

const to = fc.constantFrom(...clients);
const minutes = fc.integer({ min: 1, max: 60 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('promise' as const), to, minutes }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      to,
      kind: fc.constantFrom(...messageKinds),
      minutes: fc.option(minutes, { nil: undefined }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('status' as const),
      event: fc.constantFrom('mitigated' as const, 'resolved', 'reopened', 'closed'),
    }),
  },
  fc.record({ do: fc.constantFrom('hand-over' as const, 'taken-over', 'join', 'confirm', 'severity') }),
  fc.record({ do: fc.constant('take-back' as const), index: fc.nat(5) }),
  fc.record({ do: fc.constant('remove-client' as const), index: fc.nat(1) }),
  fc.record({ do: fc.constant('wait' as const), minutes }),
);

/** Does the step; returns which of the promises that were outstanding it may have ended. */
async function perform(desk: TestDesk, one: Step): Promise<(promise: UpdatePromise) => boolean> {
  const { context, id, home } = desk;
  const none = (): boolean => false;
  switch (one.do) {
    case 'promise':
      await promiseUpdate(context, id, { to: one.to, due: home.now + one.minutes * minute });
      return none;
    case 'send': {
      const next = one.minutes === undefined ? {} : { next: home.now + one.minutes * minute };
      await recordSent(context, id, { to: one.to, kind: one.kind, channel: 'mail', text: 'x', ...next });
      const tells = !isInternal(one.kind) && (one.minutes !== undefined || !isQuestion(one.kind));
      return (promise) => tells && promise.to === one.to && promise.due !== next.next;
    }
    case 'status':
      await changeStatus(context, id, { event: one.event });
      return none;
    case 'hand-over':
      await handOver(context, id, 'B. Colleague');
      return none;
    case 'taken-over':
      await recordTakenOver(context, id, { to: 'B. Colleague', how: 'phone' });
      return none;
    case 'join':
      await joinIncident(context, id);
      return none;
    case 'confirm':
      await confirmWithClient(context, id, { to: 'acme', words: 'It works' });
      return none;
    case 'severity':
      await changeSeverity(context, id, 'sev4');
      return none;
    case 'take-back': {
      const promise = desk.incident.promises[one.index];
      if (promise === undefined) return none;
      await takeBackPromise(context, id, { promise: promise.id, reason: 'mistyped' });
      return (ended) => ended.id === promise.id;
    }
    case 'remove-client': {
      const client = clients[one.index] ?? 'acme';
      const named = desk.incident.timeline.find(
        ({ event }) => event.event === 'detail' && 'value' in event && event.value === client,
      );
      if (named === undefined) return none;
      await correctEvent(context, id, named.event.id, { retracted: true });
      return ({ to: promised }) => promised === client;
    }
    case 'wait':
      home.now += one.minutes * minute;
      return none;
  }
}

describe('whatever is done at the desk', () => {
  it('ends a promise only by telling its client, taking it back, or removing the client', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
        const desk = await TestDesk.open();
        for (const value of clients) await desk.record({ event: 'detail', field: 'client', value });
        for (const one of steps) {
          const before = outstanding(desk.incident);
          const mayEnd = await perform(desk, one);
          const still = new Set(outstanding(desk.incident).map(({ id }) => id));
          for (const promise of before)
            assert.equal(still.has(promise.id), !mayEnd(promise), `${JSON.stringify(one)} on ${promise.to}`);
        }
        await desk.home.remove();
      }),
      { numRuns: 60, seed: 20261129 },
    );
  });
});
