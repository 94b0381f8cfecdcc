import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { getL10nJson } from '@vscode/l10n-dev';
import { reviewMessage } from '../../../../src/writing/review/review.ts';
import { setting } from './setting.ts';

const root = new URL('../../../../', import.meta.url);

async function spoken(): Promise<string[]> {
  const sources = await Promise.all(
    ['src/writing/review/', 'src/writing/messages/'].map(async (folder) => {
      const names = await readdir(new URL(folder, root), { recursive: true });
      const files = names.filter((name) => name.endsWith('.ts'));
      return Promise.all(
        files.map(async (name) => ({
          extension: '.ts',
          contents: await readFile(new URL(folder + name, root), 'utf8'),
        })),
      );
    }),
  );
  return Object.keys(await getL10nJson(sources.flat()));
}

async function translations(): Promise<Record<string, string>> {
  const text = await readFile(new URL('media/l10n/parts/review.uk.json', root), 'utf8');
  return JSON.parse(text) as Record<string, string>;
}

const holes = (text: string): string[] => (text.match(/\{\d\}/gu) ?? []).sort();

describe('what the review and the drafts say', () => {
  it('is translated into Ukrainian, all of it and nothing else', async () => {
    const translated = await translations();
    const keys = (await spoken()).sort();
    assert.ok(keys.length > 40);
    assert.deepEqual(Object.keys(translated).sort(), keys);
    for (const [key, value] of Object.entries(translated)) {
      assert.match(value, /[а-яіїєґ]/iu, key);
      assert.deepEqual(holes(value), holes(key));
    }
  });

  it('is said in Ukrainian when the bundle is', async () => {
    try {
      l10n.config({ contents: await translations() });
      const [finding] = reviewMessage('It will be ready soon. Next update by 16:30.', setting());
      assert.equal(finding?.message, 'Коли саме? Назвіть час і часовий пояс.');
    } finally {
      l10n.config({ contents: {} });
    }
  });
});
