import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EventDraft } from '../../../../src/incident/events.ts';
import { clientKinds, messageKinds, type MessageKind } from '../../../../src/incident/messageKinds.ts';
import { isNothing } from '../../../../src/writing/messages/known.ts';
import { config, draftOf, incidentOf, now } from './incidents.ts';

const opened: EventDraft = { event: 'opened', title: 'Cards fail' };
const detail = (field: string, value: string, to?: string): EventDraft => ({
  event: 'detail',
  field,
  value,
  ...(to === undefined ? {} : { to }),
});
const started = detail('started', '2026-11-23T12:06:00.000Z');

describe('what a letter says of the start', () => {
  it('is nothing where nobody knows it', async () => {
    for (const kind of messageKinds) {
      const { body } = await draftOf(kind, incidentOf(opened, detail('client', 'acme')), {});
      assert.doesNotMatch(body, /since (?:about )?\d|12:06|going on|like this since/u, kind);
    }
  });

  it('is the time that a person gave', async () => {
    const { body } = await draftOf('acknowledgement', incidentOf(opened, started));
    assert.match(body, /It has been like this since 12:06 PM UTC\./u);
    assert.doesNotMatch(body, /logs/u);
  });

  it('says that it comes from the logs where it does', async () => {
    const incident = incidentOf(opened, started, detail('started-source', 'logs'));
    for (const kind of ['acknowledgement', 'resolved', 'apology', 'team-notice'] as const) {
      const { body } = await draftOf(kind, incident);
      assert.match(body, /since about 12:06 PM UTC, as our logs show\./u, kind);
      const uk = await draftOf(kind, incident, { language: 'uk', zone: 'Europe/Kyiv' });
      assert.match(uk.body, /приблизно з 14:06 за київським часом, як видно з наших журналів/u, kind);
    }
    assert.match(
      (await draftOf('say-it-back', incident)).body,
      /When it began: about 12:06 PM UTC, as our logs/u,
    );
  });

  it('is a person’s again once a person gave it', async () => {
    const incident = incidentOf(
      opened,
      started,
      detail('started-source', 'logs'),
      { event: 'note', text: 'They called again' },
      detail('started', '2026-11-23T11:00:00.000Z'),
    );
    const { body } = await draftOf('acknowledgement', incident);
    assert.match(body, /since 11:00 AM UTC\./u);
    assert.doesNotMatch(body, /logs/u);
  });

  it('comes in the way in which the client writes times', async () => {
    const { body } = await draftOf('acknowledgement', incidentOf(opened, started), { clock: 24 });
    assert.match(body, /since 12:06 UTC\./u);
    const noon = detail('started', '2026-11-23T00:05:00.000Z');
    assert.match((await draftOf('acknowledgement', incidentOf(opened, noon))).body, /since 12:05 AM UTC\./u);
  });
});

describe('what a letter says of the data', () => {
  for (const words of ['none', 'No', 'no.', 'No data was lost.', 'ні', 'Жодних даних не втрачено'])
    it(`is that none was lost where the answer was ${words}`, async () => {
      assert.ok(isNothing(words));
      const { body } = await draftOf('resolved', incidentOf(opened, detail('data-lost', words)));
      assert.match(body, /^No data was lost\.$/mu);
    });

  for (const words of [
    'No data was lost, but 12 orders were charged twice',
    'no data loss known yet',
    'no idea',
    'none that we know of',
    'no data',
    'nothing, except three orders',
    'жодного замовлення, крім трьох',
    'жодних даних, наскільки знаємо',
    'unknown',
  ])
    it(`is its own words where the answer was “${words}”`, async () => {
      const { body } = await draftOf('resolved', incidentOf(opened, detail('data-lost', words)));
      assert.ok(body.includes(`About your data: ${words}.`), body);
      assert.doesNotMatch(body, /^No data was lost\.$/mu);
    });
});

describe('a letter after a reopening', () => {
  const reopened = incidentOf(
    opened,
    detail('plan', 'we restart the worker'),
    detail('data-lost', 'none'),
    { event: 'mitigated', how: 'we switched vouchers off' },
    { event: 'resolved', how: 'we restarted the worker' },
    { event: 'reopened', reason: 'it came back' },
  );

  it('tells nothing from before it as the fix', async () => {
    for (const kind of messageKinds) {
      const { body } = await draftOf(kind, reopened);
      assert.doesNotMatch(body, /restart|switched|No data was lost|working again since \d/u, kind);
    }
  });

  it('tells what fixed it since', async () => {
    const incident = incidentOf(
      opened,
      { event: 'resolved', how: 'we restarted the worker' },
      { event: 'reopened' },
      detail('data-lost', 'none'),
      { event: 'resolved', how: 'we rolled the release back' },
    );
    const { body } = await draftOf('resolved', incident);
    assert.match(body, /to fix it: we rolled the release back\./u);
    assert.match(body, /No data was lost\./u);
    assert.doesNotMatch(body, /restarted/u);
  });

  it('counts what was written down afterwards by when it was written', async () => {
    const incident = incidentOf(
      opened,
      { event: 'resolved', how: 'we restarted the worker' },
      { event: 'reopened', happened: '2026-11-23T09:00:00.000Z' },
    );
    assert.doesNotMatch((await draftOf('resolved', incident)).body, /restarted/u);
  });
});

describe('a message among colleagues', () => {
  const incident = incidentOf(
    { event: 'opened', title: 'customers can’t pay with a voucher' },
    detail('client', 'acme'),
    detail('client', 'Globex'),
    { event: 'severity-changed', severity: 'sev2' },
    detail('caller', 'Tom (accounting)', 'acme'),
    detail('reach', 'the shop’s front desk, +44 20 7946 0000', 'Globex'),
    { event: 'update-promised', to: 'acme', due: '2026-11-23T14:30:00.000Z' },
    { event: 'update-promised', to: 'Globex', due: '2026-11-23T13:30:00.000Z' },
  );
  const internal = { client: undefined, zone: 'UTC' } as const;

  for (const kind of ['team-notice', 'escalation', 'handover-notice'] as const)
    it(`names severity, clients and how to reach them: ${kind}`, async () => {
      const { subject, body } = await draftOf(kind, incident, internal);
      assert.equal(subject, '[SEV2] Acme Shoes, Globex: customers can’t pay with a voucher');
      assert.match(
        body,
        /Client: Acme Shoes \(Tom \(accounting\)\)\. Reach the client at: desk@acme\.example\./u,
      );
      assert.match(body, /Client: Globex\. Reach the client at: the shop’s front desk, \+44 20 7946 0000\./u);
      assert.match(body, /The client expects our next update by 2:30 PM UTC\./u);
      assert.match(body, /The client has been waiting for an update since 1:30 PM UTC\./u);
      assert.doesNotMatch(subject + body, /An important part is broken/u);
    });

  it('has no mark where there is no severity, and no client where there is none', async () => {
    const { subject, body } = await draftOf('team-notice', incidentOf(opened), internal);
    assert.equal(subject, 'Cards fail');
    assert.doesNotMatch(body, /Client/u);
  });

  it('goes out as a handover while the cause is unknown', async () => {
    const facts = { newOwner: 'Petro Bondar' };
    const { body } = await draftOf('handover-notice', incident, { ...internal, facts });
    assert.doesNotMatch(body, /\[\[/u);
    assert.match(body, /Petro Bondar is in charge from now on, taking over from Olena Kovalenko\./u);
    assert.match(body, /The cause isn’t known yet\./u);
    const uk = await draftOf('handover-notice', incident, { ...internal, facts, language: 'uk' });
    assert.doesNotMatch(uk.body, /\[\[/u);
  });

  it('names both sides of a handover that is recorded already', async () => {
    const handed = incidentOf(opened, { event: 'handed-over', to: 'Petro Bondar' });
    const { body } = await draftOf('handover-notice', handed, internal);
    assert.match(body, /Petro Bondar is in charge from now on, taking over from Olena Kovalenko\./u);
  });

  it('tells the usual contact what was promised and what is left', async () => {
    const closed = incidentOf(
      opened,
      detail('client', 'acme'),
      { event: 'update-promised', to: 'acme', due: '2026-11-23T14:30:00.000Z' },
      { event: 'update-sent', to: 'acme', kind: 'progress', channel: 'mail', next: null },
      { event: 'update-promised', to: 'acme', due: '2026-11-23T14:45:00.000Z' },
      { event: 'ticket-created', ticket: 'T1', title: 'Test vouchers every hour', type: 'prevent' },
      { event: 'step-added', step: 's1', title: 'Call the bank', phase: 'fix' },
      { event: 'step-added', step: 's2', title: 'Write to the shop', phase: 'fix' },
      { event: 'step-done', step: 's1' },
    );
    const { body, addressee, subject } = await draftOf('debrief', closed, internal);
    assert.equal(addressee, 'Olena Kovalenko');
    assert.equal(subject, 'Closed: Acme Shoes: Cards fail');
    assert.match(body, /^For Olena Kovalenko$/mu);
    assert.match(body, /^- 2:30 PM UTC: sent on time$/mu);
    assert.match(body, /^- 2:45 PM UTC: still owed$/mu);
    assert.match(body, /^- Test vouchers every hour$/mu);
    assert.match(body, /^- Write to the shop$/mu);
    assert.doesNotMatch(body, /Call the bank/u);
  });

  it('names no other client to a client', async () => {
    for (const kind of clientKinds)
      assert.doesNotMatch((await draftOf(kind, incident, { client: 'acme' })).body, /Globex/u, kind);
  });
});

describe('the promise of a letter', () => {
  const owing = incidentOf(opened, detail('client', 'acme'), {
    event: 'update-promised',
    to: 'acme',
    due: '2026-11-23T14:30:00.000Z',
  });

  it('stands in the letter exactly where the letter makes one', async () => {
    for (const language of ['en', 'uk'] as const)
      for (const status of [owing, incidentOf(opened, { event: 'resolved', how: 'x' })])
        for (const kind of messageKinds) {
          const due = Date.parse('2026-11-23T15:17:00.000Z');
          const { body, promise } = await draftOf(kind, status, {
            language,
            due,
            client: 'acme',
            zone: 'UTC',
          });
          assert.equal(/3:17 PM|15:17/u.test(body), promise === due, `${kind} ${status.status} ${language}`);
        }
  });

  it('is what was promised before where a question repeats it, and never a time that has passed', async () => {
    assert.equal((await draftOf('say-it-back', owing)).promise, Date.parse('2026-11-23T14:30:00.000Z'));
    const late = await draftOf('progress', owing, { now: now + 3_600_000 });
    assert.equal(late.promise, undefined);
    assert.match(late.body, /\[\[date and time of the next update\]\]/u);
  });

  it('that is moved is told as moved, and as missed once its time has passed', async () => {
    const due = Date.parse('2026-11-23T16:00:00.000Z');
    const moved = await draftOf('changed-estimate', owing, { due });
    assert.match(moved.body, /promised you the next update by 2:30 PM UTC\. We need more time/u);
    assert.match(moved.body, /next update by 4:00 PM UTC/u);
    assert.doesNotMatch(moved.body, /estimate that we gave/u);
    const missed = await draftOf('changed-estimate', owing, { due, now: now + 3_600_000 });
    assert.match(missed.body, /promised you an update by 2:30 PM UTC and didn’t send it/u);
  });
});

describe('a letter states only what somebody said', () => {
  /** Marks that no template holds, so that each statement can be told from the words around it. */
  const mark = (name: string) =>
    fc.option(
      fc.integer({ min: 100, max: 999 }).map((number) => `${name}${number}`),
      { nil: undefined },
    );
  const incidents = fc.record({
    cause: mark('Qcause'),
    plan: mark('Qplan'),
    impact: mark('Qimpact'),
    data: fc.option(fc.constantFrom('none', 'Qdata1', 'none known yet'), { nil: undefined }),
    how: mark('Qhow'),
    started: fc.option(fc.integer({ min: 60, max: 50_000 }), { nil: undefined }),
    fromLogs: fc.boolean(),
    isOver: fc.boolean(),
    isReopened: fc.boolean(),
    kind: fc.constantFrom<MessageKind>(...messageKinds),
    language: fc.constantFrom('en' as const, 'uk' as const),
    given: mark('Qgiven'),
  });

  it('in any incident, in both languages', async () => {
    await fc.assert(
      fc.asyncProperty(incidents, async (some) => {
        const start = some.started === undefined ? undefined : now - some.started * 60_000;
        const incident = incidentOf(
          opened,
          detail('client', 'acme'),
          ...(some.cause === undefined ? [] : [detail('cause', some.cause)]),
          ...(some.plan === undefined ? [] : [detail('plan', some.plan)]),
          ...(some.impact === undefined ? [] : [detail('impact', some.impact)]),
          ...(some.data === undefined ? [] : [detail('data-lost', some.data)]),
          ...(start === undefined ? [] : [detail('started', new Date(start).toISOString())]),
          ...(some.fromLogs && start !== undefined ? [detail('started-source', 'logs')] : []),
          ...(some.isOver ? [{ event: 'resolved', ...(some.how ? { how: some.how } : {}) } as const] : []),
          ...(some.isOver && some.isReopened ? [{ event: 'reopened' } as const] : []),
        );
        const { body } = await draftOf(some.kind, incident, {
          language: some.language,
          sender: 'S',
          ...(some.given === undefined ? {} : { facts: { cause: some.given } }),
        });
        const isFresh = !(some.isOver && some.isReopened);
        const said = new Set(
          [
            some.given ?? some.cause,
            some.impact,
            ...(isFresh ? [some.plan, some.data, some.isOver ? some.how : undefined] : []),
          ].filter((one) => one !== undefined),
        );
        for (const [stated] of body.matchAll(/Q\p{L}+\d+/gu))
          assert.ok(said.has(stated), `${stated} in\n${body}`);
        if (/^(?:No data was lost|Жодних даних не втрачено)\.$/mu.test(body))
          assert.ok(isFresh && some.data === 'none');
        if (start === undefined)
          assert.doesNotMatch(body, /going on since|like this since|(?:триває|тривало) (?:приблизно )?з /u);
        assert.equal(/as our logs show|як видно з наших журналів/u.test(body) && !some.fromLogs, false);
        const saysFixed = /working again since \d|знову працює з \d/u.test(body);
        assert.ok(!saysFixed || (some.isOver && isFresh), body);
        const saysCause =
          /(?:cause: |cause is this: |like this: |причин[ау]: |Чому так сталося: )(?!\[\[)(?<cause>[^.\n]+)/iu.exec(
            body,
          );
        if (saysCause !== null) assert.ok(said.has(saysCause.groups?.['cause'] ?? ''), body);
      }),
      { seed: 20261129, numRuns: 400 },
    );
  });

  it('never a severity’s sentence, a usual contact’s name or a client’s policy to a client', async () => {
    const incident = incidentOf(opened, detail('client', 'acme'), {
      event: 'severity-changed',
      severity: 'sev2',
    });
    for (const kind of clientKinds) {
      const { subject, body } = await draftOf(kind, incident, { config, sender: 'S' });
      assert.doesNotMatch(subject + body, /important part|sev2|Olena|contract/u, kind);
    }
  });
});
