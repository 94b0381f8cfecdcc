import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextTerms } from '../../../src/suspects/termCounts.ts';
import { counts, terms } from '../../../src/suspects/terms.ts';

describe('search terms', () => {
  const texts = new TextTerms();
  const word = fc.oneof(
    fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,14}$/),
    fc.constantFrom('charge', 'payments', 'chargeCard', 'HTTPServer2', 'сумаЗамовлення', 'naïve', '12ab'),
  );
  const text = fc.array(fc.tuple(word, fc.constantFrom(' ', '.', '(', '\n', '-', '’')), { maxLength: 40 });
  const written = text.map((pieces) => pieces.flat().join(''));

  it('are the same beside letters of another script', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~\n]{0,80}$/), (plain) => {
        assert.deepEqual(terms(`${plain} ж`), terms(plain));
      }),
    );
  });

  it('are counted in a text as they come', () => {
    fc.assert(
      fc.property(written, (said) => {
        const counted = texts.of(said);
        const expected = counts(terms(said));
        assert.deepEqual(new Map(counted), expected);
        for (const [term, count] of expected) assert.equal(counted.count(term), count);
        assert.equal(counted.count('nowhere'), 0);
        const damped = [...expected.values()].reduce((sum, count) => sum + 1 + Math.log(count), 0);
        assert.ok(Math.abs(counted.dampedLength - damped) < 1e-9);
        assert.equal(
          counted.length,
          [...expected.values()].reduce((sum, count) => sum + count, 0),
        );
      }),
    );
  });
});
