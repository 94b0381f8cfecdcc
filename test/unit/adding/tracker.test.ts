import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { createTicket } from '../../../src/actions/createTicket.ts';
import { settleTickets } from '../../../src/actions/settleTickets.ts';
import { UnknownTrackerError } from '../../../src/actions/trackers.ts';
import type { ActionContext } from '../../../src/actions/context.ts';
import type { CreatedTicket, MakeTracker } from '../../../src/delivery/tracker.ts';
import { trackers } from '../../../src/delivery/trackers.ts';
import { TestDesk } from '../actions/context.ts';

const api = 'https://tracker.example/api/issues';

/** What a file in `src/delivery/trackers/` would hold: tickets as issues of a service that answers with their address. */
const webTracker: MakeTracker = ({ fetch }) => ({
  find: async (ticket, signal) => {
    const issues = readIssues(await (await fetch(api, { signal })).json());
    const found = issues.find(({ marker }) => marker === ticket);
    return found && { url: found.url };
  },
  create: async ({ ticket, title }, signal) => {
    const body = JSON.stringify({ marker: ticket, title });
    const [made] = readIssues(await (await fetch(api, { method: 'POST', body, signal })).json());
    if (made === undefined) throw new Error('no issue in the answer');
    return { url: made.url };
  },
});

interface Issue {
  readonly marker: string;
  readonly url: string;
}

function readIssues(answer: unknown): Issue[] {
  assert.ok(Array.isArray(answer));
  return answer.map((issue: { marker?: unknown; url?: unknown }) => {
    assert.ok(typeof issue.marker === 'string' && typeof issue.url === 'string');
    return { marker: issue.marker, url: issue.url };
  });
}

/** The service itself, at the edge of the network. */
class Service {
  readonly issues: Issue[] = [];
  readonly asked: string[] = [];
  /** The next issue is made, but its answer never arrives. */
  losesAnswer = false;
  isDown = false;

  readonly fetch: typeof globalThis.fetch = (input, init) => {
    const method = init?.method ?? 'GET';
    this.asked.push(method);
    assert.equal(input, api);
    if (this.isDown) return Promise.reject(new TypeError('fetch failed'));
    if (method === 'GET') return Promise.resolve(Response.json(this.issues));
    assert.ok(typeof init?.body === 'string');
    const { marker } = JSON.parse(init.body) as { marker: string };
    const issue = { marker, url: `https://tracker.example/issues/${this.issues.length + 1}` };
    this.issues.push(issue);
    if (!this.losesAnswer) return Promise.resolve(Response.json([issue]));
    this.losesAnswer = false;
    return Promise.reject(new TypeError('terminated'));
  };
}

describe('adding a tracker that answers with a URL', () => {
  let desk: TestDesk;
  let service: Service;
  let context: ActionContext;

  beforeEach(async () => {
    desk = await TestDesk.open();
    service = new Service();
    context = {
      ...desk.context,
      trackers: {
        table: new Map([...trackers, ['web', () => Promise.resolve(webTracker)]]),
        chosen: 'web',
        fetch: service.fetch,
      },
    };
  });

  afterEach(() => desk.home.remove());

  const create = (from = context): Promise<CreatedTicket | undefined> =>
    createTicket(from, desk.id, {
      title: 'Alert on refused payments',
      type: 'detect',
      signal: new AbortController().signal,
    });
  /** What the journal on the disk says of tickets, without their ids. */
  const journaled = async (): Promise<unknown[]> => {
    const { events } = await desk.home.store.read(desk.id);
    return events
      .filter(({ event }) => event.startsWith('ticket-'))
      .map((event) => {
        const { tracker, url, file } = event as Partial<Record<'tracker' | 'url' | 'file', unknown>>;
        return {
          event: event.event,
          ...(tracker ? { tracker } : {}),
          ...(url ? { url } : {}),
          ...(file ? { file } : {}),
        };
      });
  };
  const address = 'https://tracker.example/issues/1';

  it('the ticket is made there, and the journal has its address', async () => {
    assert.deepEqual(await create(), { url: address });
    assert.deepEqual(await journaled(), [
      { event: 'ticket-pending', tracker: 'web' },
      { event: 'ticket-created', url: address },
    ]);
    assert.equal(desk.incident.tickets[0]?.url, address);
    assert.ok(!(await readdir(desk.file('.'))).includes('tickets'));
  });

  it('is found again, not made again, where the window stopped before it was recorded', async () => {
    service.losesAnswer = true;
    await assert.rejects(create(), /terminated/);
    assert.deepEqual(await journaled(), [{ event: 'ticket-pending', tracker: 'web' }]);
    // Afterwards new tickets may go elsewhere: this one was begun there.
    await settleTickets({ ...context, trackers: { ...context.trackers, chosen: 'files' } }, desk.id);
    assert.deepEqual(await journaled(), [
      { event: 'ticket-pending', tracker: 'web' },
      { event: 'ticket-created', url: address },
    ]);
    assert.deepEqual(service.asked, ['POST', 'GET']);
    await settleTickets(context, desk.id);
    assert.equal(service.asked.length, 2);
  });

  it('is made where the window stopped before the service was asked', async () => {
    await desk.record({
      event: 'ticket-pending',
      ticket: 't1',
      title: 'Left',
      type: 'detect',
      tracker: 'web',
    });
    await settleTickets(context, desk.id);
    assert.deepEqual(service.issues, [{ marker: 't1', url: address }]);
    assert.equal(desk.incident.tickets[0]?.url, address);
  });

  it('does not keep other tickets from being finished while it is out of reach', async () => {
    await desk.record({
      event: 'ticket-pending',
      ticket: 't1',
      title: 'There',
      type: 'detect',
      tracker: 'web',
    });
    await desk.record({ event: 'ticket-pending', ticket: 't2', title: 'Here', type: 'detect' });
    service.isDown = true;
    await assert.rejects(settleTickets(context, desk.id), AggregateError);
    const places = (): unknown[] => desk.incident.tickets.map(({ pending, file }) => [pending, file]);
    assert.deepEqual(places(), [
      [true, undefined],
      [false, 'tickets/01-here.md'],
    ]);
    service.isDown = false;
    await settleTickets(context, desk.id);
    assert.equal(service.issues.length, 1);
  });

  it('leaves a ticket alone that was begun in a tracker of a newer version', async () => {
    await desk.record({
      event: 'ticket-pending',
      ticket: 't1',
      title: 'Later',
      type: 'detect',
      tracker: 'later',
    });
    await assert.rejects(settleTickets(context, desk.id), (error) => {
      assert.ok(error instanceof AggregateError && error.errors[0] instanceof UnknownTrackerError);
      return true;
    });
    assert.equal(desk.incident.tickets[0]?.pending, true);
    assert.deepEqual(service.asked, []);
  });

  it('without one, tickets are files', async () => {
    assert.deepEqual(await create(desk.context), { file: 'tickets/01-alert-on-refused-payments.md' });
  });
});
