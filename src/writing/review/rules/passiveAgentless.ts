import * as l10n from '@vscode/l10n';
import { spans } from '../patterns.ts';
import type { Rule } from './rule.ts';

/** "Mistakes were made": the sentence that tells the cause says who. */
export const passiveAgentless: Rule = ({ prepared, words }) => {
  const { causeSentence, agent } = words;
  return prepared.sentences
    .filter(({ lower }) => causeSentence.test(lower) && !agent.test(lower))
    .flatMap(({ start, lower }) => spans(words.agentless, lower, start))
    .map(({ start, end }) => ({
      rule: 'passive-agentless',
      severity: 'hint',
      start,
      end,
      message: l10n.t('Say who did it: "We …".'),
      fixes: [],
    }));
};
