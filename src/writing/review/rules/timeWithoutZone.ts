import * as l10n from '@vscode/l10n';
import type { ClockTime } from '../clockTimes.ts';
import type { Finding } from '../finding.ts';
import { clockOf, offsetOf, shortZone } from '../zones.ts';
import type { Rule, Subject } from './rule.ts';

/** A clock time that the client's clock and ours would read differently. */
export const timeWithoutZone: Rule = (subject) => {
  const { prepared, context, words, times } = subject;
  const { clientZone, readerZone, now } = context;
  if (offsetOf(clientZone, now) === offsetOf(readerZone, now)) return [];
  if (words.allTimesIn.test(prepared.lower)) return [];
  const bare = times.filter((time) => time.zone === undefined);
  if (bare.length === 0) return [];
  const zone = shortZone(clientZone, now, context.language);
  return bare.map((time) => finding(subject, time, zone));
};

function finding({ context }: Subject, time: ClockTime, zone: string): Finding {
  const { clientZone, readerZone, now } = context;
  const theirs = `${time.text} ${zone}`;
  const ahead = offsetOf(clientZone, now) - offsetOf(readerZone, now);
  const ours = `${clockOf(time.minutes + ahead)} ${zone}`;
  return {
    rule: 'time-without-zone',
    severity: 'warning',
    start: time.start,
    end: time.end,
    message: l10n.t('The client is in another time zone: say whose time this is.'),
    fixes: [
      { title: l10n.t('It is the client\'s time: write "{0}"', theirs), replacement: theirs },
      { title: l10n.t('It is our time: write "{0}"', ours), replacement: ours },
    ],
  };
}
