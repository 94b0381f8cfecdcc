import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  endForDialog,
  exactText,
  fitsDialog,
  plain,
  plainLines,
  wrapped,
} from '../../../src/workbench/plainText.ts';

/** Each shows nothing by itself, or acts on what stands beside it. */
const unseen = [
  ...[
    '\u0000',
    '\u0008',
    '\u001b',
    '\u007f',
    '\u0085',
    '\u00ad',
    '\u034f',
    '\u061c',
    '\u115f',
    '\u1160',
    '\u17b4',
  ],
  ...[
    '\u180e',
    '\u200b',
    '\u200d',
    '\u200e',
    '\u2028',
    '\u2029',
    '\u202e',
    '\u2060',
    '\u2066',
    '\u2800',
    '\u3164',
  ],
  ...[
    '\ufe0f',
    '\ufeff',
    '\uffa0',
    '\ufff9',
    '\ue000',
    '\ufdd0',
    '\u{e0041}',
    '\u{e0100}',
    '\u{f0000}',
    '\u{1d159}',
  ],
];
const spaces = ['\u00a0', '\u2003', '\u3000', '\u202f'];

describe('text of others on the screen', () => {
  it('is one line without controls and characters that turn its direction', () => {
    assert.equal(plain('a\u0000b\nc\u202ed\u2066e'), 'a b c d e');
  });

  it('has nothing in it that can’t be seen', () => {
    for (const character of unseen) assert.equal(plain(`a${character}b`), 'a b', JSON.stringify(character));
    assert.equal(plain('\u2800\u3164'), '');
  });

  it('keeps emoji whole', () => {
    assert.equal(plain('❤\ufe0f 👩\u200d🚒 ok'), '❤\ufe0f 👩\u200d🚒 ok');
  });

  it('makes no icon and no link', () => {
    assert.equal(plain('$(flame) on fire').includes('$('), false);
    assert.equal(/\]\(/.test(plain('[Fix it](command:workbench.action.terminal.new)')), false);
    assert.equal(plainLines('a\n[x](https://example.com)').includes(']('), false);
  });

  it('is cut where it is long', () => {
    assert.equal(plain('x'.repeat(300), 10), `${'x'.repeat(9)}…`);
  });
});

describe('a command that a person decides on', () => {
  it('is shown to its last character', () => {
    const command = `kubectl logs ${'x'.repeat(5_000)}; rm -rf ~`;
    assert.equal(exactText(command), command);
    assert.equal(exactText('one\n  two'), 'one\n  two');
    assert.equal(exactText('echo café нет 日本'), 'echo café нет 日本');
  });

  it('shows what can’t be seen', () => {
    for (const character of [...unseen, ...spaces]) {
      const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
      assert.equal(exactText(`a${character}b`), `a⟨U+${code}⟩b`);
    }
    assert.equal(exactText(`a${'\u0301'.repeat(4)}`), 'a\u0301\u0301⟨U+0301⟩⟨U+0301⟩');
    assert.equal(exactText('a\r\nb\tc'), 'a⟨U+000D⟩\nb⟨U+0009⟩c');
  });

  it('counts what could push its end out of sight', () => {
    assert.equal(exactText(`echo ok${' '.repeat(900)}; rm -rf ~`), 'echo ok ⟨900 × U+0020⟩ ; rm -rf ~');
    assert.equal(exactText(`echo ok${'\n'.repeat(50)}rm`), 'echo ok⟨50 × U+000A⟩\nrm');
    assert.equal(exactText(`echo ok\n${' \n'.repeat(49)}rm`), 'echo ok⟨50 × U+000A⟩⟨49 × U+0020⟩\nrm');
    assert.equal(exactText('echo ok\n\nrm'), 'echo ok⟨2 × U+000A⟩\nrm');
  });

  it('never shows two blank lines or an empty-looking character, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', ' ', '\n', '  \n', ...unseen, ...spaces), { maxLength: 60 }),
        (parts) => {
          const shown = exactText(parts.join(''));
          assert.doesNotMatch(shown, /\n *\n/);
          assert.doesNotMatch(shown, / {12}/);
          for (const character of [...unseen, ...spaces]) assert.equal(shown.includes(character), false);
        },
      ),
      { seed: 20261129, numRuns: 300 },
    );
  });

  it('goes into a dialog only where all of it can be seen, else its end does', () => {
    assert.equal(fitsDialog('tail -f app.log'), true);
    assert.equal(fitsDialog(`# a comment\n`.repeat(14)), false);
    assert.equal(fitsDialog('x'.repeat(71 * 14)), false);
    const long = `${'# a comment\n'.repeat(500)}rm -rf ~`;
    assert.equal(fitsDialog(long), false);
    assert.match(endForDialog(long), /\nrm -rf ~$/);
    assert.equal(fitsDialog(endForDialog(long)), true);
  });

  it('loses nothing where its lines are broken for the editor', () => {
    const long = `one ${'😀'.repeat(150)} two\n\nthree`;
    assert.equal(wrapped(long, 100).join(''), long.replaceAll('\n', ''));
    assert.ok(wrapped(long, 100).every((line) => /^.{0,100}$/su.test(line)));
    assert.equal(fitsDialog('日'.repeat(35 * 14)), true);
    assert.equal(fitsDialog('日'.repeat(35 * 14 + 1)), false);
  });
});
