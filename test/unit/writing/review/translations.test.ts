import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { reviewMessage } from '../../../../src/writing/review/review.ts';
import { setting } from './setting.ts';

const bundle = new URL('../../../../media/l10n/bundle.l10n.uk.json', import.meta.url);

describe('what the review says', () => {
  it('is said in Ukrainian when the bundle is', async () => {
    try {
      l10n.config({ contents: await readFile(bundle, 'utf8') });
      const [finding] = reviewMessage('It will be ready soon. Next update by 16:30.', setting());
      assert.equal(finding?.message, 'Коли саме? Назвіть час і часовий пояс.');
    } finally {
      l10n.config({ contents: {} });
    }
  });
});
