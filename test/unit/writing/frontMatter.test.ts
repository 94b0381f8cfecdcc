import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFrontMatter, renewFrontMatter } from '../../../src/writing/frontMatter.ts';

describe('front matter', () => {
  it('is renewed key by key, and everything else stays byte for byte', () => {
    const text = [
      '---',
      '# who reads this',
      'own: "a"   # ours',
      'foreign:',
      '  - 1 # one',
      '  -   two',
      'list:',
      '  - old',
      '  - older',
      '# about empty',
      'empty: # nothing yet',
      "last: 'quoted'",
      '---',
      'body',
      '',
    ].join('\n');
    const renewed = renewFrontMatter(text, [
      ['own', 'b: c'],
      ['list', ['new']],
      ['empty', '2026-11-22T08:05:00Z'],
      ['absent', undefined],
      ['added', { kind: 'deploy' }],
      ['last', 'quoted'],
    ]);
    assert.equal(
      renewed,
      [
        '---',
        '# who reads this',
        'own: "b: c"   # ours',
        'foreign:',
        '  - 1 # one',
        '  -   two',
        'list: [new]',
        '# about empty',
        'empty: 2026-11-22T08:05:00Z # nothing yet',
        "last: 'quoted'",
        'added: {kind: deploy}',
        '---',
        'body',
        '',
      ].join('\n'),
    );
  });

  it('keeps a value on its line, whatever ends a line in it', () => {
    const values = ['a\nb', 'a\n---\nb', 'a\r\nb', 'a\u2028---\nb', 'a\u0085b', '\u2029', '"\n', '\ufeff'];
    for (const value of [...values, values, Object.fromEntries(values.map((text) => [text, text]))]) {
      const once = renewFrontMatter('---\ntitle: old\nlast: stays\n---\nbody\n', [['title', value]]);
      assert.deepEqual(readFrontMatter(once).data, { title: value, last: 'stays' });
      assert.equal(readFrontMatter(once).body, 'body\n');
      assert.equal(once.split(/\r\n|[\n\r\u0085\u2028\u2029]/).length, 6);
    }
  });

  it('reads back any value it wrote, and changes nothing the second time', () => {
    const text = fc.string({ unit: 'binary' });
    const key = fc.string({ unit: 'binary', minLength: 1 }).filter((name) => name !== '__proto__');
    const value = fc.oneof(
      text,
      fc.array(text),
      fc.constant(null),
      fc.dictionary(key, text, { noNullPrototype: true }),
    );
    fc.assert(
      fc.property(value, value, (first, second) => {
        const old = renewFrontMatter('---\nkeep: me # please\n---\nbody', [['key', first]]);
        const renewed = renewFrontMatter(old, [['key', second]]);
        const { data, body } = readFrontMatter(renewed);
        assert.deepEqual({ ...data }, { keep: 'me', key: second });
        assert.equal(body, 'body');
        assert.ok(renewed.includes('keep: me # please\n'));
        assert.equal(renewFrontMatter(renewed, [['key', second]]), renewed);
      }),
    );
  });

  it('keeps Windows line endings and a byte order mark', () => {
    const text = '\uFEFF---\r\na: 1\r\n---\r\nbody\r\n';
    assert.equal(renewFrontMatter(text, [['b', 'x']]), '\uFEFF---\r\na: 1\r\nb: x\r\n---\r\nbody\r\n');
  });

  it('is put in front where there is none', () => {
    assert.equal(renewFrontMatter('# Title\n\n---\n', [['a', 'x']]), '---\na: x\n---\n# Title\n\n---\n');
  });

  for (const broken of [
    'a: [',
    '- list',
    'a: 1\na: 2',
    'a: &a [1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c]',
  ]) {
    it(`is left alone where it can’t be read: ${JSON.stringify(broken.slice(0, 20))}`, () => {
      const text = `---\n${broken}\n---\nbody`;
      assert.equal(renewFrontMatter(text, [['a', 'x']]), text);
      assert.equal(readFrontMatter(text).data, undefined);
    });
  }
});
