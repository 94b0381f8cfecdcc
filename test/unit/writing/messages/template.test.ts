import assert from 'node:assert/strict';
import { placesOf, render, templateFor } from '../../../../src/writing/messages/template.ts';

const readers = (team: string | undefined) => ({
  readBuiltIn: (path: string) => Promise.resolve(`Subject: built in ${path}\n\nbody`),
  readTeam: () => Promise.resolve(team),
});

describe('a template', () => {
  it("is the team's where the team has one", async () => {
    const template = await templateFor('progress', 'uk', readers('Subject: ours\n\nHello'));
    assert.equal(template.source, 'team');
    assert.equal(template.text, 'Subject: ours\n\nHello');
  });

  it("stays the built-in one where the team's is broken, and says so", async () => {
    const template = await templateFor('progress', 'uk', readers('Hello {{#open}} never closed'));
    assert.equal(template.source, 'built-in');
    assert.match(template.text, /built in uk\/progress\.mustache/u);
    assert.equal(template.problem?.path, 'uk/progress.mustache');
    assert.match(template.problem.detail, /Unclosed section/u);
  });

  it("stays the built-in one where the team's nests thousands of sections or is endless, and says why", async () => {
    const nested = (levels: number) => '{{#promised}}'.repeat(levels) + 'x' + '{{/promised}}'.repeat(levels);
    for (const [team, detail] of [
      [nested(20_000), /longer than/u],
      [nested(1800), /nested deeper/u],
      [nested(5), /nested deeper/u],
      [`{{^a}}${'{{#a}}'.repeat(4)}${'{{/a}}'.repeat(4)}{{/a}}`, /nested deeper/u],
      ['x'.repeat(50_001), /longer than/u],
    ] as const) {
      const template = await templateFor('progress', 'uk', readers(team));
      assert.equal(template.source, 'built-in');
      assert.match(template.problem?.detail ?? '', detail);
    }
    for (const team of [nested(4), nested(1).repeat(100)]) {
      assert.equal((await templateFor('progress', 'uk', readers(team))).source, 'team');
    }
  });

  it('leaves a gap where it names what nobody knows, which can’t be sent', () => {
    const { body } = render(
      'By {{nextUpate}}. {{#list}}{{item}} {{wrong}}{{/list}}{{^none}}{{&raw}}{{/none}}',
      {
        list: [{ item: 'one' }],
        known: undefined,
      },
    );
    assert.equal(body, 'By [[nextUpate]]. one [[wrong]][[raw]]\n');
    assert.equal(render('a{{known}}b', { known: undefined }).body, 'ab\n');
  });

  it('may have no subject', () => {
    assert.deepEqual(render('Hello\n\n\n\nthere\r\n#. one\n#. two', {}), {
      subject: undefined,
      body: 'Hello\n\nthere\n1. one\n2. two\n',
    });
  });

  it('tells where it names something, as a value and as a section', () => {
    const text =
      'Hi\n{{#contact}}\nDear {{contact}},\n{{/contact}}{{^contact}}Hello{{/contact}} {{contacts}}';
    const places = placesOf('contact', text).map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(places, ['{{#contact}}', '{{contact}}', '{{^contact}}']);
    assert.deepEqual(placesOf('contact', '{{#contact}} never closed'), []);
  });
});
