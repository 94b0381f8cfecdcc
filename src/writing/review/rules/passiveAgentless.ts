import * as l10n from '@vscode/l10n';
import { spans } from '../patterns.ts';
import type { Rule } from './rule.ts';

/** "Mistakes were made, but we take care": the one who takes care is not named as the one who made them. */
const turn = /;|[,–—] (?=(?:but|although|however|але|проте|однак|хоча)(?!\p{L}))/gu;

/** "Mistakes were made": the sentence that tells the cause says who. */
export const passiveAgentless: Rule = ({ prepared, words }) => {
  const { causeSentence, agent } = words;
  return prepared.sentences
    .filter(({ lower }) => causeSentence.test(lower))
    .flatMap(({ start, lower }) => clauses(start, lower))
    .filter(({ text }) => !agent.test(text))
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

interface Clause {
  readonly start: number;
  readonly text: string;
}

function clauses(start: number, sentence: string): readonly Clause[] {
  const turns = [0, ...[...sentence.matchAll(turn)].map(({ index }) => index), sentence.length];
  return turns.slice(1).map((end, place) => {
    const from = turns[place] ?? 0;
    return { start: start + from, text: sentence.slice(from, end) };
  });
}
