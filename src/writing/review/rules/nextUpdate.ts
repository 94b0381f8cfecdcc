import * as l10n from '@vscode/l10n';
import { isInternal } from '../../../incident/messageKinds.ts';
import { momentFor, nextUpdateSentence } from '../../messages/moment.ts';
import type { ClockTime } from '../clockTimes.ts';
import type { Finding, ReviewContext } from '../finding.ts';
import { nextUpdates } from '../nextUpdate.ts';
import { clockOf, minuteOfDay, offsetOf, writtenOffset } from '../zones.ts';
import type { Promised, Wrong } from '../writtenDates.ts';
import { wrongDates } from '../writtenDates.ts';
import type { Rule } from './rule.ts';
import { followedBy, lastSentence } from './rule.ts';

/** Until it is resolved, every message says when the next one comes. An invitation to retry is answered at once. */
function owesNextUpdate({ kind, status }: ReviewContext): boolean {
  if (status === 'resolved' || status === 'closed') return false;
  return kind !== 'resolved' && kind !== 'retry-invitation' && !isInternal(kind);
}

export const noNextUpdate: Rule = (subject) => {
  const { prepared, context, words, times } = subject;
  if (!owesNextUpdate(context) || nextUpdates(prepared, times, words).length > 0) return [];
  const { start, end, text } = lastSentence(subject);
  const { promised, language, now } = context;
  const sentence =
    promised === undefined
      ? undefined
      : nextUpdateSentence(promised.due, { zone: promised.zone, language, now });
  return [
    {
      rule: 'no-next-update',
      severity: 'error',
      start,
      end,
      message: l10n.t('The client is not told when the next update comes. Name a clock time.'),
      fixes:
        sentence === undefined
          ? []
          : [
              {
                title: l10n.t('Add "{0}"', sentence),
                replacement: followedBy({ start, end, text }, sentence, subject),
              },
            ],
    },
  ];
};

/** The message promises another time than the ledger. */
export const promiseMismatch: Rule = ({ prepared, context, words, times }) => {
  const { promised } = context;
  if (promised === undefined) return [];
  const wrong = nextUpdates(prepared, times, words).flatMap((next) => [
    ...wrongDates(next, context, promised),
    ...wrongTime(next.time, context, promised),
  ]);
  if (wrong.length === 0) return [];
  const { language, now } = context;
  const message = l10n.t(
    'The promise on record is {0}.',
    momentFor(promised.due, { zone: promised.zone, language, now }),
  );
  return wrong.map(({ start, end, right }): Finding => ({
    rule: 'promise-mismatch',
    severity: 'error',
    start,
    end,
    message,
    fixes: [{ title: l10n.t('Write "{0}"', right), replacement: right }],
  }));
};

function wrongTime(time: ClockTime, context: ReviewContext, { due, zone }: Promised): Wrong[] {
  const offset = time.zone === undefined ? offsetOf(zone, due) : writtenOffset(time.zone, due, context);
  if (offset === undefined) return [];
  const right = minuteOfDay(due, offset);
  const dial = time.twelveHour ? 720 : 1440;
  return right % dial === time.minutes % dial
    ? []
    : [{ start: time.start, end: time.end, right: clockOf(right) }];
}
