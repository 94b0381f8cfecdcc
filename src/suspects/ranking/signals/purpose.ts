import type { Signal } from '../evidence.ts';

const purposes: readonly (readonly [string, RegExp])[] = [
  ['purposeFix', /\b(?:fix|fixes|fixed|bug|bugfix|hotfix)\b/i],
  ['purposeRevert', /revert|^(?:reapply|re-?land)\b/i],
  [
    'purposeDocs',
    /\b(?:docs?|document\w*|readme|typos?|comments?|changelog|release notes?|translations?|man)\b/i,
  ],
  ['purposeTest', /\b(?:tests?|testing|specs?|ci|lint|regtests?|topotests?)\b/i],
  ['purposeChange', /\b(?:use|switch|move|migrate|replace|convert|change|make|set|enable|default|rename)\b/i],
  ['purposeChore', /^(?:chore|build|ci|style|docs?|tests?)\b/i],
];

/**
 * What the subject says the commit is for. The purpose of a change predicts defects: Kamei et al., "A large-scale
 * empirical study of just-in-time quality assurance" (TSE 2013). It only weighs: the subject itself is on show.
 */
export const purpose: Signal = ({ candidates }) =>
  candidates.map(({ commit }) => ({
    values: Object.fromEntries(purposes.map(([name, words]) => [name, words.test(commit.subject) ? 1 : 0])),
  }));
