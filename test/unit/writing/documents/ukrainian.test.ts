import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { writeHandover } from '../../../../src/writing/documents/handover.ts';
import { writePostmortem } from '../../../../src/writing/documents/postmortem.ts';
import { validatePostmortem } from '../../../../src/writing/documents/validate.ts';
import { input } from './sampleIncident.ts';

const bundle = new URL('../../../../media/l10n/bundle.l10n.uk.json', import.meta.url);

describe('documents in Ukrainian', () => {
  let ukrainian: Record<string, string> = {};
  before(async () => {
    ukrainian = JSON.parse(await readFile(bundle, 'utf8')) as Record<string, string>;
    l10n.config({ contents: ukrainian });
  });
  after(() => l10n.config({ contents: {} }));

  it('keep the English headings that tools read, and their questions count as unanswered', () => {
    const text = writePostmortem(input()).text;
    assert.match(text, /^## What we told the client$/m);
    assert.match(text, /> _Напишіть тут: що вийшло добре\._/);
    assert.match(text, /^- Хто виявив: клієнт\.$/m);
    const closed = text.replace('status: draft', 'status: closed');
    assert.ok(validatePostmortem(closed, []).some(({ rule }) => rule === 'closed-unanswered'));
  });

  it('are renewed when they were written in English before', () => {
    l10n.config({ contents: {} });
    const english = writePostmortem(input()).text;
    l10n.config({ contents: ukrainian });
    const { text, kept } = writePostmortem(input(undefined, english));
    assert.deepEqual(kept, []);
    assert.match(text, /Дотримано 1 з 2\./);
  });

  it('hand over in Ukrainian', () => {
    assert.match(writeHandover({ ...input(), to: 'Ольга' }).text, /^## Відкриті питання$/m);
  });
});
