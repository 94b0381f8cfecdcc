import assert from 'node:assert/strict';
import { httpsAddress } from '../../../src/workbench/httpsAddress.ts';

describe('an address from a tracker', () => {
  it('may be opened over https, as a browser would write it', () => {
    assert.equal(httpsAddress('https://tracker.example/issues/7'), 'https://tracker.example/issues/7');
    // A letter of another script that looks like an English one shows as what it is.
    assert.equal(httpsAddress('https://trаcker.example/'), 'https://xn--trcker-4nf.example/');
  });

  it('is never offered for opening where it could start or hide something else', () => {
    for (const text of [
      'http://tracker.example/7',
      'command:workbench.action.terminal.new',
      'file:///etc/passwd',
      'vscode://publisher.extension/run',
      'https://tracker.example@elsewhere.example/7',
      'https://user:secret@tracker.example/7',
      `https://tracker.example/${'a'.repeat(300)}`,
      'tickets/01-a.md',
      '',
    ])
      assert.equal(httpsAddress(text), undefined, text);
  });
});
