import assert from 'node:assert/strict';
import type { CandidateCommit } from '../../../../src/suspects/candidates/candidate.ts';
import type { Reading } from '../../../../src/suspects/ranking/evidence.ts';
import { evidenceFor } from '../../../../src/suspects/ranking/evidenceFor.ts';
import { MessageTerms } from '../../../../src/suspects/text/messageTerms.ts';
import { pastOf } from '../../../../src/suspects/text/past.ts';
import { SignalCache } from '../../../../src/suspects/search/signalCache.ts';
import { learnedSignals, priorSignals, steadySignals } from '../../../../src/suspects/ranking/signals.ts';
import type { SuspectQuery } from '../../../../src/suspects/suspect.ts';

const hour = 3_600_000;
const start = Date.parse('2026-11-22T12:00:00Z');

const query: SuspectQuery = {
  start,
  symptom: 'Vouchers are lost at checkout',
  errors: ['TypeError: voucher is undefined\n    at priceCart (src/cart.js:12:5)'],
  firstError: start,
  errorFreeSince: start - 3 * hour,
  environment: 'production',
  earlierCauses: [['src/cart.js']],
  judged: new Map(),
};

function commit(sha: string, hoursAgo: number, subject: string) {
  const at = start - hoursAgo * hour;
  return { sha, parents: [], authoredAt: at, committedAt: at, subject, body: '' };
}

function candidate(sha: string, hoursAgo: number, subject: string, path: string): CandidateCommit {
  return {
    commit: commit(sha, hoursAgo, subject),
    files: [{ status: 'M', path, oldPath: undefined, submodule: false }],
    wentLive: start - hoursAgo * hour,
    deploy: undefined,
    deploysBefore: 0,
    landed: start - hoursAgo * hour,
    ruledOut: undefined,
  };
}

const candidates = [
  candidate('a'.repeat(40), 1, 'Show what vouchers save', 'src/cart.js'),
  candidate('b'.repeat(40), 9, 'Sort the categories', 'src/list.js'),
  candidate('d'.repeat(40), 20, 'Tidy up', 'src/cart.js'),
];

const words = new MessageTerms(2000);
const text = (said: string) => words.of(Buffer.from(`\n${said}`));
const facts = {
  changed: text('voucher voucher voucher'),
  around: text('checkout'),
  net: text('voucher'),
  changes: [],
  files: [
    {
      path: 'src/cart.js',
      oldPath: 'src/cart.js',
      hunks: [{ oldStart: 11, oldLines: 1, newStart: 11, newLines: 3, heading: 'function priceCart()' }],
    },
  ],
  added: 3,
  removed: 1,
  binaries: 0,
  cut: false,
};

const cheap = evidenceFor(query, candidates, { facts: new Map() });
const full = evidenceFor(query, candidates, {
  facts: new Map(candidates.map(({ commit: { sha } }) => [sha, facts])),
  past: pastOf([{ sha: 'c'.repeat(40), message: text('Take vouchers at checkout') }]),
  pastPaths: new Map([['c'.repeat(40), ['src/cart.js']]]),
  imported: new Set(['src/list.js']),
  ignored: new Set(['b'.repeat(40)]),
});

const valuesOf = (readings: readonly Reading[]) => readings.map(({ values }) => values);

describe('readings of an earlier ranking', () => {
  it('are used again only where diffs and history say nothing new', () => {
    const readings = new SignalCache();
    for (const signal of [...learnedSignals, ...priorSignals]) {
      readings.of(signal, cheap);
      assert.deepEqual(valuesOf(readings.of(signal, full)), valuesOf(signal(full)), signal.name);
    }
  });

  it('spare most of the work where the candidates stay', () => {
    const readings = new SignalCache();
    const again = [...steadySignals].filter((signal) => {
      const before = readings.of(signal, cheap);
      return readings.of(signal, full) !== before;
    });
    assert.deepEqual(again, []);
  });

  it('are made anew where a candidate went', () => {
    const readings = new SignalCache();
    const [signal] = steadySignals;
    assert.ok(signal);
    readings.of(signal, cheap);
    const fewer = evidenceFor(query, candidates.slice(1), { facts: new Map() });
    assert.deepEqual(valuesOf(readings.of(signal, fewer)), valuesOf(signal(fewer)));
  });
});
