import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DraftHeader } from '../../../../src/writing/messages/header.ts';
import { formatDraft, parseDraft } from '../../../../src/writing/messages/header.ts';
import { messageKinds } from '../../../../src/incident/messageKinds.ts';
import { parse } from 'yaml';

const header: DraftHeader = {
  to: 'acme',
  kind: 'progress',
  channel: 'mail',
  subject: 'Update: "cards" #1',
  promise: Date.parse('2026-11-23T14:30:00Z'),
  language: 'en',
  incident: '2026-11-23-card-payments-fail-7q4m',
  batch: 'progress-2k',
};

describe('the header of a draft', () => {
  it('is read back as it was written', () => {
    const text = formatDraft(header, 'Hello\n');
    const draft = parseDraft(text);
    assert.deepEqual(draft.header, header);
    assert.equal(draft.body, 'Hello\n');
    assert.equal(text.slice(draft.bodyStart), 'Hello\n');
    assert.deepEqual(draft.unreadable, []);
  });

  it('is read back whatever people write into it, and is good YAML', () => {
    const line = fc
      .string({ unit: 'grapheme' })
      .map((text) => text.replace(/[\r\n\u2028\u2029\u0085]/gu, ' ').trim());
    const some = line.filter((text) => text !== '');
    fc.assert(
      fc.property(
        fc.record({ to: some, channel: some, subject: some, incident: some }),
        fc.constantFrom(...messageKinds),
        fc.string({ unit: 'grapheme' }),
        (texts, kind, body) => {
          const given = { ...header, ...texts, kind };
          const text = formatDraft(given, `B${body}`);
          const draft = parseDraft(text);
          assert.deepEqual(draft.header, given);
          assert.equal(draft.body, `B${body}`);
          const yaml = parse(text.split('\n---\n')[0]!.slice(4)) as Record<string, unknown>;
          assert.equal(yaml['subject'], given.subject);
          assert.equal(yaml['to'], given.to);
        },
      ),
    );
  });

  it('survives edits by hand', () => {
    const draft = parseDraft(
      "\uFEFF---\r\nKIND:   resolved # done\r\nreviewed: by Petro\r\n\r\n subject: 'It''s back'\r\nlanguage: fr\r\nto:\r\n---\r\n\r\n\r\nHello\r\n",
    );
    assert.equal(draft.header.kind, 'resolved');
    assert.equal(draft.header.subject, "It's back");
    assert.equal(draft.header.to, undefined);
    assert.equal(draft.header.language, undefined);
    assert.deepEqual(draft.unreadable, ['language']);
    assert.deepEqual(draft.otherLines, ['reviewed: by Petro']);
    assert.equal(draft.body, 'Hello\r\n');
    assert.match(formatDraft(draft.header, draft.body, draft.otherLines), /reviewed: by Petro/u);
  });

  it('is read as YAML, over several lines too, and as it stands where it is no YAML', () => {
    const subjects = [
      ['subject: >-\n  Cards fail\n  kind: of\n\n  again', 'Cards fail kind: of\nagain'],
      ['subject: Cards\n  fail', 'Cards fail'],
      ['subject: "Cards \\u0023 1" # said twice', 'Cards # 1'],
      ['subject: Update: cards fail # today', 'Update: cards fail'],
      ['subject: [urgent] cards', '[urgent] cards'],
      ['subject: !urgent cards', '!urgent cards'],
      ['subject: 0x10', '0x10'],
    ] as const;
    for (const [entry, subject] of subjects) {
      const draft = parseDraft(`---\n${entry}\nkind: progress\n---\n\nHello\n`);
      assert.equal(draft.header.subject, subject);
      assert.equal(draft.header.kind, 'progress');
      assert.deepEqual(draft.otherLines, []);
    }
  });

  it('may be missing', () => {
    const draft = parseDraft('Hello\n\n---\n\nkind: progress\n---\n');
    assert.equal(draft.header.kind, undefined);
    assert.equal(draft.body, 'Hello\n\n---\n\nkind: progress\n---\n');
  });

  it('never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        for (const one of [text, `---\n${text}`, `---\n${text}\n---\n${text}`]) {
          const draft = parseDraft(one);
          assert.ok(one.endsWith(draft.body));
        }
      }),
    );
  });
});
