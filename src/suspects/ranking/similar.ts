import { bm25 } from './bm25.ts';
import type { Question } from './evidence.ts';
import type { Past } from '../text/past.ts';

/** Earlier commits whose files are looked at; the weights were learned with it. */
const similarRead = 30;

/** Earlier commits that are about the same words, the most alike first. Share: score beside the best one, 0 to 1. */
export function similarIn(
  past: Past,
  question: Question,
): readonly { readonly sha: string; readonly share: number }[] {
  return bm25(
    question.terms,
    past.commits.map(({ message }) => message),
    question.rarity,
  )
    .map(({ share }, i) => ({ sha: past.commits[i]?.sha ?? '', share }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, similarRead);
}
