import * as l10n from '@vscode/l10n';
import { wordSpans } from '../prepared.ts';
import type { Rule } from './rule.ts';

/** A time for the repair, without a plan that it could stand on. */
export const fixEta: Rule = ({ prepared, context, words }) => {
  if (context.hasPlan) return [];
  return wordSpans(prepared, words.fixEta).map(({ start, end }) => ({
    rule: 'fix-eta',
    severity: 'warning',
    start,
    end,
    message: l10n.t('No plan is on record for this time. Promise the next update, not the repair.'),
    fixes: [],
  }));
};
