import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hedges } from 'hedges';
import { ruleIds } from '../../../../src/writing/review/finding.ts';
import { reviewMessage } from '../../../../src/writing/review/review.ts';
import { hedgeSubset } from '../../../../src/writing/review/words/hedgeSubset.ts';
import { fixed, marked, rulesOf, setting } from './setting.ts';

const due = Date.parse('2026-11-23T14:30:00Z');
const promised = { due, zone: 'Europe/Kyiv' };

describe('the review of a message', () => {
  it('takes its English guesses from the package hedges', () => {
    const known = new Set<string>(hedges);
    assert.deepEqual(
      hedgeSubset.filter((hedge) => !known.has(hedge)),
      [],
    );
  });

  it('says nothing about the good update of the practice guide, and much about the bad one', () => {
    const good =
      'At 08:12 checkout stopped taking card payments for all customers. We rolled back the 08:05 release at 08:40 and card payments are working again. No orders were lost. I am sorry for the disruption. I will send the next update by 09:30, or as soon as this is resolved.';
    assert.deepEqual(reviewMessage(good, setting()), []);
    const bad =
      'We think the issue was probably caused by our hosting provider. It should be fixed shortly and will never happen again. Sorry for any inconvenience.';
    assert.deepEqual(
      new Set(rulesOf(reviewMessage(bad, setting()))),
      new Set([
        'speculation',
        'excuse',
        'vague-time',
        'absolute-promise',
        'hollow-apology',
        'no-next-update',
      ]),
    );
  });

  it('leaves an empty message alone', () => {
    assert.deepEqual(reviewMessage(' \n\n', setting()), []);
    assert.deepEqual(reviewMessage('---\nto: acme\n---\n', setting()), []);
  });

  it('does not read front matter, comments, quotations and addresses', () => {
    const text =
      '---\nsubject: probably soon\n---\n\n<!-- probably [[later]] -->\nYou wrote “it will probably work soon”.\n> ASAP\nSee https://x.example/probably_SOON.\nNext update by 16:30.';
    assert.deepEqual(rulesOf(reviewMessage(text, setting())), []);
  });

  it('gives offsets into the text as it was handed over', () => {
    const text = '---\r\nto: acme\r\n---\r\n\r\n😀 Cards fail, probably.\r\nNext update by 16:30.';
    const [finding] = reviewMessage(text, setting());
    assert.equal(text.slice(finding?.start, finding?.end), 'probably');
  });

  it('lets colleagues guess among themselves, but not be vague or unfinished', () => {
    const text = 'Petro thinks it is probably DNS. Fix it ASAP, [[who]].';
    for (const kind of ['team-notice', 'escalation', 'handover-notice'] as const) {
      assert.deepEqual(rulesOf(reviewMessage(text, setting({ kind, colleagues: ['Petro Bondar'] }))), [
        'vague-time',
        'unfilled',
      ]);
    }
  });

  it('holds for any text: offsets lie inside, fixes are text, nothing is thrown', () => {
    const pieces = fc.constantFrom(
      '16:30',
      'next update',
      'до',
      'soon',
      'мабуть',
      '[[',
      ']]',
      '«',
      '"',
      '<!--',
      '---\n',
      '\r\n',
      '`',
      'Z',
      '!',
      '.',
      'İ',
      '😀',
      '\uD83D',
      ' ',
      'Dear',
      'UTC+2',
      '> ',
    );
    const text = fc.array(fc.oneof(pieces, fc.string())).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.constantFrom('en' as const, 'uk' as const), (one, language) => {
        const context = setting({
          language,
          kind: 'acknowledgement',
          promised,
          clientZone: 'Asia/Tokyo',
          colleagues: ['Марко Шевченко'],
        });
        for (const { rule, start, end, message } of reviewMessage(one, context)) {
          assert.ok((ruleIds as readonly string[]).includes(rule));
          assert.ok(
            start >= 0 && start < end && end <= one.length,
            `${rule} ${start}-${end} of ${one.length}`,
          );
          assert.ok(message.length > 0);
        }
      }),
    );
  });
});

describe('a text made to be slow', () => {
  for (const piece of [' ', '\n', ' \n', 'a ', '"', '<!--', '[[', '. ', '16:30 ', 'наш-']) {
    it(`is reviewed all the same: ${JSON.stringify(piece)}`, () => {
      for (const language of ['en', 'uk'] as const) {
        assert.ok(Array.isArray(reviewMessage(`${piece.repeat(5000)}x`, setting({ language, promised }))));
      }
    });
  }
});

describe('quick fixes', () => {
  it('put the time on record in place of a vague one', () => {
    assert.equal(
      fixed('vague-time', 'You will hear from us soon.', { promised }),
      'You will hear from us by 4:30 PM EET.',
    );
    assert.equal(
      fixed('vague-time', 'Скоро напишемо.', { promised, language: 'uk' }),
      'до 16:30 за київським часом напишемо.',
    );
  });

  it('turn a guess at the start of a sentence into what is not known yet', () => {
    assert.equal(
      fixed('speculation', 'Perhaps 40 seats are sold twice.', {}),
      'We do not know yet whether 40 seats are sold twice.',
    );
    assert.equal(
      fixed('speculation', 'Мабуть, 40 місць продано двічі.', { language: 'uk' }),
      'Ми ще не знаємо, чи 40 місць продано двічі.',
    );
  });

  it('put plain words for the trade’s, the team’s first', () => {
    assert.equal(fixed('jargon', 'The cache was old.', {}), 'The stored copy was old.');
    assert.equal(
      fixed('jargon', 'The OMS is off.', { glossary: { OMS: 'order system' } }),
      'The order system is off.',
    );
    assert.equal(
      fixed('jargon', 'The cache was old.', { glossary: { cache: 'page store' } }),
      'The page store was old.',
    );
    assert.deepEqual(
      marked('jargon', 'У бекпрешері стоять листи.', { language: 'uk', glossary: { бекпрешер: '' } }),
      ['бекпрешері'],
    );
  });

  it('say what the apology is for, as something still to fill in', () => {
    const text = fixed('hollow-apology', 'We are sorry for any inconvenience.', {});
    assert.equal(text, 'We are sorry that you could not [[what the client could not do]].');
    assert.equal(marked('unfilled', text).length, 1);
  });

  it('lower the voice', () => {
    assert.equal(fixed('shouting', 'GREAT NEWS for you.', {}), 'Great news for you.');
    assert.equal(fixed('shouting', 'It works!!!', {}), 'It works!');
  });
});
