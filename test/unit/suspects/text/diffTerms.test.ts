import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DiffTerms } from '../../../../src/suspects/text/diffTerms.ts';
import { counts, terms } from '../../../../src/suspects/text/terms.ts';

describe('terms of a diff', () => {
  type Line = readonly ['added' | 'removed', string];

  function taken(hunks: readonly (readonly Line[])[], heading = '') {
    const counted = new DiffTerms();
    for (const hunk of hunks) {
      counted.endHunk();
      counted.heading(heading);
      for (const [side, text] of hunk) {
        const bytes = Buffer.from(`+${text}\n`);
        counted.line(side, bytes, 1, bytes.length - 1);
      }
    }
    return counted.take();
  }

  it('are those of its identifiers, each counted', () => {
    const { changed, around } = taken([[['added', 'chargeCard(card, x, 12ab3)']]], 'function payAll');
    assert.deepEqual([...changed], [...counts(terms('chargeCard card ab3'))]);
    assert.deepEqual([...around], [...counts(terms('function payAll'))]);
  });

  it('come or go where a hunk has them more often on one side, whichever hunk they moved to', () => {
    const renamed = taken([
      [
        ['removed', 'total = full'],
        ['added', 'total = paid'],
      ],
    ]);
    assert.deepEqual(Object.fromEntries(renamed.net), { paid: 1, full: 1 });
    const moved = taken([[['removed', 'total']], [['added', 'total']]]);
    assert.deepEqual([...moved.net], [['total', 2]]);
    assert.deepEqual([...moved.changed], [['total', 2]]);
  });

  it('are read from any script, and no further than a line is looked at', () => {
    const { changed } = taken([[['added', `сумаЗамовлення naïve ${'х'.repeat(380)} beyond`]]]);
    assert.deepEqual(
      [...changed].slice(0, 4).map(([term]) => term),
      ['сумазамовлення', 'сума', 'замовлення', 'naïve'],
    );
    assert.equal(changed.count('beyond'), 0);
    assert.deepEqual([...taken([[['added', `${'- '.repeat(199)}abc`]]]).changed], []);
  });

  it('are the same for the same lines after however many others', () => {
    const word = fc.stringMatching(/^[a-zA-Zéж_][a-z0-9ж]{2,5}$/);
    const lines = fc.array(fc.tuple(fc.constantFrom('added' as const, 'removed' as const), word), {
      maxLength: 200,
    });
    const reused = new DiffTerms();
    fc.assert(
      fc.property(lines, (read) => {
        for (const [side, text] of read) {
          const bytes = Buffer.from(text);
          reused.line(side, bytes, 0, bytes.length);
        }
        const { changed } = reused.take();
        assert.deepEqual(new Map(changed), counts(read.flatMap(([, text]) => terms(text))));
      }),
    );
  });
});
