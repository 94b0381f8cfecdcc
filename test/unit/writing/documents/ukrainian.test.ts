import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { writeHandover } from '../../../../src/writing/documents/handover.ts';
import { writePostmortem } from '../../../../src/writing/documents/postmortem.ts';
import { validatePostmortem } from '../../../../src/writing/documents/validate.ts';
import { input } from './sampleIncident.ts';

const sources = new URL('../../../../src/writing/documents/', import.meta.url);
const bundle = new URL('../../../../media/l10n/parts/documents.uk.json', import.meta.url);

describe('documents in Ukrainian', () => {
  let ukrainian: Record<string, string> = {};
  before(async () => {
    ukrainian = JSON.parse(await readFile(bundle, 'utf8')) as Record<string, string>;
    l10n.config({ contents: ukrainian });
  });
  after(() => l10n.config({ contents: {} }));

  it('have every sentence, with the same places for values, and none too many', async () => {
    const used = new Set<string>();
    for (const name of await readdir(sources)) {
      const source = await readFile(new URL(name, sources), 'utf8');
      for (const [, single, double] of source.matchAll(/l10n\.t\(\s*(?:'((?:[^'\\]|\\.)*)'|"([^"]*)")/g)) {
        used.add(single ?? double ?? '');
      }
    }
    assert.deepEqual([...used].sort(), Object.keys(ukrainian).sort());
    const places = (text: string): string[] => [...text.matchAll(/\{\d\}/g)].map(([place]) => place).sort();
    for (const [english, text] of Object.entries(ukrainian)) {
      assert.deepEqual(places(text), places(english), english);
      assert.match(text, /\p{Script=Cyrillic}|^\{/u, english);
    }
  });

  it('keep the English headings that tools read, and their questions count as unanswered', () => {
    const text = writePostmortem(input()).text;
    assert.match(text, /^## What we told the client$/m);
    assert.match(text, /> _Напишіть тут: що вийшло добре\._/);
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
