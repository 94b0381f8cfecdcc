import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hedges } from 'hedges';
import type { Finding, ReviewContext } from '../../../../src/writing/review/finding.ts';
import { ruleIds } from '../../../../src/writing/review/finding.ts';
import { reviewMessage } from '../../../../src/writing/review/review.ts';
import { hedgeSubset } from '../../../../src/writing/review/words/hedgeSubset.ts';
import { marked, setting } from './setting.ts';

const due = Date.parse('2026-11-23T14:30:00Z');
const promised = { due, zone: 'Europe/Kyiv' };

/** The text after the fix of the first finding of `rule`. */
function fixed(rule: string, text: string, overrides: Partial<ReviewContext>, choice = 0): string {
  const finding = reviewMessage(text, setting(overrides)).find((one) => one.rule === rule);
  const fix = finding?.fixes[choice];
  assert.ok(finding !== undefined && fix !== undefined, `no fix for ${rule}`);
  return text.slice(0, finding.start) + fix.replacement + text.slice(finding.end);
}

const rulesOf = (findings: readonly Finding[]): string[] => findings.map(({ rule }) => rule);

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

describe('the promise in a message', () => {
  const text = (line: string): string => `Cards fail.\n\n${line}`;

  it('has to be the one on record, in whichever zone it is written', () => {
    const right = [
      'by 16:30',
      'at 4:30 pm',
      'by 14:30 UTC',
      'by 15:30 CET',
      'by 9:30 am New York time',
      'by 14:30 GMT',
      'by 16:30 UTC+2',
      'by 14.30 UTC',
      'by 16:30 Kyiv time',
      'by 16:30 your time',
    ];
    for (const time of right)
      assert.deepEqual(marked('promise-mismatch', text(`Next update ${time}.`), { promised }), [], time);
    const wrong = [
      'by 17:30',
      'at 4:30 am',
      'by 16:30 UTC',
      'by 16:30 CET',
      'by 9:30 am Tokyo time',
      'by 14:30 EET',
    ];
    for (const time of wrong)
      assert.equal(marked('promise-mismatch', text(`Next update ${time}.`), { promised }).length, 1, time);
  });

  it('has to be the one on record, in Ukrainian too', () => {
    const right = [
      'до 16:30',
      'о 14:30 UTC',
      'до 16:30 за Києвом',
      'до 15:30 за варшавським часом',
      'до 16:30 за київським часом',
      'до 16:30 за вашим часом',
    ];
    const wrong = ['до 16:00', 'до 16:30 за варшавським часом', 'о 17 годині', 'о 17-й годині'];
    const check = (time: string) =>
      marked('promise-mismatch', text(`Напишемо вам ${time}.`), { promised, language: 'uk' });
    for (const time of right) assert.deepEqual(check(time), [], time);
    for (const time of wrong) assert.equal(check(time).length, 1, time);
  });

  it('is set right by the fix, in the zone that was written', () => {
    assert.equal(
      fixed('promise-mismatch', 'Next update by 16:30 UTC.', { promised }),
      'Next update by 14:30 UTC.',
    );
    assert.equal(fixed('promise-mismatch', 'Next update by 5 pm.', { promised }), 'Next update by 16:30.');
  });

  it('is read in words as well', () => {
    const check = (line: string, language: 'en' | 'uk' = 'en') => [
      marked('no-next-update', line, { promised, language }).length,
      marked('promise-mismatch', line, { promised, language }),
    ];
    assert.deepEqual(check('We will ring you at half past four.'), [0, []]);
    assert.deepEqual(check("We'll phone at half past five."), [0, ['half past five']]);
    assert.deepEqual(check("I'll ping you at 16."), [0, ['16']]);
    assert.deepEqual(check("We will call by five o'clock EET."), [0, ["five o'clock"]]);
    assert.deepEqual(check('Next update by noon.'), [0, ['noon']]);
    assert.deepEqual(check('Please wait for our message at 16:30 EET.'), [0, []]);
    assert.deepEqual(check('Зачекайте на наше повідомлення о 16:30 за київським часом.', 'uk'), [0, []]);
    assert.deepEqual(check("Подзвонимо о пів на п'яту.", 'uk'), [0, []]);
    assert.deepEqual(check('Напишемо о шостій.', 'uk'), [0, ['шостій']]);
    assert.deepEqual(check('We will call at 3 of your branches.'), [1, []]);
  });

  it('has to name the right day', () => {
    const tomorrow = { due: due + 86_400_000, zone: 'Europe/Kyiv' };
    const check = (line: string) => marked('promise-mismatch', line, { promised: tomorrow });
    assert.deepEqual(check('Next update by 24 November 2026, 16:30 EET.'), []);
    assert.deepEqual(check('Next update tomorrow at 16:30 EET.'), []);
    assert.deepEqual(check('Next update by 25 November, 16:30 EET.'), ['25 November']);
    assert.deepEqual(check('Next update by 16:30 EET today.'), ['today']);
    assert.deepEqual(
      check('The fault of 20 November is found, and you get the next update by 16:30 EET.'),
      [],
    );
    assert.equal(
      fixed('promise-mismatch', 'Наступний лист до 23 листопада, 16:30.', {
        promised: tomorrow,
        language: 'uk',
      }),
      'Наступний лист до 24 листопада, 16:30.',
    );
  });

  it('is not mixed up with other times, nor with a call that is not the update', () => {
    const line = 'We call you at 15:00 to test it together. Next update by 16:30.';
    assert.deepEqual(marked('promise-mismatch', line, { promised }), []);
    assert.deepEqual(
      marked('promise-mismatch', 'It broke at 09:00. Next update by 16:30.', { promised }),
      [],
    );
  });

  it('is asked for until it is resolved, and not of an invitation', () => {
    const check = (overrides: Partial<ReviewContext>) =>
      marked('no-next-update', 'Cards fail.', overrides).length;
    assert.equal(check({}), 1);
    assert.equal(check({ status: 'mitigated' }), 1);
    assert.equal(check({ status: 'resolved' }), 0);
    assert.equal(check({ kind: 'resolved' }), 0);
    assert.equal(check({ kind: 'retry-invitation' }), 0);
    assert.equal(check({ kind: 'escalation' }), 0);
  });

  it('is added by the fix, in the language of the message', () => {
    assert.equal(
      fixed('no-next-update', 'Cards fail.\n\nKind regards\nTom\n', { promised }),
      'Cards fail.\n\nWe will send the next update by 16:30 EET, or as soon as it is resolved.\n\nKind regards\nTom\n',
    );
    const added = fixed('no-next-update', 'Картки не працюють.', { promised, language: 'uk' });
    assert.match(added, /Наступне повідомлення надішлемо до 16:30 за київським часом/u);
    assert.deepEqual(rulesOf(reviewMessage(added, setting({ promised, language: 'uk' }))), []);
  });
});

describe('a time without a zone', () => {
  const apart: Partial<ReviewContext> = { clientZone: 'Europe/London' };

  it('is marked where the clocks differ, and only there', () => {
    assert.deepEqual(marked('time-without-zone', 'It broke at 09:00.', apart), ['09:00']);
    assert.deepEqual(marked('time-without-zone', 'It broke at 09:00.', {}), []);
    assert.deepEqual(
      marked('time-without-zone', 'It broke at 09:00.', { clientZone: 'Europe/Helsinki' }),
      [],
    );
  });

  it('is none in a range, in brackets, or where one zone is named for all', () => {
    const fine = [
      'From 09:00 to 10:15 UTC.',
      'It broke at 09:00 (UTC).',
      '09:00–10:15 GMT it was off.',
      'All times are in UTC. It broke at 09:00, we began at 09:10.',
      'It broke at 9 am your time.',
    ];
    for (const text of fine) assert.deepEqual(marked('time-without-zone', text, apart), [], text);
  });

  it('is no time at all', () => {
    const fine = [
      'The ratio is 16:30:5 in version 5.2.',
      'Room 12, 40 of 90.',
      'It costs 10.30 euro.',
      'Psalm 1-2.',
    ];
    for (const text of fine) assert.deepEqual(marked('time-without-zone', text, apart), [], text);
  });

  it('gets the zone, or is turned into the client’s time', () => {
    assert.equal(fixed('time-without-zone', 'It broke at 09:00.', apart, 0), 'It broke at 09:00 UTC.');
    assert.equal(fixed('time-without-zone', 'It broke at 09:00.', apart, 1), 'It broke at 07:00 UTC.');
  });
});

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

describe('quick fixes', () => {
  it('put the time on record in place of a vague one', () => {
    assert.equal(
      fixed('vague-time', 'You will hear from us soon.', { promised }),
      'You will hear from us by 16:30 EET.',
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

describe('an estimate', () => {
  it('needs a plan on record', () => {
    const text = 'It will be fixed by 18:00. Next update by 16:30.';
    assert.deepEqual(marked('fix-eta', text), ['fixed by 18:00']);
    assert.deepEqual(marked('fix-eta', text, { hasPlan: true }), []);
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
