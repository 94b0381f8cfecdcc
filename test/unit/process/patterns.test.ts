import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compilePattern, namedGroups, type Matches } from '../../../src/process/patterns.ts';

async function match(source: string, texts: readonly string[], flags: '' | 'm' = ''): Promise<Matches> {
  const pattern = await compilePattern(source, flags);
  assert.ok(pattern, source);
  return pattern.match(texts);
}

describe('a regular expression from a configuration', () => {
  it('gives its named groups, also those that took no part', async () => {
    const found = await match('^(?<env>\\w+)/(?:v(?<stamp>\\d+)|(?<name>x))$', ['live/v3', 'live', 'a/x']);
    assert.deepEqual(found, [
      { env: 'live', stamp: '3', name: undefined },
      undefined,
      { env: 'a', stamp: undefined, name: 'x' },
    ]);
  });

  it('answers where an engine that goes back would never end', async () => {
    const letters = 'a'.repeat(40);
    for (const source of ['(a+)+$', '^(a|a)*$', '^(?:a?){40}a{40}b', '(.*,)*z', '([a-z]+)*!?$x']) {
      assert.notEqual(await match(source, [`${letters}!`]), 'too-slow', source);
    }
    assert.deepEqual(await match('(a+)+$', [`${letters}!`, letters]), [undefined, {}]);
  });

  it('is stopped where only such an engine can run it', async () => {
    const letters = 'a'.repeat(40);
    for (const source of ['^(?=(a+)+$)b|^(a+)+$', '^(a+)+\\1$']) {
      assert.equal(await match(source, [`${letters}!`]), 'too-slow', source);
    }
  });

  it('still runs where it looks around or refers back', async () => {
    assert.deepEqual(await match('^(?!rc)(?<env>\\w+)-\\k<env>$', ['live-live', 'rc-rc', 'a-b']), [
      { env: 'live' },
      undefined,
      undefined,
    ]);
    assert.deepEqual(await match('(?<sha>[0-9a-f]{7,64})(?= ok)', ['1234567 ok', '1234567 no']), [
      { sha: '1234567' },
      undefined,
    ]);
  });

  it('neither fills the memory nor takes long with huge repetitions and long texts', async () => {
    for (const source of ['(a?){1000}'.repeat(90), '(((a?){30}){30})'.repeat(60), '(?:a{1000}){1000}']) {
      await match(source, ['a'.repeat(1000)]);
    }
    assert.deepEqual(await match('^a*(?<end>b)$', [`${'a'.repeat(1_000_000)}b`]), [{ end: 'b' }]);
    assert.equal(await compilePattern('('.repeat(50_000) + ')'.repeat(50_000)), undefined);
  });

  it('matches at the ends of lines where that is asked for', async () => {
    assert.deepEqual(await match('^b$', ['a\nb\nc'], 'm'), [{}]);
    assert.deepEqual(await match('^b$', ['a\nb\nc']), [undefined]);
  });

  it('matches what JavaScript matches', async () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '.',
      '\\d',
      '\\w+',
      '[ab]',
      '(?<x>a|b)',
      '^',
      '$',
      'a*?',
      'b{1,2}',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(piece, { minLength: 1, maxLength: 6 }),
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', 'ї') }), { maxLength: 5 }),
        async (pieces, texts) => {
          const native = new RegExp(pieces.join(''), 'u');
          const expected = texts.map((text) => {
            const found = native.exec(text);
            return found === null ? undefined : { ...found.groups };
          });
          assert.deepEqual(await match(pieces.join(''), texts), expected);
        },
      ),
      { numRuns: 200, seed: 7 },
    );
  });

  it('is none where JavaScript can’t read it', async () => {
    for (const source of ['(', '[', '(?<a>x)(?<a>y)', '*', '(?i)x']) {
      assert.equal(await compilePattern(source), undefined, source);
      assert.equal(namedGroups(source), undefined, source);
    }
  });

  it('tells the names of its groups without running it', () => {
    assert.deepEqual(namedGroups('(?<at>\\S+) (?<sha>\\w+)'), ['at', 'sha']);
    assert.deepEqual(namedGroups('\\(?<at>[(?<sha>](?<=x)(?<!y)'), []);
    assert.deepEqual(namedGroups('((((a?){100}){100}){100}){100}(?<x>)'), ['x']);
  });
});
