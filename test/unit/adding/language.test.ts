import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../../../src/time/instants.ts';
import { brokenBy } from './compiler.ts';

const root = join(import.meta.dirname, '../../..');

/** What has to be there beside the code. English is what the sources are written in. */
function filesOf(language: string): readonly string[] {
  const letters = readdirSync(join(root, 'media/messages/en')).map(
    (name) => `media/messages/${language}/${name}`,
  );
  if (language === 'en') return [...letters, 'package.nls.json', 'media/playbooks/client-emergency.yaml'];
  return [
    ...letters,
    `package.nls.${language}.json`,
    `media/l10n/bundle.l10n.${language}.json`,
    `media/playbooks/client-emergency.${language}.yaml`,
  ];
}

describe('adding a language', () => {
  it('begins in time/instants.ts, and the compiler names every place in the code that it needs', function () {
    this.timeout(120_000);
    assert.deepEqual(
      brokenBy('src/time/instants.ts', (text) => text.replace("['en', 'uk']", "['en', 'uk', 'pl']")),
      [
        'src/time/instants.ts',
        'src/writing/documents/headings.ts',
        'src/writing/messages/greeting.ts',
        'src/writing/messages/internal.ts',
        'src/writing/messages/moment.ts',
        'src/writing/messages/outgoing.ts',
        'src/writing/messages/questions.ts',
        'src/writing/messages/view.ts',
        'src/writing/review/compile.ts',
      ],
    );
  });

  for (const language of languages) {
    it(`${language} has its letters, strings and playbook`, () => {
      assert.deepEqual(
        filesOf(language).filter((file) => !existsSync(join(root, file))),
        [],
      );
    });
  }

  it('is offered in the settings', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const { contributes } = manifest as {
      contributes: {
        configuration: { properties: { 'sitrep.language': { enum: unknown; enumItemLabels: unknown[] } } };
      };
    };
    const setting = contributes.configuration.properties['sitrep.language'];
    assert.deepEqual(setting.enum, ['auto', ...languages]);
    assert.equal(setting.enumItemLabels.length, languages.length + 1);
  });
});
