import * as l10n from '@vscode/l10n';
import type { Rule } from './rule.ts';
import { firstSentence, followedBy, lastSentence } from './rule.ts';

/** The first message says what the client or their customers can't do. */
export const noImpact: Rule = (subject) => {
  const { prepared, context, words } = subject;
  if (context.kind !== 'acknowledgement') return [];
  const { audience, effect, effectAlone } = words;
  const { inserts } = words.lexicon;
  const told = prepared.sentences.some(
    ({ lower }) => effectAlone.test(lower) || (audience.test(lower) && effect.test(lower)),
  );
  if (told) return [];
  const range = firstSentence(subject);
  return [
    {
      rule: 'no-impact',
      severity: 'warning',
      start: range.start,
      end: range.end,
      message: l10n.t('Say what this means for the client: who cannot do what, and since when.'),
      fixes: [
        {
          title: l10n.t('Add "{0}"', inserts.impact),
          replacement: followedBy(range, inserts.impact, subject),
        },
      ],
    },
  ];
};

/** The resolution says whether data was lost, or plainly that none was. */
export const noDataStatement: Rule = (subject) => {
  const { prepared, context, words } = subject;
  const { inserts } = words.lexicon;
  if (context.kind !== 'resolved' || words.dataStatement.test(prepared.lower)) return [];
  const range = lastSentence(subject);
  return [
    {
      rule: 'no-data-statement',
      severity: 'warning',
      start: range.start,
      end: range.end,
      message: l10n.t('Say whether any data was lost or changed, or plainly that none was.'),
      fixes: [inserts.noDataLost, inserts.dataUnknown].map((sentence) => ({
        title: l10n.t('Add "{0}"', sentence),
        replacement: followedBy(range, sentence, subject),
      })),
    },
  ];
};
