import assert from 'node:assert/strict';
import { writeHandover } from '../../../../src/writing/documents/handover.ts';
import { at, input, journal } from './sampleIncident.ts';

const events = journal(
  ['08:13', 'opened', { title: 'Card payments fail' }],
  ['08:13', 'detail', { field: 'client', value: 'acme' }],
  ['08:13', 'detail', { field: 'what-happens', value: 'The card page says “refused”.\nEvery time.' }],
  ['08:14', 'detail', { field: 'reach', value: 'phone', to: 'acme' }],
  ['08:15', 'update-promised', { to: 'acme', due: at('10:45') }],
  [
    '08:31',
    'suspect-judged',
    { sha: 'def4567890123', verdict: 'cleared', subject: 'New logo', because: 'reverted, no change' },
  ],
  ['08:32', 'detail', { field: 'plan', value: 'Roll back to Friday’s release' }],
);

describe('writeHandover', () => {
  const { text } = writeHandover({ ...input(events), to: 'Olha' });
  const lines = text.split('\n');

  it('says what is promised, in the client’s time and in the reader’s', () => {
    assert.ok(
      lines.includes(
        '- Example Ltd hears from us by 22 November 2026, 12:45 EET (for you: 22 November 2026, 11:45 CET). Overdue by 15 min.',
      ),
      text,
    );
  });

  it('says what was ruled out, what comes next, what is unknown and whom to reach', () => {
    for (const line of [
      '- `def4567890` New logo: reverted, no change',
      '> Roll back to Friday’s release',
      '- What did they expect to happen?',
      '> The card page says “refused”.',
      '> Every time.',
      '- Example Ltd; reach by phone; usual contact Olena; e-mail <it@example.com>',
      '- In the team: A. Developer',
    ]) {
      assert.ok(lines.includes(line), `${line}\n${text}`);
    }
    assert.ok(!lines.includes('- What exactly happens?'));
  });

  it('keeps what a person added when it is written again', () => {
    const edited = text.replace(/> _Write here: how the client is.*/, 'Worried: the sale starts at noon.');
    const again = writeHandover({
      ...input([...events, ...journal(['08:40', 'mitigated'])], edited),
      to: 'Ivan',
    }).text;
    assert.match(again, /Worried: the sale starts at noon\./);
    assert.match(again, /to: Ivan/);
  });
});
