import assert from 'node:assert/strict';
import { exactText, plain, plainLines } from '../../../src/workbench/plainText.ts';

describe('text of others on the screen', () => {
  it('is one line without controls and characters that turn its direction', () => {
    assert.equal(plain('a\u0000b\nc\u202ed\u2066e'), 'a b c d e');
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
    assert.equal(exactText('one\ntwo'), 'one\ntwo');
  });

  it('shows what can’t be seen', () => {
    assert.equal(exactText('echo \u202e\u200b\u001b[8m'), 'echo \\u{202e}\\u{200b}\\u{1b}[8m');
    assert.equal(exactText(`echo ok${' '.repeat(900)}; rm -rf ~`), 'echo ok [900 × \\u{20}] ; rm -rf ~');
    assert.equal(exactText(`echo ok${'\n'.repeat(50)}rm`), 'echo ok\n[50 × \\n]\nrm');
  });
});
