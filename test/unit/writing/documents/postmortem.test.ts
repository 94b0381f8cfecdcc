import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFrontMatter } from '../../../../src/writing/frontMatter.ts';
import { writePostmortem } from '../../../../src/writing/documents/postmortem.ts';
import { at, conversation, input, journal } from './sampleIncident.ts';

const first = writePostmortem(input()).text;
const more = journal(...conversation, ['10:30', 'note', { text: 'Looked once more' }]);

describe('writePostmortem', () => {
  it('has the headings and the front matter that tools read', () => {
    const headings = first.split('\n').filter((line) => /^##? /.test(line));
    assert.deepEqual(headings, [
      '# 2026-11-22-card-payments-fail-7q4m: Card payments fail at checkout',
      '## Summary',
      '## Impact',
      '## What we told the client',
      '## Detection',
      '## Timeline (UTC)',
      '## Causes',
      '## Was it recurring?',
      '## Fix',
      '## What went well · What went badly · Where we were lucky',
      '## Measures',
      '## Measures of time',
      '## Message to the client',
      '## Debrief',
    ]);
    assert.deepEqual(readFrontMatter(first).data, {
      schema: 'incident-postmortem/1',
      id: '2026-11-22-card-payments-fail-7q4m',
      title: 'Card payments fail at checkout',
      client: 'Example Ltd',
      status: 'draft',
      severity: 'sev1',
      authors: [],
      openedAt: '2026-11-22T08:13:00Z',
      impactStartedAt: '2026-11-22T08:05:00Z',
      clientReportedAt: '2026-11-22T08:12:00Z',
      detectedAt: null,
      detectedBy: 'client',
      acknowledgedAt: '2026-11-22T08:15:00Z',
      mitigatedAt: '2026-11-22T08:40:00Z',
      resolvedAt: '2026-11-22T09:20:00Z',
      clientConfirmedAt: '2026-11-22T10:02:00Z',
      confirmedCause: { kind: 'deploy', sha: 'abc1234567890', deploy: 'deploy/production/1' },
      recurrenceOf: [],
      tags: [],
    });
  });

  it('tells the story from the journal alone, with evidence', () => {
    for (const line of [
      '| Duration of impact | 35 min (22 November 2026, 08:05–08:40 UTC) |',
      '| 2026-11-22 08:04 | Went live: Round amounts | `abc1234567` `deploy/production/1` |',
      '| 2026-11-22 08:15 | Told Example Ltd (acknowledgement, copy) | [01-acknowledgement.md](updates/01-acknowledgement.md) |',
      '| 2026-11-22 08:35 | Watched a retry: nothing reached us | [retry.log](evidence/retry.log) |',
      '| Proof by running: it fails from abc1234567 on | `npm test` | 0 | | |',
      '- `def4567890` New logo: a revert made no difference',
      '| 1 | Test amounts | detect | | | [01-test-amounts.md](tickets/01-test-amounts.md) |',
      '- TTM, time to mitigate: 35 min (`mitigatedAt − impactStartedAt`)',
      '- Confirmed by the client: yes, Example Ltd, 22 November 2026, 10:02 UTC. “It works again” Satisfied.',
    ]) {
      assert.ok(first.split('\n').includes(line), line);
    }
    assert.match(first, /\| 2026-11-22 08:16 UTC \(10:16 EET\) .* Example Ltd: late by 12 min \|/);
    assert.match(first, /Kept 1 of 2\..*Worst lateness 12 min\./);
  });

  it('names nobody but in the handover', () => {
    assert.doesNotMatch(first, /A\. Developer/);
  });

  it('renews what the journal adds, and writes the same twice', () => {
    assert.equal(writePostmortem(input(undefined, first)).text, first);
    const renewed = writePostmortem(input(more, first));
    assert.match(renewed.text, /\| 2026-11-22 10:30 \| Looked once more \| \|/);
    assert.deepEqual(renewed.kept, []);
    assert.equal(writePostmortem(input(more)).text, renewed.text);
  });

  it('keeps every line that a person writes outside the markers', () => {
    const lines = first.split('\n');
    const outside = lines.flatMap((_, index) => (isGenerated(lines, index) ? [] : [index]));
    const body = outside.filter((index) => index > lines.indexOf('---', 1));
    const edit = fc.record({
      at: fc.constantFrom(...body),
      kind: fc.constantFrom('insert', 'replace', 'delete'),
      text: fc.oneof(fc.string(), fc.constantFrom('', '| a | b |', '---', '```', '<!-- note -->', '> said')),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        const edited: (string | undefined)[] = [...lines];
        for (const { at: line, kind, text } of edits) {
          const clean = text.replace(/[\r\n]/g, ' ');
          if (kind === 'delete') edited[line] = undefined;
          else edited[line] = kind === 'insert' ? `${lines[line] ?? ''}\n${clean}` : clean;
        }
        const before = edited.filter((line) => line !== undefined).join('\n');
        const after = writePostmortem(input(more, before)).text;
        assert.deepEqual(humanLines(after), humanLines(before));
      }),
      { numRuns: 60 },
    );
  });

  it('leaves a part alone in which a person wrote, and says so', () => {
    const edited = first.replace('Impact began |', 'Impact began, first seen by the shop |');
    const { text, kept } = writePostmortem(input(more, edited));
    assert.deepEqual(kept, ['timeline']);
    assert.match(text, /first seen by the shop/);
    assert.equal(bodyOf(text), bodyOf(edited));
  });

  it('renews a part that a formatter laid out anew', () => {
    const formatted = first
      .replaceAll('| --- |', '| ------- |')
      .replace('| Impact began |', '|   Impact began    |');
    assert.match(writePostmortem(input(more, formatted)).text, /Looked once more/);
  });

  it('respects removed markers, and loses nothing around damaged ones', () => {
    const begin = /<!-- sitrep:begin timeline [0-9a-f]{12} -->/.exec(first)?.[0] ?? '';
    const end = '<!-- sitrep:end timeline -->';
    const wholePart = new RegExp(`${begin}[\\s\\S]*${end}\n`);
    const without = first.replace(wholePart, '');
    assert.equal(bodyOf(writePostmortem(input(more, without)).text), bodyOf(without));
    const part = wholePart.exec(first)?.[0] ?? '';
    for (const damaged of [
      `${first}\n${part}`,
      first.replace(end, ''),
      first.replace(begin, ''),
      first.replace(end, begin),
      first.replace(begin, `${begin}\n${begin}`),
    ]) {
      assert.equal(bodyOf(writePostmortem(input(more, damaged)).text), bodyOf(damaged));
    }
    const joined = first
      .replace('<!-- sitrep:end impact -->', '')
      .replace(/<!-- sitrep:begin promises .*-->/, '');
    const renewed = bodyOf(writePostmortem(input(more, joined)).text);
    assert.equal(renewed.replace(/.*Looked once more.*\n/, ''), bodyOf(joined));
  });

  it('keeps what a person filled in for a measure, and adds a row for a new ticket', () => {
    const edited = first.replace('| detect | | |', '| detect | Olha | 2026-12-01 |');
    const ticket = { ticket: 't2', title: 'Alert on refusals', type: 'detect', file: 'tickets/02-alert.md' };
    const { text } = writePostmortem(
      input(journal(...conversation, ['11:00', 'ticket-created', ticket]), edited),
    );
    const rows = text
      .split('\n')
      .filter((line) => /^\| \d/.test(line) && line.includes('tickets/') && line.includes('detect'));
    assert.deepEqual(rows, [
      '| 1 | Test amounts | detect | Olha | 2026-12-01 | [01-test-amounts.md](tickets/01-test-amounts.md) |',
      '| 2 | Alert on refusals | detect | | | [02-alert.md](tickets/02-alert.md) |',
    ]);
  });

  it('leaves a person’s front matter as it is, comments and order too', () => {
    const edited = first
      .replace('status: draft', 'reviewer: Olha # asked on Monday\nstatus: in-review   # since Tuesday')
      .replace('tags: []', 'tags: [payments]\n# the end')
      .replace('detectedAt:', 'detectedAt: 2026-11-22T08:20:00Z');
    const { text } = writePostmortem(input(journal(...conversation, ['11:00', 'reopened']), edited));
    for (const line of [
      'reviewer: Olha # asked on Monday',
      'status: in-review   # since Tuesday',
      'tags: [payments]',
      '# the end',
      'detectedAt: 2026-11-22T08:20:00Z',
      'resolvedAt:',
    ]) {
      assert.ok(text.split('\n').includes(line), line);
    }
  });

  it('keeps line endings, and front matter that can’t be read', () => {
    const windows = first.replaceAll('\n', '\r\n');
    const renewed = writePostmortem(input(more, windows)).text;
    assert.match(renewed, /Looked once more/);
    assert.doesNotMatch(renewed, /[^\r]\n/);
    const broken = first.replace('tags: []', 'tags: [');
    assert.ok(
      writePostmortem(input(more, broken)).text.startsWith(broken.slice(0, broken.indexOf('# 2026'))),
    );
  });

  it('is not changed by hostile text', () => {
    const hostile = '<!-- sitrep:end timeline -->\n```\n# x | [a](command:b) : ; \u001b[31m\u202e';
    const events = journal(
      ['08:13', 'opened', { title: hostile }],
      ['08:20', 'note', { text: hostile, place: { file: hostile } }],
      [
        '08:30',
        'suspect-judged',
        { sha: 'abc', verdict: 'confirmed', subject: hostile, wentLive: at('08:01') },
      ],
      ['08:40', 'mitigated', { how: hostile }],
    );
    const text = writePostmortem(input(events)).text;
    assert.equal(writePostmortem(input(events, text)).text, text);
    assert.equal(text.split('\n').filter((line) => /^#{1,2} /.test(line)).length, 14);
    assert.doesNotMatch(text.replace(/^title: .*/m, ''), /\u202e|\u001b/);
    const chart = /```mermaid\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
    for (const line of chart.trim().split('\n').slice(2)) assert.match(line, /^ {4}[\d ∶-]+ : [^:;#%"<>]+$/);
  });

  it('names no client where none is known', () => {
    const promised = journal(
      ['08:13', 'opened', { title: 'x' }],
      ['08:14', 'update-promised', { to: '', due: at('08:30') }],
    );
    assert.match(writePostmortem(input(promised)).text, /\| – \| missed, overdue by/);
  });

  it('writes of an incident that has only a title', () => {
    assert.match(
      writePostmortem(input(journal(['08:13', 'opened', { title: 'x' }]))).text,
      /No promise is recorded/,
    );
    assert.match(writePostmortem(input([])).text, /^# 2026-11-22/m);
  });
});

function isGenerated(lines: readonly string[], index: number): boolean {
  const begins = lines.slice(0, index + 1).findLastIndex((line) => line.startsWith('<!-- sitrep:begin'));
  const ends = lines.slice(0, index).findLastIndex((line) => line.startsWith('<!-- sitrep:end'));
  return begins > ends;
}

/** Everything but the insides of the parts and the front matter. */
function humanLines(text: string): string[] {
  const lines = bodyOf(text).split('\n');
  return lines.filter((line, index) => !isGenerated(lines, index) || line.startsWith('<!-- sitrep:'));
}

/** Without what the markers remember. */
function bodyOf(text: string): string {
  return readFrontMatter(text).body.replace(/(?<=<!-- sitrep:begin [a-z-]+)(?: [0-9a-f]{12})+/g, '');
}
