import assert from 'node:assert/strict';
import type { ReviewContext } from '../../../../src/writing/review/finding.ts';
import { reviewMessage } from '../../../../src/writing/review/review.ts';
import { fixed, marked, rulesOf, setting } from './setting.ts';

const due = Date.parse('2026-11-23T14:30:00Z');
const promised = { due, zone: 'Europe/Kyiv' };

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

  it('is not what a letter says was promised before', () => {
    const en = 'We promised you the next update by 15:00 EET. We’ll send the next update by 16:30 EET.';
    const uk = 'Ми обіцяли написати вам до 15:00. Напишемо вам до 16:30.';
    assert.deepEqual(marked('promise-mismatch', text(en), { promised }), []);
    assert.deepEqual(marked('promise-mismatch', text(uk), { promised, language: 'uk' }), []);
    const alone = 'We promised you the next update by 15:00 EET.';
    assert.equal(marked('no-next-update', text(alone), {}).length, 1);
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
    assert.equal(fixed('promise-mismatch', 'Next update by 5 pm.', { promised }), 'Next update by 4:30 PM.');
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
      'Cards fail.\n\nWe’ll send you the next update by 4:30 PM EET, or as soon as this is resolved.\n\nKind regards\nTom\n',
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

describe('an estimate', () => {
  it('needs a plan on record', () => {
    const text = 'It will be fixed by 18:00. Next update by 16:30.';
    assert.deepEqual(marked('fix-eta', text), ['fixed by 18:00']);
    assert.deepEqual(marked('fix-eta', text, { hasPlan: true }), []);
  });

  describe('that the draft itself makes', () => {
    const made = { promised: { ...promised, isMade: true } };
    const text = (line: string): string => `Cards fail.\n\n${line}`;

    it('stands in its text, in whichever form and zone', () => {
      for (const time of ['by 16:30', 'by 4:30 PM EET', 'by 2:30 p.m. UTC', 'before 14:30 UTC'])
        assert.deepEqual(marked('promise-unnamed', text(`Next update ${time}.`), made), [], time);
    });

    it('is missed where the text names another time, and set right there', () => {
      assert.deepEqual(marked('promise-unnamed', text('Next update by 17:00 EET.'), made), ['17:00']);
      assert.deepEqual(rulesOf(reviewMessage(text('Next update by 17:00 EET.'), setting(made))), [
        'promise-unnamed',
      ]);
      assert.equal(
        fixed('promise-unnamed', 'Next update by 5:00 PM EET.', made),
        'Next update by 4:30 PM EET.',
      );
    });

    it('is missed where the text names none, and added', () => {
      const bare = 'Cards fail.\n\nKind regards\nTom\n';
      assert.match(fixed('promise-unnamed', bare, made), /next update by 4:30 PM EET, or as soon/u);
      assert.deepEqual(rulesOf(reviewMessage(bare, setting(made))), ['promise-unnamed']);
    });

    it('is missed in a letter that promises none as well', () => {
      const kind = 'resolved' as const;
      assert.equal(marked('promise-unnamed', 'It works. No data was lost.', { ...made, kind }).length, 1);
    });

    it('is not missed where only the ledger holds it', () => {
      assert.deepEqual(marked('promise-unnamed', text('We look.'), { promised }), []);
    });
  });
});
