import * as l10n from '@vscode/l10n';
import { matches, spans } from '../patterns.ts';
import type { Rule } from './rule.ts';
import { firstSentence, followedBy } from './rule.ts';

/** An apology that leaves open whether anything happened. */
export const hollowApology: Rule = ({ prepared, words }) =>
  spans(words.hollowApology, prepared.plain).map(({ start, end }) => {
    const { sorryFor } = words.lexicon.inserts;
    const replaces = /inconvenienc|незручност/iu.test(prepared.plain.slice(start, end));
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
  if (!apologetic.has(context.kind) || matches(words.lexicon.apology, prepared.plain)) return [];
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
