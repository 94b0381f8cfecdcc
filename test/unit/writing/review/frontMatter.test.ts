import assert from 'node:assert/strict';
import { reviewFrontMatter } from '../../../../src/writing/review/frontMatter.ts';

const clients = ['acme', 'globex'];

function marked(text: string, known = clients): string[] {
  return reviewFrontMatter(text, known).map(({ start, end }) => text.slice(start, end));
}

describe('the review of a draft’s front matter', () => {
  it('marks a client, a kind, a time and a language that nobody knows, from top to bottom', () => {
    const text =
      '---\nto: acne\r\nkind: acknowledgment\npromise: 15:00 tomorrow\nlanguage: "fr"\nsubject: soon\n---\n\nto: x\n';
    assert.deepEqual(marked(text), ['acne', 'acknowledgment', '15:00 tomorrow', '"fr"']);
  });

  it('takes a time without a zone for none', () => {
    for (const time of ['2026-11-22 15:00', '2026-11-22T15:00', 'in 2026'])
      assert.deepEqual(marked(`---\npromise: ${time}\n---\n`), [time]);
    assert.deepEqual(marked('---\npromise: 2026-11-22T15:00+02:00\n---\n'), []);
  });

  it('offers the clients there are, also one whose key needs quotes', () => {
    const [finding] = reviewFrontMatter('---\nto: acne\n---\n', ['Bolt: "GmbH" #1']);
    assert.deepEqual(
      finding?.fixes.map(({ replacement }) => replacement),
      ['"Bolt: \\"GmbH\\" #1"'],
    );
  });

  it('has nothing against what is right, empty or missing', () => {
    assert.deepEqual(marked('---\nto: globex\nkind: progress\npromise: 2026-11-22T15:00:00.000Z\n---\n'), []);
    assert.deepEqual(marked('---\nto: ""\nkind:\npromise:\n---\n'), []);
    assert.deepEqual(marked('Hello'), []);
    assert.deepEqual(marked('---\nto: whom it concerns\n---\n', []), []);
    assert.deepEqual(marked('---\nkind: team-notice\nto: the team\n---\n'), []);
  });
});
