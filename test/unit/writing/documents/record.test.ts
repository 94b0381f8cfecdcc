import assert from 'node:assert/strict';
import type { JournalEvent } from '../../../../src/incident/events.ts';
import { writeHandover } from '../../../../src/writing/documents/handover.ts';
import { readFrontMatter } from '../../../../src/writing/frontMatter.ts';
import { writePostmortem } from '../../../../src/writing/documents/postmortem.ts';
import { at, input, journal, type JournalItem } from './sampleIncident.ts';

const opened: JournalItem = ['08:13', 'opened', { title: 'Card payments fail' }];
const acme: JournalItem = ['08:13', 'detail', { field: 'client', value: 'acme' }];

function postmortem(...items: readonly JournalItem[]): string {
  return writePostmortem(input(journal(...items))).text;
}

function handover(...items: readonly JournalItem[]): string {
  return writeHandover({ ...input(journal(...items)), to: 'Olha' }).text;
}

/** What stands between a heading and the next one. */
function section(text: string, heading: string): string {
  const [, after = ''] = text.split(`\n${heading}\n`);
  return after.split(/\n#{2,3} /)[0] ?? '';
}

describe('the record in documents', () => {
  it('says how late an update was as the tree does: whole minutes, rounded down', () => {
    const text = postmortem(
      opened,
      acme,
      ['08:15', 'update-promised', { to: 'acme', due: at('08:30') }],
      [
        '08:42',
        'update-sent',
        {
          to: 'acme',
          kind: 'progress',
          channel: 'phone',
          next: null,
          happened: '2026-11-22T08:42:40.000Z',
        },
      ],
    );
    assert.match(text, /Example Ltd: late by 12 min \|/);
    assert.match(text, /Worst lateness 12 min\./);
  });

  it('knows from the client’s report when we knew, and says so', () => {
    const text = postmortem(
      opened,
      ['08:13', 'detail', { field: 'started', value: at('08:05') }],
      ['08:13', 'detail', { field: 'reported', value: at('08:12') }],
    );
    assert.match(
      text,
      /- TTD, time to detect: 7 min, when the client reported it \(`clientReportedAt − impactStartedAt`\)/,
    );
    assert.match(
      section(text, '## Detection'),
      /We knew of it from that report: nothing in the record says that we knew earlier\./,
    );
  });

  it('gives both dates of an impact that went over midnight', () => {
    const text = postmortem(
      opened,
      ['08:13', 'detail', { field: 'started', value: '2026-11-21T23:00:00.000Z' }],
      ['08:40', 'mitigated'],
    );
    assert.match(text, /9 h 40 min \(21 November 2026, 23:00 UTC – 22 November 2026, 08:40 UTC\)/);
  });

  it('keeps the highest severity when the reason of one is corrected', () => {
    const text = postmortem(
      opened,
      ['08:14', 'severity-changed', { severity: 'sev1', reason: 'payments' }],
      ['08:50', 'severity-changed', { severity: 'sev2' }],
      ['08:55', 'corrected', { target: 'e2', text: 'no card is taken' }],
    );
    assert.equal(readFrontMatter(text).data?.['severity'], 'sev1');
    assert.match(text, /Severity set to sev1: no card is taken/);
  });

  it('takes a severity that was retracted for one that never was', () => {
    const text = postmortem(
      opened,
      ['08:14', 'severity-changed', { severity: 'sev1' }],
      ['08:15', 'severity-changed', { severity: 'sev2' }],
      ['08:16', 'corrected', { target: 'e2', retracted: true }],
    );
    assert.equal(readFrontMatter(text).data?.['severity'], 'sev2');
  });

  it('counts no silence of a client who was corrected away', () => {
    const wrong: JournalItem = ['08:14', 'detail', { field: 'client', value: 'globex' }];
    const said = (clock: string): JournalItem => [
      clock,
      'update-sent',
      { to: 'acme', kind: 'progress', channel: 'phone', next: null },
    ];
    const events: JournalItem[] = [
      opened,
      acme,
      wrong,
      said('08:23'),
      said('08:33'),
      ['08:37', 'resolved', { owed: [] }],
    ];
    assert.match(postmortem(...events), /Longest silence 23 min\./);
    const corrected: JournalItem[] = [...events, ['08:40', 'corrected', { target: 'e3', retracted: true }]];
    assert.match(postmortem(...corrected), /Longest silence 10 min\./);
  });

  it('lists under the fix only what shows that it works', () => {
    const retry = (clock: string, errors: number): JournalItem => [
      clock,
      'retry-watched',
      { from: at(clock), to: at(clock), sources: [{ label: 'api', records: 6, errors }], newKinds: [] },
    ];
    const text = postmortem(
      opened,
      retry('08:30', 0),
      ['08:40', 'mitigated', { how: 'rolled back' }],
      retry('08:45', 6),
      ['08:46', 'reproduced', { where: 'staging', result: 'fails' }],
      retry('08:50', 0),
      ['09:00', 'resolved', { how: 'amounts are whole', owed: [] }],
      ['09:30', 'reopened', { reason: 'again' }],
    );
    const fix = section(text, '## Fix')
      .split('\n')
      .filter((line) => line.startsWith('- '));
    assert.deepEqual(fix, [
      '- Impact ended, 22 November 2026, 08:40 UTC: rolled back',
      '- 22 November 2026, 08:50 UTC: Watched a retry: api: 6 records, 0 errors; new: no new kind of error',
      '- Resolved, 22 November 2026, 09:00 UTC: amounts are whole',
      '- Reopened, 22 November 2026, 09:30 UTC: again',
    ]);
    assert.match(section(text, '## Timeline (UTC)'), /api: 6 records, 6 errors/);
  });

  it('names earlier incidents that the same commit caused, beside those that a person listed', () => {
    const again = { ...input(), recurrenceOf: ['2026-11-10-refunds-fail-1abc'] };
    const { text } = writePostmortem(again);
    assert.deepEqual(readFrontMatter(text).data?.['recurrenceOf'], ['2026-11-10-refunds-fail-1abc']);
    assert.match(
      section(text, '## Was it recurring?'),
      /The same commit caused:\n\n- `2026-11-10-refunds-fail-1abc`/,
    );
    const listed = text.replace(/^recurrenceOf: .*/m, 'recurrenceOf: [INC-7] # the big one');
    const renewed = writePostmortem({ ...again, existing: listed }).text;
    assert.match(renewed, /^recurrenceOf: \[INC-7, 2026-11-10-refunds-fail-1abc\] # the big one$/m);
    assert.equal(writePostmortem({ ...again, existing: renewed }).text, renewed);
    const own = text.replace(/^recurrenceOf: .*/m, 'recurrenceOf: {see: wiki}');
    assert.match(writePostmortem({ ...again, existing: own }).text, /^recurrenceOf: \{see: wiki\}$/m);
  });
});

describe('promises in documents', () => {
  const ledger: readonly JournalItem[] = [
    opened,
    acme,
    ['08:15', 'update-promised', { to: 'acme', due: at('08:30') }],
    ['08:20', 'update-promised', { to: 'acme', due: at('10:30') }],
    ['08:21', 'promise-taken-back', { promise: 'e4', reason: 'they asked us to write only when it works' }],
    ['08:32', 'update-promised', { to: 'acme', due: at('09:00') }],
    [
      '08:50',
      'update-sent',
      { to: 'acme', kind: 'progress', channel: 'phone', text: 'We found it.', next: null },
    ],
    ['08:52', 'update-promised', { to: 'acme', due: at('08:40') }],
    ['08:53', 'resolved'],
    ['08:54', 'reopened'],
    ['08:55', 'update-promised', { to: '', due: at('10:00') }],
  ];

  it('show each state in words, with the reason of a broken one', () => {
    const results = section(postmortem(...ledger), '## What we told the client')
      .split('\n')
      .filter((line) => line.startsWith('| 2026'))
      .map((line) => line.split(' | ').at(-1));
    assert.deepEqual(results, [
      'Example Ltd: late by 20 min |',
      'Example Ltd: taken back: they asked us to write only when it works |',
      'Example Ltd: kept |',
      'Example Ltd: not told |',
      'Example Ltd: missed, overdue by 1 h |',
    ]);
    assert.match(postmortem(...ledger), /Kept 1 of 5\./);
  });

  it('leave out sums where there is nothing to count', () => {
    const told = section(postmortem(opened), '## What we told the client');
    assert.match(told, /No promise is recorded\./);
    assert.doesNotMatch(told, /Kept|lateness|silence/);
    const waiting = postmortem(opened, acme, ['10:59', 'update-promised', { to: 'acme', due: at('12:00') }]);
    assert.match(waiting, /Example Ltd: outstanding \|/);
    assert.doesNotMatch(waiting, /Kept/);
  });

  it('stand in the handover: what is owed to whom, what was broken, what the client was told last', () => {
    const owed = section(handover(...ledger), '## What is owed to whom')
      .split('\n')
      .filter((line) => line.startsWith('- '));
    const time = (clock: string, zone: string) => `22 November 2026, ${clock} ${zone}`;
    assert.deepEqual(owed, [
      `- Example Ltd hears from us by ${time('12:00', 'EET')} (for you: ${time('11:00', 'CET')}). Overdue by 1 h.`,
      `- Example Ltd: the update promised for ${time('12:30', 'EET')} (for you: ${time('11:30', 'CET')}): taken back: they asked us to write only when it works`,
      `- Example Ltd: the update promised for ${time('10:40', 'EET')} (for you: ${time('09:40', 'CET')}): not told`,
      `- Example Ltd was last told: ${time('10:50', 'EET')} (for you: ${time('09:50', 'CET')}) (progress, phone). “We found it.”`,
    ]);
  });

  it('say of each of several clients who still waits and who has heard nothing', () => {
    const owed = section(
      handover(
        opened,
        acme,
        ['08:14', 'detail', { field: 'client', value: 'Globex' }],
        ['08:15', 'update-promised', { to: 'Globex', due: at('11:30') }],
        [
          '08:20',
          'update-sent',
          {
            to: 'acme',
            kind: 'acknowledgement',
            channel: 'mail',
            file: 'updates/01-a.md',
            text: 'Hi',
            next: null,
          },
        ],
      ),
      '## What is owed to whom',
    );
    assert.match(
      owed,
      /- Example Ltd: no update is promised\.\n- Example Ltd was last told: .* \(acknowledgement, mail\)\. \[01-a\.md\]\(updates\/01-a\.md\)/,
    );
    assert.match(
      owed,
      /- Globex hears from us by 22 November 2026, 12:30 CET\.\n- Globex has not heard from us yet\./,
    );
  });

  it('tell the last message to the client, not the first and none among colleagues', () => {
    const sent = (clock: string, to: string, kind: string): JournalItem => [
      clock,
      'update-sent',
      { to, kind, channel: 'mail', next: null },
    ];
    const owed = section(
      handover(
        opened,
        ['08:13', 'detail', { field: 'client', value: 'acme' }],
        sent('08:20', 'acme', 'acknowledgement'),
        sent('08:40', 'acme', 'progress'),
        sent('08:50', 'acme', 'team-notice'),
      ),
      '## What is owed to whom',
    );
    assert.match(
      owed,
      /^No update is promised at the moment\.\n\n- Example Ltd was last told: .*, 10:40 EET .*\(progress, mail\)\.$/m,
    );
    assert.doesNotMatch(owed, /acknowledgement|Example Ltd: no update/);
  });

  it('name the clients who do not know yet that it is resolved', () => {
    const resolved: JournalItem[] = [opened, acme, ['08:30', 'resolved', { owed: [] }]];
    const untold = /- Example Ltd has not been told that it is resolved\./;
    assert.match(handover(...resolved), untold);
    const letter = { to: 'acme', kind: 'resolved', channel: 'mail', next: null };
    assert.doesNotMatch(handover(...resolved, ['08:31', 'update-sent', letter]), untold);
    assert.doesNotMatch(handover(opened, acme), untold);
  });

  it('have their reasons in the timeline: who took over how, and why a client was not told first', () => {
    const events: JournalItem[] = [
      ...ledger,
      ['09:00', 'handed-over', { to: 'Olha', owed: ['e11'] }],
      ['09:02', 'taken-over', { to: 'Olha', how: 'by phone' }],
      ['09:10', 'client-confirmed', { to: 'acme', words: 'Works', untold: 'they called first' }],
      ['09:11', 'closed', { owed: ['e11'], untold: 'they know' }],
    ];
    const text = postmortem(...events);
    for (const sentence of [
      'The update promised to Example Ltd was taken back: they asked us to write only when it works',
      'Taken over by Olha: by phone',
      'Confirmed by Example Ltd: Works (not told first that it is resolved: they called first)',
      'Closed before the client was told that it is resolved: they know',
    ]) {
      assert.ok(section(text, '## Timeline (UTC)').includes(`| ${sentence} |`), sentence);
      assert.ok(handover(...events).includes(`: ${sentence}\n`), sentence);
    }
    assert.match(text, /^- Taken over: Olha, 22 November 2026, 09:02 UTC, by phone$/m);
    assert.match(text, /“Works” We had not told them first that it is resolved: they called first$/m);
  });
});

describe('proofs in documents', () => {
  const step = (clock: string, role: string, verdict: string, more: object = {}): JournalItem =>
    [
      clock,
      'proof-step',
      { run: 'r1', sha: 'aaaa111122223333', role, verdict, command: 'npm test', ...more },
    ] as const;
  const rows = (text: string): string[] =>
    text.split('\n').filter((line) => /proof|command was tried/i.test(line));

  it('are one row and one line, however many runs they took', () => {
    const runs = Array.from({ length: 20 }, (_, index) =>
      step('08:30', index % 2 === 0 ? 'live' : 'known-good', index % 2 === 0 ? 'bad' : 'good', {
        file: `evidence/${index}.txt`,
      }),
    );
    const text = postmortem(
      opened,
      ...runs,
      step('08:40', 'confirm', 'bad', { sha: 'bbbb1111', file: 'evidence/culprit.txt' }),
      step('08:40', 'confirm', 'good', { file: 'evidence/parent.txt' }),
      step('08:41', 'verdict', 'bad', { sha: 'bbbb1111', confidence: 0.978 }),
    );
    assert.deepEqual(rows(text).slice(0, 1), [
      '| 2026-11-22 08:41 | Proof by running: it fails from bbbb1111 on | [culprit.txt](evidence/culprit.txt) |',
    ]);
    assert.deepEqual(rows(section(text, '### Trigger')), [
      '| Proof by running: it fails from bbbb1111 on | `npm test` | 22 | 97 % | [culprit.txt](evidence/culprit.txt) |',
    ]);
    assert.equal(text.match(/evidence\//g)?.length, 2);
  });

  it('find nothing where the command does not show the fault on what is live', () => {
    const tried = postmortem(
      opened,
      step('08:30', 'live', 'good', { file: 'evidence/1.txt' }),
      step('08:31', 'live', 'good', { file: 'evidence/run-2.txt' }),
      step('08:32', 'verdict', 'bad'),
    );
    assert.deepEqual(rows(tried), [
      '| 2026-11-22 08:32 | A command was tried that does not show the fault on what is live. Runs: 2 | [run-2.txt](evidence/run-2.txt) |',
    ]);
    assert.match(section(tried, '### Trigger'), /No cause is confirmed in the record\./);
  });

  it('that were not finished say so', () => {
    const begun: JournalEvent[] = journal(
      opened,
      step('08:30', 'live', 'bad'),
      step('08:31', 'known-good', 'skip'),
    );
    const text = writePostmortem(input(begun)).text;
    assert.deepEqual(rows(text), [
      '| 2026-11-22 08:31 | A proof by running has found nothing yet. Runs: 2 | |',
    ]);
  });
});
