import * as l10n from '@vscode/l10n';
import { wordSpans } from '../prepared.ts';
import type { Rule } from './rule.ts';
import { firstSentence, followedBy } from './rule.ts';

/** An apology that leaves open whether anything happened. */
export const hollowApology: Rule = ({ prepared, words }) =>
  wordSpans(prepared, words.hollowApology).map(({ start, end }) => {
    const { sorryFor } = words.lexicon.inserts;
    const replaces = /inconvenienc|незручност/u.test(prepared.lower.slice(start, end));
    return {
      rule: 'hollow-apology',
      severity: 'warning',
      start,
      end,
      message: l10n.t('Say what you are sorry for: what exactly the client could not do.'),
      fixes: replaces ? [{ title: l10n.t('Write "{0}"', sorryFor), replacement: sorryFor }] : [],
    };
  });

const apologetic = new Set(['acknowledgement', 'resolved', 'apology']);

/** The first message and the last one say sorry. */
export const missingApology: Rule = (subject) => {
  const { prepared, context, words } = subject;
  if (!apologetic.has(context.kind) || words.apology.test(prepared.lower)) return [];
  const range = firstSentence(subject);
  const { apology } = words.lexicon.inserts;
  return [
    {
      rule: 'missing-apology',
      severity: 'hint',
      start: range.start,
      end: range.end,
      message: l10n.t('This message has no apology.'),
      fixes: [{ title: l10n.t('Add "{0}"', apology), replacement: followedBy(range, apology, subject) }],
    },
  ];
};
