import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import { getL10nJson } from '@vscode/l10n-dev';
import { faults, readTexts, root } from './texts.ts';
import { durationText } from '../../../src/time/durations.ts';

const ukrainian = readTexts('media/l10n/bundle.l10n.uk.json');

const importsThem = "import * as l10n from '@vscode/l10n';\n";

/** Contents by path of the sources that hold a text. */
function filesThatName(text: string): ReadonlyMap<string, string> {
  const folder = new URL('src/', root);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const);
  return new Map(files.filter(([, contents]) => contents.includes(text)));
}

/** As one module with one import: the time that the extraction takes grows with the number of imports. */
async function said(): Promise<readonly string[]> {
  const bodies = [...filesThatName(importsThem).values()].map((contents) =>
    contents.replaceAll(/^import .*$/gmu, ''),
  );
  return Object.keys(await getL10nJson([{ extension: '.ts', contents: importsThem + bodies.join('\n') }]));
}

describe('run-time strings', () => {
  it('are all in Ukrainian, and none is left that nothing says any more', async () => {
    const texts = await said();
    assert.ok(texts.length > 600);
    assert.deepEqual(
      texts.filter((text) => !(text in ukrainian)),
      [],
      'missing in media/l10n/bundle.l10n.uk.json',
    );
    assert.deepEqual(
      Object.keys(ukrainian).filter((text) => !texts.includes(text)),
      [],
      'superfluous in media/l10n/bundle.l10n.uk.json',
    );
  });

  it('come from one import of one shape', () => {
    for (const [name, contents] of filesThatName('@vscode/l10n')) {
      assert.ok(contents.includes(importsThem), name);
    }
  });

  it('are written as literals, where they can be found', () => {
    for (const [name, contents] of filesThatName(importsThem)) {
      assert.doesNotMatch(contents, /l10n\.t\(\s*[^\s'"]/, name);
    }
  });

  it('are translated whole, with the same places for values', () => {
    const wrong = Object.entries(ukrainian).flatMap(([text, translated]) =>
      faults(text, translated).map((fault) => `${text} → ${translated}: ${fault}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('are said in Ukrainian once the bundle is loaded', () => {
    try {
      l10n.config({ contents: readFileSync(new URL('media/l10n/bundle.l10n.uk.json', root), 'utf8') });
      assert.equal(durationText(65 * 60_000), '1 год 05 хв');
    } finally {
      l10n.config({ contents: {} });
    }
  });
});
