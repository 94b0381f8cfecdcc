import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MessageTerms } from '../../../../src/suspects/text/messageTerms.ts';
import { counts, terms } from '../../../../src/suspects/text/terms.ts';

describe('search terms', () => {
  const messages = new MessageTerms(2000);
  const word = fc.oneof(
    fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,14}$/),
    fc.constantFrom('charge', 'payments', 'chargeCard', 'HTTPServer2', 'сумаЗамовлення', 'naïve', '12ab'),
  );
  const text = fc.array(fc.tuple(word, fc.constantFrom(' ', '.', '(', '\n', '-', '’')), { maxLength: 40 });
  const line = text.map((pieces) => pieces.flat().join('').replaceAll('\n', ' '));
  const written = text.map((pieces) => pieces.flat().join(''));

  it('are the parts of identifiers without endings, and none of what says nothing, in any language', () => {
    assert.deepEqual(terms('The cardPayments_total failed'), [
      'cardpayments_total',
      'card',
      'payment',
      'total',
      'fail',
    ]);
    assert.deepEqual(terms('Оплата карткою'), ['оплата', 'карткою']);
  });

  it('are the same beside letters of another script', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~\n]{0,80}$/), (plain) => {
        assert.deepEqual(terms(`${plain} ж`), terms(plain));
      }),
    );
  });

  it('are counted in a message as they come, those of its subject twice', () => {
    fc.assert(
      fc.property(line, written, (subject, body) => {
        const counted = messages.of(Buffer.from(`${subject}\n\n${body}\n`));
        const expected = counts(terms(`${subject}\n${subject}\n${body}`));
        assert.deepEqual(new Map(counted), expected);
        for (const [term, count] of expected) assert.equal(counted.count(term), count);
        assert.equal(counted.count('nowhere'), 0);
        assert.deepEqual(
          new Map(messages.ofSubject(Buffer.from(`${subject}\n\n${body}`))),
          counts(terms(subject)),
        );
        const damped = [...expected.values()].reduce((sum, count) => sum + 1 + Math.log(count), 0);
        assert.ok(Math.abs(counted.dampedLength - damped) < 1e-9);
        assert.equal(
          counted.length,
          [...expected.values()].reduce((sum, count) => sum + count, 0),
        );
      }),
    );
  });

  it('of a message without a body are those of its subject, and a long body is not read to its end', () => {
    assert.deepEqual(
      [...messages.of(Buffer.from('Charge cards'))],
      [
        ['charge', 2],
        ['card', 2],
      ],
    );
    const long = `Charge\n\n \n${'ж '.repeat(999)}ab beyond`;
    assert.deepEqual(
      [...messages.of(Buffer.from(long))].map(([term]) => term),
      ['charge', 'ab'],
    );
  });

  it('are found that were looked for before any text had them', () => {
    const said = (text: string) => messages.of(Buffer.from(text));
    assert.equal(said('Zebras').count('quagga'), 0);
    assert.equal(said('Quagga').count('quagga'), 2);
  });

  it('are the right ones where a message has more words than are remembered', () => {
    const names = Array.from({ length: 200_001 }, (_, i) => `name${i}`);
    const counted = messages.of(Buffer.from(`${names.join(' ')}\n\nQuagga`));
    assert.equal(counted.count('quagga'), 1);
    assert.equal(counted.count('name7'), 2);
  });
});
