import assert from 'node:assert/strict';
import { faults, readTexts } from './texts.ts';

const english = readTexts('package.nls.json');
const ukrainian = readTexts('package.nls.uk.json');
const spoken = readTexts('media/l10n/bundle.l10n.uk.json');

const pairs = Object.entries(english).map(([key, text]) => ({ key, text, translated: ukrainian[key] ?? '' }));

describe('strings of the manifest', () => {
  it('are translated whole, with the same links and code', () => {
    const wrong = pairs.flatMap(({ key, text, translated }) =>
      faults(text, translated).map((fault) => `${key}: ${fault}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('say the same thing with the same words as the strings at run time', () => {
    const different = pairs.flatMap(({ key, text, translated }) => {
      const open = spoken[text];
      const short = text.endsWith('…') ? spoken[text.slice(0, -1)] : undefined;
      const same =
        (open ?? translated) === translated && (short ?? translated.slice(0, -1)) === translated.slice(0, -1);
      return same ? [] : [`${key}: ${translated} ≠ ${open ?? short ?? ''}`];
    });
    assert.deepEqual(different, []);
  });
});
