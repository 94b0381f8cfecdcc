import assert from 'node:assert/strict';
import type { ReviewContext } from '../../../../src/writing/review/finding.ts';
import { reviewMessage } from '../../../../src/writing/review/review.ts';
import { marked, setting } from './setting.ts';

/** The text after the fix of the first finding of `rule`. */
function fixed(rule: string, text: string, overrides: Partial<ReviewContext>, choice = 0): string {
  const finding = reviewMessage(text, setting(overrides)).find((one) => one.rule === rule);
  const fix = finding?.fixes[choice];
  assert.ok(finding !== undefined && fix !== undefined, `no fix for ${rule}`);
  return text.slice(0, finding.start) + fix.replacement + text.slice(finding.end);
}

describe('names of colleagues', () => {
  const colleagues = [
    'Olena Kovalenko',
    'Will Mark',
    'Олена Коваленко',
    'Петро Бондар',
    'Ольга Швець',
    'Андрій Хмельницький',
  ];
  const names = (text: string, language: 'en' | 'uk' = 'uk') =>
    marked('blames-person', text, { colleagues, language });

  it('are found in every case of Ukrainian', () => {
    for (const form of [
      'Петра',
      'Петрові',
      'Петром',
      'Ользі',
      'Ольгою',
      'Андрію',
      'Андрієм',
      'Хмельницького',
      'Бондаря',
      'Оленою Коваленко',
    ]) {
      assert.deepEqual(names(`Зміну доручили саме ${form}.`), [form], form);
    }
  });

  it('are not found in other words, greetings and signatures', () => {
    assert.deepEqual(
      names('Добрий день, Олено!\n\nМісто Петрівка на карті.\n\nЗ повагою,\nПетро Бондар'),
      [],
    );
    assert.deepEqual(names('Dear Olena,\n\nWill you call us? Please mark it.\n\nRegards,\nOlena', 'en'), []);
    assert.deepEqual(names('Write to olena.kovalenko@x.example.', 'en'), []);
  });

  it('are found where they are also words', () => {
    assert.deepEqual(names("We asked Will about it, and Olena's list.", 'en'), ['Will', "Olena's"]);
  });
});

describe('what a message has to say', () => {
  it('is whom the fault hits, in the first one', () => {
    const check = (text: string, language: 'en' | 'uk' = 'en') =>
      marked('no-impact', text, { kind: 'acknowledgement', language }).length;
    assert.equal(check('We got your message and look into it.'), 1);
    assert.equal(check('Your guests cannot book.'), 0);
    assert.equal(check('The site is down.'), 0);
    assert.equal(check('Отримали ваше звернення, дивимося.', 'uk'), 1);
    assert.equal(check('Ваші гості не можуть забронювати.', 'uk'), 0);
    assert.equal(marked('no-impact', 'We look into it.', { kind: 'progress' }).length, 0);
  });

  it('is an apology in the first and the last one', () => {
    assert.equal(marked('missing-apology', 'It works.', { kind: 'resolved' }).length, 1);
    assert.equal(marked('missing-apology', 'It works. We are sorry.', { kind: 'resolved' }).length, 0);
    assert.equal(marked('missing-apology', 'It works.', { kind: 'progress' }).length, 0);
  });

  it('is what became of the data, on resolution', () => {
    const check = (text: string, language: 'en' | 'uk' = 'en') =>
      marked('no-data-statement', text, { kind: 'resolved', language }).length;
    assert.equal(check('It works. Sorry for the lost hour.'), 1);
    assert.equal(check('It works. No order was lost.'), 0);
    assert.equal(check('It works. All your letters are there.'), 0);
    assert.equal(check('Працює. Вибачте за втрачений час.', 'uk'), 1);
    assert.equal(check('Працює. Жоден лист не загубився.', 'uk'), 0);
    assert.match(
      fixed('no-data-statement', 'It works.', { kind: 'resolved' }),
      /^It works\.\n\nNo data was lost\.$/u,
    );
  });

  it('is said in at most 120 words, lists aside, and 25 a sentence', () => {
    const sentence = (count: number): string => `${Array.from({ length: count }, () => 'Word').join(' ')}.`;
    assert.equal(marked('too-long', sentence(25)).length, 0);
    assert.equal(marked('too-long', sentence(26)).length, 1);
    const paused = `${sentence(15).slice(0, -1)}: ${sentence(15)}`;
    assert.equal(marked('too-long', paused).length, 0);
    const paragraph = Array.from({ length: 12 }, () => sentence(10)).join(' ');
    assert.equal(marked('too-long', paragraph).length, 0);
    assert.equal(marked('too-long', `${paragraph} More.`).length, 1);
    assert.equal(marked('too-long', `${paragraph}\n\n1. ${sentence(10)}`).length, 0);
    assert.equal(
      marked('too-long', 'З 23 листопада 2026 р. Київ і ще двадцять міст.', { language: 'uk' }).length,
      0,
    );
  });
});

describe('certainty', () => {
  it('is allowed once it is resolved', () => {
    assert.deepEqual(marked('absolute-promise', 'The list is fully restored.', { status: 'resolved' }), []);
    assert.deepEqual(
      marked('absolute-promise', 'Список повністю відновлено.', { status: 'resolved', language: 'uk' }),
      [],
    );
    assert.equal(marked('absolute-promise', 'It will never happen again.', { status: 'resolved' }).length, 1);
  });
});
