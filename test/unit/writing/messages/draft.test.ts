import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EventDraft } from '../../../../src/incident/events.ts';
import { draftMessage } from '../../../../src/writing/messages/draft.ts';
import type { MessageKind } from '../../../../src/incident/messageKinds.ts';
import { messageKinds } from '../../../../src/incident/messageKinds.ts';
import type { FactName } from '../../../../src/writing/messages/placeholders.ts';
import { reviewMessage } from '../../../../src/writing/review/review.ts';
import type { ReviewContext } from '../../../../src/writing/review/finding.ts';
import { builtIn, config, draftOf, incidentOf, now } from './incidents.ts';

const told: Record<'en' | 'uk', Readonly<Record<string, string>>> = {
  en: {
    caller: 'Ms Hartley',
    'what-happens': 'Card payments end with an error page.',
    expected: 'a receipt',
    where: 'the checkout page',
    affected: 'all customers who pay by card',
    'business-stopped': 'the sale of shoes',
    'time-sensitive': 'the sale on Friday at 08:00 UTC',
    'fixed-means': 'a payment of 10 pounds goes through',
    steps: 'put shoes in the basket, press Pay',
    cause: 'our release of 15:30 UTC refuses amounts with pence',
    plan: 'we take that release back',
    impact: 'card payments ended with an error page',
    'data-lost': 'none',
  },
  uk: {
    caller: 'пані Гартлі',
    'what-happens': 'Оплата карткою закінчується сторінкою з помилкою.',
    expected: 'чек',
    where: 'сторінка оплати',
    affected: 'усіх покупців, які платять карткою',
    'business-stopped': 'продаж взуття',
    'time-sensitive': 'розпродаж у п’ятницю о 08:00 UTC',
    'fixed-means': 'оплата на 10 фунтів проходить',
    steps: 'покласти взуття в кошик, натиснути «Оплатити»',
    cause: 'наш випуск о 15:30 UTC не приймає сум із пенсами',
    plan: 'повертаємо попередню версію',
    impact: 'оплата карткою закінчувалася сторінкою з помилкою',
    'data-lost': 'ні',
  },
};

const facts: Record<'en' | 'uk', Partial<Record<FactName, string>>> = {
  en: {
    changed: 'payments of round amounts go through again',
    known: 'the fault began with our release of 15:30 UTC',
    clientAction: 'nothing for now',
    obstacle: 'the bank answers our test calls after ten minutes',
    workaround: 'bank transfers and saved carts',
    oldEstimate: 'the shop takes cards again at 16:00 UTC',
    newEstimate: 'the shop takes cards again at 18:00 UTC',
    reason: 'each of the twelve servers has to be changed by hand',
    measures: 'a test payment runs every five minutes and rings our phone',
    reachUs: '+44 20 7946 0000 or desk@help.example',
    onHold: 'the release of the new catalogue',
    need: 'a person with rights on the payment server',
    neededBy: '16:00 UTC',
    tried: 'a restart of the shop, with no effect',
    newOwner: 'Petro Bondar',
    handoverAt: '14:00 UTC',
    reachNewOwner: '+44 20 7946 0001',
    how: 'we took the release back',
    question: 'Which bank do the customers use?',
  },
  uk: {
    changed: 'оплати на круглі суми знову проходять',
    known: 'вада почалася з нашого випуску о 15:30 UTC',
    clientAction: 'поки нічого',
    obstacle: 'банк відповідає на наші пробні дзвінки за десять хвилин',
    workaround: 'переказ на рахунок і збережені кошики',
    oldEstimate: 'крамниця знову прийматиме картки о 16:00 UTC',
    newEstimate: 'крамниця знову прийматиме картки о 18:00 UTC',
    reason: 'кожен із дванадцяти серверів треба змінити вручну',
    measures: 'кожні п’ять хвилин іде пробна оплата, і нам дзвонить телефон',
    reachUs: '+380 44 000 00 00 або desk@help.example',
    onHold: 'випуск нового каталогу',
    need: 'людина з правами на сервер оплати',
    neededBy: '16:00 UTC',
    tried: 'перезапуск крамниці, не допомогло',
    newOwner: 'Петро Бондар',
    handoverAt: '14:00 UTC',
    reachNewOwner: '+380 44 000 00 01',
    how: 'ми повернули попередню версію',
    question: 'Яким банком платять покупці?',
  },
};

const isOver = (kind: MessageKind): boolean => ['resolved', 'apology', 'follow-up'].includes(kind);

function fullIncident(language: 'en' | 'uk', kind: MessageKind): ReturnType<typeof incidentOf> {
  const details = Object.entries(told[language]).map(([field, value]): EventDraft => ({
    event: 'detail',
    field,
    value,
  }));
  return incidentOf(
    { event: 'opened', title: language === 'en' ? 'Card payments fail' : 'Не проходить оплата карткою' },
    { event: 'detail', field: 'client', value: 'acme' },
    { event: 'severity-changed', severity: 'sev1' },
    { event: 'detail', field: 'started', value: '2026-11-23T13:40:00.000Z' },
    ...details,
    { event: 'update-promised', to: 'acme', due: '2026-11-23T14:30:00.000Z' },
    ...(isOver(kind) ? [{ event: 'resolved', how: facts[language].how } as EventDraft] : []),
  );
}

function reviewing(kind: MessageKind, language: 'en' | 'uk'): ReviewContext {
  return {
    language,
    kind,
    status: isOver(kind) ? 'resolved' : 'open',
    promised: isOver(kind) ? undefined : { due: Date.parse('2026-11-23T14:30:00Z'), zone: 'Europe/London' },
    readerZone: 'Europe/Kyiv',
    clientZone: 'Europe/London',
    colleagues: ['Olena Kovalenko', 'Petro Bondar', 'Олена Коваленко'],
    glossary: {},
    hasPlan: true,
    now,
  };
}

describe('a draft', () => {
  it('has a subject that a mail program shows whole, however long the story', async () => {
    const story = 'The shop shows an error page 🛒 when customers pay. '.repeat(100);
    const { subject, body } = await draftOf(
      'acknowledgement',
      incidentOf({ event: 'opened', title: story }),
      {},
    );
    assert.ok(subject.length <= 120, subject);
    assert.match(subject, /^We’re working on it: The shop shows .*…$/u);
    assert.doesNotMatch(subject, /\p{Surrogate}/u);
    assert.ok(body.includes(story.trim().slice(0, -1)));
  });

  it('turns no text around, whatever the title holds', async () => {
    const incident = incidentOf({ event: 'opened', title: 'Pay\u202ement\u0007 is down' });
    const { subject, body } = await draftOf('acknowledgement', incident, {});
    assert.match(subject, /Pay ment is down$/u);
    assert.match(body, /Pay ment is down/u);
  });

  for (const language of ['en', 'uk'] as const) {
    for (const kind of messageKinds) {
      it(`of ${kind} in ${language}, with plain facts, has nothing to mend`, async () => {
        const { subject, body } = await draftOf(kind, fullIncident(language, kind), {
          language,
          facts: facts[language],
        });
        const findings = reviewMessage(body, reviewing(kind, language)).map(
          ({ rule, start, end }) => `${rule}: ${body.slice(start, end)}`,
        );
        assert.deepEqual(findings, [], body);
        assert.ok(subject.length > 0);
        assert.doesNotMatch(subject + body, /undefined|\{\{|\[\[/u);
        assert.ok(body.length > 100);
      });

      it(`of ${kind} in ${language}, with nothing known, blocks sending by its placeholders`, async () => {
        const { body } = await draftOf(kind, incidentOf({ event: 'opened', title: 'X' }), {
          language,
          client: undefined,
          sender: undefined,
        });
        assert.doesNotMatch(body, /undefined|\{\{/u);
        const rules = reviewMessage(body, { ...reviewing(kind, language), promised: undefined }).map(
          ({ rule }) => rule,
        );
        if (kind === 'team-notice' || body.includes('[[')) assert.ok(rules.includes('unfilled'), body);
        assert.match(body, /\[\[/u);
      });
    }
  }

  it('names the next update in the zone of the client, with the date where it is another day', async () => {
    const incident = fullIncident('en', 'progress');
    const london = await draftOf('acknowledgement', incident, {});
    assert.match(london.body, /next update by 2:30 PM UTC, or as soon as this is resolved/u);
    const tokyo = await draftOf('acknowledgement', incident, {
      zone: 'Asia/Tokyo',
      due: Date.parse('2026-11-24T01:00:00Z'),
    });
    assert.match(tokyo.body, /by 24 November 2026, 10:00 AM UTC\+9, or/u);
    const kyiv = await draftOf('acknowledgement', incident, { zone: 'Europe/Kyiv', language: 'uk' });
    assert.match(kyiv.body, /до 16:30 за київським часом або раніше, щойно/u);
  });

  it('takes the promise to the client it is for', async () => {
    const incident = incidentOf(
      { event: 'opened', title: 'X' },
      { event: 'update-promised', to: 'other', due: '2026-11-23T14:10:00.000Z' },
      { event: 'update-promised', to: 'acme', due: '2026-11-23T14:30:00.000Z' },
    );
    assert.match((await draftOf('progress', incident, {})).body, /by 2:30 PM UTC/u);
    assert.match((await draftOf('progress', incident, { client: 'other' })).body, /by 2:10 PM UTC/u);
  });

  it('prefers what the client itself answered', async () => {
    const incident = incidentOf(
      { event: 'opened', title: 'X' },
      { event: 'detail', field: 'caller', value: 'Somebody' },
      { event: 'detail', field: 'caller', value: 'Mr Finch', to: 'acme' },
    );
    assert.match((await draftOf('progress', incident, {})).body, /^Dear Mr Finch,/u);
  });

  it('asks only what is still unknown, numbered', async () => {
    const incident = incidentOf(
      { event: 'opened', title: 'X' },
      { event: 'detail', field: 'expected', value: 'a receipt' },
    );
    const { body } = await draftOf('clarifying-questions', incident, {});
    assert.doesNotMatch(body, /should have happened/u);
    assert.match(body, /^1\. What exactly happens/mu);
    assert.match(body, /^2\. When did you first see it\?$/mu);
  });

  it('says what was lost where something was', async () => {
    const lost = incidentOf(
      { event: 'opened', title: 'X' },
      { event: 'detail', field: 'data-lost', value: 'three orders of Monday' },
      { event: 'resolved', how: 'we restored them' },
    );
    const { body } = await draftOf('resolved', lost, {});
    assert.match(body, /About your data: three orders of Monday\./u);
    assert.doesNotMatch(body, /No data was lost/u);
  });

  it('inserts what people wrote as plain text', async () => {
    const { text } = await builtIn('acknowledgement', 'en');
    fc.assert(
      fc.property(
        fc.constantFrom('{{owner}}', '{{{title}}}', '{{#title}}', '<b>&"\'', '{{=<% %>=}}', '{{> x}}'),
        fc.string(),
        (mark, rest) => {
          const title = `A${mark}${rest}Z`;
          const incident = incidentOf({ event: 'opened', title });
          const draft = draftMessage({
            kind: 'acknowledgement',
            template: text,
            incident,
            config,
            client: undefined,
            language: 'en',
            zone: 'UTC',
            now,
            sender: 'A',
          });
          assert.ok(draft.subject.includes(`A${mark}`), draft.subject);
          assert.ok(!draft.subject.includes('\n'));
        },
      ),
    );
  });

  it('keeps what looks like a comment in the words of a client', async () => {
    const incident = incidentOf({ event: 'opened', title: 'The page shows <!-- 42 --> at the top' });
    const { body } = await draftOf('acknowledgement', incident, {});
    assert.match(body, /shows < !-- 42 --> at the top/u);
  });
});
