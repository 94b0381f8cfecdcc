import * as l10n from '@vscode/l10n';
import { promisesNext } from '../../../incident/status.ts';
import { momentFor, nextUpdateSentence } from '../../messages/moment.ts';
import type { ClockTime } from '../clockTimes.ts';
import type { Finding, Promised, ReviewContext } from '../finding.ts';
import { nextUpdates } from '../nextUpdate.ts';
import { clockOf, minuteOfDay, offsetOf, writtenOffset } from '../zones.ts';
import type { Wrong } from '../writtenDates.ts';
import { wrongDates } from '../writtenDates.ts';
import type { Rule } from './rule.ts';
import { followedBy, lastSentence, type Subject } from './rule.ts';

/** Until it is resolved, every message to a client says when the next one comes. */
export const noNextUpdate: Rule = (subject) => {
  const { prepared, context, words, times } = subject;
  if (isUnnamed(subject) || !promisesNext(context, context.kind)) return [];
  if (nextUpdates(prepared, times, words).length > 0) return [];
  return [
    withSentence(
      subject,
      'no-next-update',
      l10n.t('The client is not told when the next update comes. Name a clock time.'),
    ),
  ];
};

/** The message promises another time than the ledger. */
export const promiseMismatch: Rule = (subject) => {
  const { context } = subject;
  const { promised } = context;
  if (promised === undefined || isUnnamed(subject)) return [];
  return mismatches(subject, promised).map(({ start, end, right }) => ({
    rule: 'promise-mismatch',
    severity: 'error',
    start,
    end,
    message: l10n.t('The promise on record is {0}.', spoken(promised, context)),
    fixes: [{ title: l10n.t('Write "{0}"', right), replacement: right }],
  }));
};

/** Sending the draft would record a promise that its text doesn't make. */
export const promiseUnnamed: Rule = (subject) => {
  const { context } = subject;
  const { promised } = context;
  if (promised === undefined || !isUnnamed(subject)) return [];
  const message = l10n.t(
    'Sending this would promise the next update by {0}, and the text doesn’t say so. Write it, or change {1} at the top.',
    spoken(promised, context),
    '“promise”',
  );
  const wrong = mismatches(subject, promised);
  if (wrong.length === 0) return [withSentence(subject, 'promise-unnamed', message)];
  return wrong.map(({ start, end, right }) => ({
    rule: 'promise-unnamed',
    severity: 'error',
    start,
    end,
    message,
    fixes: [{ title: l10n.t('Write "{0}"', right), replacement: right }],
  }));
};

function isUnnamed({ context, times }: Subject): boolean {
  const { promised } = context;
  if (promised?.isMade !== true) return false;
  return !times.some((time) => wrongTime(time, context, promised).length === 0);
}

function mismatches({ prepared, context, words, times }: Subject, promised: Promised): Wrong[] {
  return nextUpdates(prepared, times, words).flatMap((next) => [
    ...wrongDates(next, context, promised),
    ...wrongTime(next.time, context, promised),
  ]);
}

function spoken({ due, zone, clock }: Promised, { language, now }: ReviewContext): string {
  return momentFor(due, { zone, language, now, clock });
}

/** A finding at the last sentence, whose fix adds the sentence that is missing. */
function withSentence(subject: Subject, rule: Finding['rule'], message: string): Finding {
  const range = lastSentence(subject);
  const { promised, language, now } = subject.context;
  const sentence =
    promised === undefined
      ? undefined
      : nextUpdateSentence(promised.due, { zone: promised.zone, clock: promised.clock, language, now });
  const fixes =
    sentence === undefined
      ? []
      : [{ title: l10n.t('Add "{0}"', sentence), replacement: followedBy(range, sentence, subject) }];
  return { rule, severity: 'error', start: range.start, end: range.end, message, fixes };
}

function wrongTime(time: ClockTime, context: ReviewContext, { due, zone }: Promised): Wrong[] {
  const offset = time.zone === undefined ? offsetOf(zone, due) : writtenOffset(time.zone, due, context);
  if (offset === undefined) return [];
  const right = minuteOfDay(due, offset);
  const dial = time.twelveHour ? 720 : 1440;
  return right % dial === time.minutes % dial
    ? []
    : [
        {
          start: time.start,
          end: time.end,
          right: /[ap]\.?m/iu.test(time.text) ? twelveHour(right) : clockOf(right),
        },
      ];
}

/** "4:30 PM" for minutes since midnight. */
function twelveHour(minutes: number): string {
  const hour = Math.floor(minutes / 60);
  return `${((hour + 11) % 12) + 1}:${String(minutes % 60).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
}
