import assert from 'node:assert/strict';
import { attentions } from '../../../src/session/attention.ts';
import { countdown } from '../../../src/session/countdown.ts';
import { Incidents } from '../../../src/session/incidents.ts';
import { testHome, type TestHome } from './home.ts';

const minute = 60_000;

describe('what my clients wait for', () => {
  let home: TestHome;
  let incidents: Incidents;

  beforeEach(async () => {
    home = await testHome();
    incidents = new Incidents({
      watch: () => ({ dispose: () => undefined }),
      onFailure: (_id, error) => assert.fail(String(error)),
    });
    await incidents.useHomes([home]);
  });

  afterEach(() => home.remove());

  const open = async (title: string, ...clients: string[]): Promise<string> => {
    const { incident } = await incidents.create(home, { event: 'opened', title });
    for (const value of clients)
      await incidents.record(incident.id, { event: 'detail', field: 'client', value });
    return incident.id;
  };
  const promise = (id: string, to: string, inMinutes: number) =>
    incidents.record(id, {
      event: 'update-promised',
      to,
      due: new Date(home.now + inMinutes * minute).toISOString(),
    });
  const send = (id: string, to: string, kind = 'progress') =>
    incidents.record(id, { event: 'update-sent', to, kind, channel: 'mail', next: null });
  const shown = (): string[] =>
    attentions(incidents, home.now, () => 5 * minute).map(
      ({ kind, client, state }) => `${kind} ${state.incident.title} ${client}`,
    );

  it('is first what is overdue, longest first, then who was promised nothing, then what is due first', async () => {
    const one = await open('one', 'acme');
    const two = await open('two', 'globex');
    const three = await open('three', 'initech');
    const four = await open('four', 'hooli');
    for (const [id, to] of [
      [one, 'acme'],
      [two, 'globex'],
      [three, 'initech'],
      [four, 'hooli'],
    ] as const)
      await send(id, to, 'acknowledgement');
    await promise(one, 'acme', 60);
    await promise(two, 'globex', 10);
    await promise(four, 'hooli', 20);
    assert.deepEqual(shown(), [
      'no-promise three initech',
      'waiting two globex',
      'waiting four hooli',
      'waiting one acme',
    ]);
    home.now += 25 * minute;
    assert.deepEqual(shown(), [
      'overdue two globex',
      'overdue four hooli',
      'no-promise three initech',
      'waiting one acme',
    ]);
    assert.equal(countdown(incidents, home.now, () => 0)?.others, 3);
  });

  it('shows a client who has not heard from us before what they were promised, late after the team’s time', async () => {
    const id = await open('one', 'acme');
    await promise(id, 'acme', 30);
    const late = () =>
      attentions(incidents, home.now, () => 5 * minute).map(
        (attention) => attention.kind === 'not-acknowledged' && attention.isLate,
      );
    assert.deepEqual([shown(), late()], [['not-acknowledged one acme'], [false]]);
    home.now += 5 * minute;
    assert.deepEqual(late(), [true]);
    await send(id, 'acme', 'clarifying-questions');
    assert.deepEqual(shown(), ['waiting one acme']);
  });

  it('counts each client of one incident for itself', async () => {
    const id = await open('one', 'acme', 'globex');
    await promise(id, 'acme', 30);
    await send(id, 'globex');
    assert.deepEqual(shown(), ['no-promise one globex', 'not-acknowledged one acme']);
  });

  it('names an incident without a client last', async () => {
    await open('nobody named');
    const id = await open('one', 'acme');
    await send(id, 'acme');
    await promise(id, 'acme', 30);
    assert.deepEqual(shown(), ['waiting one acme', 'no-promise nobody named ']);
  });

  it('leaves out who waits for nothing any more, and never what is owed', async () => {
    const id = await open('one', 'acme');
    await send(id, 'acme', 'acknowledgement');
    await promise(id, 'acme', 10);
    await incidents.record(id, { event: 'closed', owed: ['x'] });
    home.now += 10 * minute;
    assert.deepEqual(shown(), ['overdue one acme']);
    await send(id, 'acme', 'resolved');
    assert.deepEqual(shown(), []);
  });
});
