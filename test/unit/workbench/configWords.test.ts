import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { readConfig } from '../../../src/config/readConfig.ts';
import { configSentence } from '../../../src/workbench/documents/configWords.ts';

const bundle = new URL('../../../media/l10n/bundle.l10n.uk.json', import.meta.url);

describe('what is wrong in the team’s file, in words', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sitrep-words-'));
    await mkdir(join(folder, '.sitrep'));
  });
  after(() => rm(folder, { recursive: true }));
  afterEach(() => l10n.config({ contents: {} }));

  async function sentences(text: string): Promise<string[]> {
    await writeFile(join(folder, '.sitrep/config.yaml'), text);
    return (await readConfig(folder)).problems.map(configSentence);
  }

  const mistakes =
    'clients:\n  acme:\n    timeZone: Mars\n    usualContact: [1]\n    email: nobody\ndeploys:\n  tagPattern: "(["\nclients: {}\n';

  it('are sentences', async () => {
    assert.deepEqual(await sentences(mistakes), [
      '“clients.acme.timeZone” can’t be used. Expected: a time zone, as in Europe/Kyiv. The default is used.',
      '“clients.acme.usualContact” can’t be read. Expected: text.',
      '“clients.acme.email” can’t be used. Expected: an e-mail address. The default is used.',
      '“deploys.tagPattern” can’t be used. Expected: a regular expression. The default is used.',
      '“clients” stands here twice. The first one counts.',
    ]);
    assert.ok(
      (await sentences('clients:\n\tacme: {}\n')).some((sentence) => sentence.includes('with a tab')),
    );
    assert.equal(
      configSentence({ kind: 'bad-value', key: 'phases.0.id', expected: 'required' }),
      '“phases.0.id” is missing.',
    );
  });

  it('have no English left in Ukrainian', async () => {
    const contents = JSON.parse(await readFile(bundle, 'utf8')) as Record<string, string>;
    l10n.config({ contents });
    for (const sentence of await sentences(mistakes)) {
      const prose = sentence.replace(/«.*?»/u, '').replace('Europe/Kyiv', '');
      assert.doesNotMatch(prose, /[a-z]/iu);
    }
  });
});
