import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { writeHandover } from '../../../../src/writing/documents/handover.ts';
import { writePostmortem } from '../../../../src/writing/documents/postmortem.ts';
import { validatePostmortem } from '../../../../src/writing/documents/validate.ts';
import type { DocumentInput } from '../../../../src/writing/documents/incidentTexts.ts';
import { replay } from '../../../../src/incident/replay.ts';
import { readFrontMatter } from '../../../../src/writing/frontMatter.ts';
import { at, conversation, input, journal, type JournalItem } from './sampleIncident.ts';

const bundle = new URL('../../../../media/l10n/bundle.l10n.uk.json', import.meta.url);

describe('documents in Ukrainian', () => {
  let ukrainian: Record<string, string> = {};
  before(async () => {
    ukrainian = JSON.parse(await readFile(bundle, 'utf8')) as Record<string, string>;
    l10n.config({ contents: ukrainian });
  });
  after(() => l10n.config({ contents: {} }));

  it('have their questions count as unanswered in a window of any language', () => {
    const text = writePostmortem(ukrainianInput()).text;
    assert.match(text, /^## Що ми повідомляли клієнтові$/m);
    assert.match(text, /> _Напишіть тут: що вийшло добре\._/);
    assert.match(text, /^- Хто виявив: клієнт\.$/m);
    const closed = text.replace('status: draft', 'status: closed');
    for (const contents of [ukrainian, {}]) {
      l10n.config({ contents });
      const rules = validatePostmortem(closed, ['amounts']).map(({ rule }) => rule);
      for (const rule of [
        'closed-unanswered',
        'why-client-first',
        'measure-incomplete',
        'name-under-causes',
      ]) {
        assert.ok(
          rules.some((found) => found === rule),
          rule,
        );
      }
    }
    l10n.config({ contents: ukrainian });
  });

  it('take the answer to a Ukrainian question', () => {
    const text = writePostmortem(ukrainianInput()).text;
    const question = '**Чому клієнт помітив раніше за нас?**';
    const answered = text.replace(question, `${question}\n\nНічого не стежило за оплатами.`);
    assert.ok(!validatePostmortem(answered, []).some(({ rule }) => rule === 'why-client-first'));
  });

  it('say nothing in English but names, keys and code', () => {
    const events = journal(...conversation, ...everything);
    for (const text of [
      writePostmortem({ ...ukrainianInput(), incident: replay('2026-11-22-pay-7q4m', events) }).text,
      writeHandover({ ...ukrainianInput(), incident: replay('2026-11-22-pay-7q4m', events), to: 'Ольга' })
        .text,
    ]) {
      assert.deepEqual(latinWords(text), []);
    }
  });

  it('write dates inside sentences in words', () => {
    const text = writePostmortem(ukrainianInput()).text;
    assert.match(text, /^- Клієнт повідомив: 22 листопада 2026 р\., 08:12 UTC\.$/m);
    assert.match(text, /35 хв \(22 листопада 2026 р\., 08:05–08:40 UTC\)/);
    const prose = bodyOf(text)
      .split('\n')
      .filter((line) => !line.startsWith('|') && !line.startsWith('    '));
    assert.doesNotMatch(prose.join('\n'), /\d{4}-\d\d-\d\d \d\d:\d\d/);
  });

  it('are renewed when they were written in English before', () => {
    l10n.config({ contents: {} });
    const english = writePostmortem(input()).text;
    l10n.config({ contents: ukrainian });
    const { text, kept } = writePostmortem({ ...ukrainianInput(), existing: english });
    assert.deepEqual(kept, []);
    assert.match(text, /^## Summary$/m);
    assert.match(text, /Дотримано 1 з 2\./);
  });

  it('hand over in Ukrainian', () => {
    assert.match(writeHandover({ ...ukrainianInput(), to: 'Ольга' }).text, /^## Відкриті питання$/m);
  });
});

function ukrainianInput(): DocumentInput {
  return { ...input(), language: 'uk' };
}

/** What the sample leaves out; the words of people are Ukrainian. */
const everything: readonly JournalItem[] = [
  ['10:03', 'reopened', { reason: 'знову' }],
  ['10:04', 'promise-taken-back', { promise: 'e9', reason: 'домовилися інакше' }],
  ['10:05', 'update-promised', { to: 'acme', due: at('10:30') }],
  ['10:06', 'reproduced', { where: 'стенд', result: 'fails' }],
  ['10:07', 'severity-changed', { severity: 'sev2', reason: 'обхід' }],
  [
    '10:08',
    'retry-watched',
    {
      from: at('10:07'),
      to: at('10:08'),
      sources: [{ label: 'журнал', records: 3, errors: 1 }],
      newKinds: [],
    },
  ],
  ['10:09', 'proof-step', { run: 'r2', sha: 'abc1234567890', verdict: 'good', role: 'live' }],
  ['10:10', 'handed-over', { to: 'Ольга', owed: [] }],
  ['10:11', 'taken-over', { to: 'Ольга', how: 'телефоном' }],
  ['10:12', 'mitigated', { how: 'відкотили' }],
  ['10:13', 'client-confirmed', { to: 'acme', words: 'Працює', untold: 'вони самі зателефонували' }],
  ['10:14', 'closed', { owed: [], untold: 'вони знають' }],
];

function bodyOf(text: string): string {
  return readFrontMatter(text).body;
}

/** Words in Latin letters outside of code, links, comments and what the sample's people and commits say. */
function latinWords(text: string): string[] {
  const plain = bodyOf(text)
    .replace(/```(?:mermaid\ntimeline)?/g, '')
    .replace(/^ {4}title/m, '')
    .replace(/<!--.*?-->|`[^`]*`|\[[^\]]*\]\([^)]*\)|<[^>]*>/g, '')
    .replace(
      /2026-11-22-pay-7q4m|Card payments fail at checkout|Example Ltd|Round amounts|New logo|It works again|a revert made no difference|went live 1 min before|rolled back|amounts are not rounded any more|Test amounts|Olena|A\. Developer/g,
      '',
    );
  const known = new Set([
    'UTC',
    'EET',
    'CET',
    'TTD',
    'TTA',
    'TTM',
    'TTR',
    'sev1',
    'sev2',
    'abc1234567',
    'def4567890',
    'copy',
    'resolvedAt',
  ]);
  return [...new Set(plain.match(/[A-Za-z][A-Za-z0-9]+/g) ?? [])].filter(
    (word) => !known.has(word) && !/^\d|2026/.test(word),
  );
}
