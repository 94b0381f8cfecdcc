import * as l10n from '@vscode/l10n';
import { spans } from '../patterns.ts';
import { wordSpans } from '../prepared.ts';
import type { Rule } from './rule.ts';

/** Blame passed on, or trouble made small. */
export const excuse: Rule = ({ prepared, words }) => {
  const openers = prepared.sentences.flatMap((sentence) =>
    spans(words.excuseOpeners, sentence.lower, sentence.start).filter(
      (span) => span.start === sentence.start,
    ),
  );
  return [...wordSpans(prepared, words.excuses), ...openers].map(({ start, end }) => ({
    rule: 'excuse',
    severity: 'error',
    start,
    end,
    message: l10n.t('This sounds like an excuse. Begin with "We" and say what is being done.'),
    fixes: [],
  }));
};
