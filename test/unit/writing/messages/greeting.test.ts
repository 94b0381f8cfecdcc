import assert from 'node:assert/strict';
import { greetingOf, plainName } from '../../../../src/writing/messages/greeting.ts';
import { builtIn, config, draftOf, incidentOf } from './incidents.ts';

const opened = { event: 'opened', title: 'Cards fail' } as const;
const called = (value: string, to?: string) =>
  ({ event: 'detail', field: 'caller', value, ...(to === undefined ? {} : { to }) }) as const;

describe('whom a letter greets', () => {
  const nobody = { language: 'en', caller: undefined, contact: undefined, client: 'Acme Shoes' } as const;

  it('is the person at the client whom the team named, and never our colleague', async () => {
    const { body } = await draftOf('progress', incidentOf(opened));
    assert.match(body, /^Dear Ms Hartley,\n/u);
    const without = {
      ...config,
      clients: config.clients.map(({ contact: _, ...client }) => client),
    };
    const plain = await draftOf('progress', incidentOf(opened), { config: without });
    assert.match(plain.body, /^Hello,\n/u);
    assert.doesNotMatch(plain.body.split('Best regards')[0] ?? '', /Olena/u);
  });

  it('is who called, where the note is plainly a name', async () => {
    const { body } = await draftOf('progress', incidentOf(opened, called('Tom Finch')));
    assert.match(body, /^Dear Tom Finch,\n/u);
  });

  for (const note of [
    'Olena from the Acme shop',
    'Iryna (accounting)',
    'Iryna, accounting',
    'accounting',
    'Accounting',
    'Reception',
    'Acme',
    'Shoes Support',
    'Tom and Anna',
    'IT',
    'the CEO',
    '+44 20 7946 0000',
    'tom@acme.example',
    'Somebody from Sales',
    'Tom?!',
    'їхня бухгалтерка',
    'Olena\nfrom the shop',
  ]) {
    it(`is nobody by name where the note says ${JSON.stringify(note)}`, async () => {
      const { body } = await draftOf('progress', incidentOf(opened, called(note)));
      // A mark at the end is no part of a name, everything else makes the note more than one.
      assert.match(body, note === 'Tom?!' ? /^Dear Tom,\n/u : /^Hello,\n/u);
    });
  }

  for (const name of [
    'Tom',
    'Ms Hartley',
    'Dr. Anna O’Brien',
    'Jean-Luc Picard',
    'Ludwig van der Berg',
    'Ian McDonald',
    'Zoë',
  ])
    it(`is ${name}`, () => assert.equal(greetingOf({ ...nobody, caller: name }), `Dear ${name},`));

  it('gets the salutation that the team wrote, unless somebody else called', () => {
    const contact = { name: 'Ірина Бондар', greeting: 'Доброго дня, Ірино!' };
    const client = { ...nobody, language: 'uk', contact } as const;
    assert.equal(greetingOf(client), 'Доброго дня, Ірино!');
    assert.equal(greetingOf({ ...client, caller: 'Ірина Бондар' }), 'Доброго дня, Ірино!');
    assert.equal(greetingOf({ ...client, caller: 'Олег' }), 'Добрий день!');
    assert.equal(greetingOf({ ...client, caller: 'Ірина (бухгалтерія)' }), 'Добрий день!');
  });

  it('is greeted without a name in Ukrainian, where nobody wrote the vocative', () => {
    const contact = { name: 'Ірина Бондар' };
    assert.equal(greetingOf({ ...nobody, language: 'uk', contact }), 'Добрий день!');
    assert.equal(greetingOf({ ...nobody, language: 'uk', caller: 'Ірина Бондар' }), 'Добрий день!');
    assert.equal(greetingOf({ ...nobody, caller: 'Ірина Бондар' }), 'Hello,');
  });

  it('stays one line, whatever the team’s file holds', () => {
    const contact = { greeting: 'Hi\u202e Tom,\n\nBcc: x' };
    assert.equal(greetingOf({ ...nobody, contact }), 'Hi Tom, Bcc: x');
  });

  it('takes no client for a person', () => {
    assert.equal(plainName('Acme', 'Acme Shoes'), undefined);
    assert.equal(plainName('Acme', 'Other'), 'Acme');
  });

  it('stands in every letter to a client and in none among colleagues', async () => {
    const { clientKinds, internalKinds } = await import('../../../../src/incident/messageKinds.ts');
    for (const language of ['en', 'uk'] as const) {
      for (const kind of clientKinds)
        assert.match((await builtIn(kind, language)).text, /\{\{greeting\}\}/u, kind);
      for (const kind of internalKinds)
        assert.doesNotMatch((await builtIn(kind, language)).text, /\{\{greeting\}\}/u, kind);
    }
  });
});
