import * as l10n from '@vscode/l10n';
import type { Span } from '../patterns.ts';
import { isName, wordSpans } from '../prepared.ts';
import type { Rule } from './rule.ts';

/** "Never again", "guaranteed": a promise that nobody can keep. */
export const absolutePromise: Rule = ({ prepared, context, words }) => {
  const found: Span[] = wordSpans(prepared, words.absolute).filter((span) => !isName(prepared, span));
  if (context.status !== 'resolved' && context.status !== 'closed') {
    found.push(...wordSpans(prepared, words.absoluteUnlessResolved));
  }
  return found.map(({ start, end }) => ({
    rule: 'absolute-promise',
    severity: 'error',
    start,
    end,
    message: l10n.t('Nobody can promise this. Say which measure was taken instead.'),
    fixes: [],
  }));
};
