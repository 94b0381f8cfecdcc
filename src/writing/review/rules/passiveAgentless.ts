import * as l10n from '@vscode/l10n';
import { matches, spans } from '../patterns.ts';
import type { Rule } from './rule.ts';

/** "Mistakes were made": the sentence that tells the cause says who. */
export const passiveAgentless: Rule = ({ prepared, words }) => {
  const { causeSentence, agent } = words.lexicon;
  return prepared.sentences
    .filter(({ text }) => matches(causeSentence, text) && !matches(agent, text))
    .flatMap(({ start, text }) => spans(words.agentless, text, start))
    .map(({ start, end }) => ({
      rule: 'passive-agentless',
      severity: 'hint',
      start,
      end,
      message: l10n.t('Say who did it: "We …".'),
      fixes: [],
    }));
};
