import * as l10n from '@vscode/l10n';
import { byMoment, momentFor } from '../../messages/moment.ts';
import type { Finding, Fix } from '../finding.ts';
import type { Span } from '../patterns.ts';
import { isName, sentenceAt, wordSpans } from '../prepared.ts';
import type { Rule, Subject } from './rule.ts';

/** "Soon", "by the end of the day": a time that can't be checked. */
export const vagueTime: Rule = (subject) => {
  const { prepared, words } = subject;
  const plainly = wordSpans(prepared, words.vagueTime).filter((span) => !isName(prepared, span));
  const following = wordSpans(prepared, words.vagueAfterClock).filter((span) => !afterClock(subject, span));
  return [...plainly, ...following].map((span) => finding(subject, span));
};

/** "By 16:30 EET, or as soon as it is resolved" is exact. */
function afterClock({ prepared, times }: Subject, span: Span): boolean {
  const from = sentenceAt(prepared, span.start)?.start ?? 0;
  return times.some((time) => time.start >= from && time.end <= span.start);
}

function finding({ context }: Subject, { start, end }: Span): Finding {
  const fixes: Fix[] = [];
  if (context.promised !== undefined) {
    const { due, zone } = context.promised;
    const moment = momentFor(due, { zone, language: context.language, now: context.now });
    const replacement = byMoment(moment, context.language);
    fixes.push({ title: l10n.t('Write "{0}"', replacement), replacement });
  }
  return {
    rule: 'vague-time',
    severity: 'error',
    start,
    end,
    message: l10n.t('When exactly? Name a clock time with its zone.'),
    fixes,
  };
}
