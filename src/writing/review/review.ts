import { isInternal } from '../../incident/messageKinds.ts';
import { clockTimes } from './clockTimes.ts';
import { wordsOf } from './compile.ts';
import type { Finding, ReviewContext } from './finding.ts';
import { prepare } from './prepared.ts';
import { absolutePromise } from './rules/absolutePromise.ts';
import { hollowApology, missingApology } from './rules/apology.ts';
import { blamesPerson } from './rules/blamesPerson.ts';
import { excuse } from './rules/excuse.ts';
import { fixEta } from './rules/fixEta.ts';
import { shouting, tooLong } from './rules/form.ts';
import { noDataStatement, noImpact } from './rules/impact.ts';
import { jargon } from './rules/jargon.ts';
import { noNextUpdate, promiseMismatch, promiseUnnamed } from './rules/nextUpdate.ts';
import { passiveAgentless } from './rules/passiveAgentless.ts';
import type { Rule } from './rules/rule.ts';
import { speculation } from './rules/speculation.ts';
import { timeWithoutZone } from './rules/timeWithoutZone.ts';
import { unfilled } from './rules/unfilled.ts';
import { vagueTime } from './rules/vagueTime.ts';

/** Colleagues may guess, use the words of the trade and name each other; they still need exact times. */
const amongUs: readonly Rule[] = [unfilled, vagueTime];

const toClient: readonly Rule[] = [
  unfilled,
  vagueTime,
  noNextUpdate,
  promiseMismatch,
  promiseUnnamed,
  timeWithoutZone,
  speculation,
  absolutePromise,
  fixEta,
  excuse,
  blamesPerson,
  hollowApology,
  missingApology,
  jargon,
  passiveAgentless,
  noImpact,
  noDataStatement,
  tooLong,
  shouting,
];

/**
 * Everything to mend in a message, in the order of the text. Front matter, comments, quotations and addresses
 * are left alone; offsets are into `text` as given (UTF-16). Sentences are in the display language, fixes in the message's.
 */
export function reviewMessage(text: string, context: ReviewContext): Finding[] {
  const prepared = prepare(text);
  if (prepared.sentences.length === 0) return [];
  const subject = { prepared, context, words: wordsOf(context.language), times: clockTimes(prepared) };
  const rules = isInternal(context.kind) ? amongUs : toClient;
  return withoutOverlaps(rules.flatMap((rule) => rule(subject)));
}

/** Of two findings of one rule at the same place the longer stays. */
function withoutOverlaps(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  const byLength = [...findings].sort((left, right) => right.end - right.start - (left.end - left.start));
  for (const finding of byLength) {
    const covered = kept.some(
      (other) => other.rule === finding.rule && other.start < finding.end && finding.start < other.end,
    );
    if (!covered) kept.push(finding);
  }
  return kept.sort((left, right) => left.start - right.start || right.end - left.end);
}
