import assert from 'node:assert/strict';
import type { Finding, ReviewContext } from '../../../../src/writing/review/finding.ts';
import { reviewMessage } from '../../../../src/writing/review/review.ts';

/** A progress message in one zone with nothing on record; a test overrides what it is about. */
export function setting(overrides: Partial<ReviewContext> = {}): ReviewContext {
  return {
    language: 'en',
    kind: 'progress',
    status: 'open',
    promised: undefined,
    readerZone: 'Europe/Kyiv',
    clientZone: 'Europe/Kyiv',
    colleagues: [],
    glossary: {},
    hasPlan: false,
    now: Date.parse('2026-11-23T07:00:00Z'),
    ...overrides,
  };
}

/** The words that `rule` marks in `text`. */
export function marked(rule: string, text: string, overrides: Partial<ReviewContext> = {}): string[] {
  return reviewMessage(text, setting(overrides))
    .filter((finding) => finding.rule === rule)
    .map(({ start, end }) => text.slice(start, end));
}

/** The text after the fix of the first finding of `rule`. */
export function fixed(rule: string, text: string, overrides: Partial<ReviewContext>, choice = 0): string {
  const finding = reviewMessage(text, setting(overrides)).find((one) => one.rule === rule);
  const fix = finding?.fixes[choice];
  assert.ok(finding !== undefined && fix !== undefined, `no fix for ${rule}`);
  return text.slice(0, finding.start) + fix.replacement + text.slice(finding.end);
}

export const rulesOf = (findings: readonly Finding[]): string[] => findings.map(({ rule }) => rule);
