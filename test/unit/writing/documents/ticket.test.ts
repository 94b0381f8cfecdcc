import assert from 'node:assert/strict';
import {
  parseTicket,
  ticketFile,
  writeTicket,
  type TicketDraft,
} from '../../../../src/writing/documents/ticket.ts';
import { input } from './sampleIncident.ts';

const draft: TicketDraft = {
  ticket: '01JD',
  title: 'Test amounts: "0.5" & more',
  type: 'detect',
  labels: ['payments', 'a: b'],
  source: { file: 'src/my pay.js', line: 12, commit: 'abc1234567890' },
  status: 'open',
  body: 'Do *this*.\n',
};

describe('tickets', () => {
  it('read back as they were written', () => {
    const text = writeTicket(draft, input().incident);
    const { body, ...ticket } = parseTicket(text) ?? assert.fail();
    assert.deepEqual(ticket, {
      ticket: '01JD',
      title: draft.title,
      type: 'detect',
      labels: draft.labels,
      incident: '2026-11-22-card-payments-fail-7q4m',
      source: { file: 'src/my pay.js', line: 12, commit: 'abc1234567' },
      status: 'open',
    });
    assert.match(body, /^# Test amounts[^\n]*\n\nDo \*this\*\.\n\n---/);
  });

  it('keep a source that is a commit, a file, or nothing', () => {
    for (const source of [{ commit: 'abc1234' }, { file: 'a.js' }, { file: 'a.js', line: 3 }, undefined]) {
      const parsed = parseTicket(writeTicket({ ...draft, source }, input().incident));
      assert.deepEqual(
        parsed?.source,
        source === undefined ? undefined : { file: undefined, line: undefined, commit: undefined, ...source },
      );
    }
  });

  it('are read as far as they can be', () => {
    assert.equal(parseTicket('no front matter'), undefined);
    assert.equal(parseTicket('---\na: [\n---\n'), undefined);
    assert.equal(parseTicket('---\ntitle: x\ntype: wish\nlabels: 3\n---\n')?.type, undefined);
  });

  it('are named by number and title', () => {
    assert.equal(ticketFile(1, 'Check ../the <amounts>!'), 'tickets/01-check-the-amounts.md');
  });
});
