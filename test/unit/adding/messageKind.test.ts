import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { messageKinds } from '../../../src/incident/messageKinds.ts';
import { languages } from '../../../src/time/instants.ts';
import { brokenBy } from './compiler.ts';

const media = join(import.meta.dirname, '../../../media/messages');

describe('adding a kind of message', () => {
  it('begins in incident/messageKinds.ts, and the compiler asks for its two names', function () {
    this.timeout(120_000);
    const broken = brokenBy('src/incident/messageKinds.ts', (text) =>
      text
        .replace('resolved: {},', "resolved: {},\n  'status-page': { isQuestion: true },")
        .replace("'escalation'", "'escalation', 'on-call-notice'"),
    );
    assert.deepEqual(broken, ['src/workbench/words.ts', 'src/writing/documents/messageWords.ts']);
  });

  it('needs a letter in each language, and no letter is left of a kind that is gone', () => {
    const letters = messageKinds.map((kind) => `${kind}.mustache`).sort();
    for (const language of languages)
      assert.deepEqual(readdirSync(join(media, language)).sort(), letters, language);
  });
});
