import assert from 'node:assert/strict';
import { ruleIds } from '../../../../src/writing/review/finding.ts';
import { compare, corpus } from '../../../eval/reviewCorpus.ts';

const samples = corpus();

describe('the message corpus', () => {
  it('has at least 80 good and 80 bad messages, about half in each language', () => {
    for (const good of [true, false]) {
      const some = samples.filter(({ expected }) => (expected.length === 0) === good);
      assert.ok(some.length >= 80, `${some.length}`);
      const english = some.filter(({ language }) => language === 'en').length / some.length;
      assert.ok(english > 0.4 && english < 0.6, `${english}`);
    }
  });

  it('names rules that exist, and words that stand in the text', () => {
    for (const { id, text, expected } of samples) {
      for (const { rule, words } of expected) {
        assert.ok((ruleIds as readonly string[]).includes(rule), `${id}: ${rule}`);
        assert.ok(words === undefined || text.includes(words), `${id}: ${words ?? ''}`);
      }
    }
  });

  it('has a fault for every rule in both languages', () => {
    for (const language of ['en', 'uk']) {
      const own = samples.filter((sample) => sample.language === language);
      const covered = new Set(own.flatMap(({ expected }) => expected.map(({ rule }) => rule)));
      assert.deepEqual(
        ruleIds.filter((rule) => !covered.has(rule)),
        [],
        language,
      );
    }
  });
});

describe('the review on the working half of the corpus', () => {
  for (const sample of samples.filter(({ heldOut }) => !heldOut)) {
    it(`agrees on ${sample.id}`, () => {
      const { missed, surplus } = compare(sample);
      assert.deepEqual({ missed, surplus }, { missed: [], surplus: [] });
    });
  }
});
