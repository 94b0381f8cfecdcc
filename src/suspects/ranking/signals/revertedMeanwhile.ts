import type { Signal } from '../evidence.ts';

/**
 * Whether a later commit that was live too had taken it back already: then it cannot be what is wrong now. A later
 * commit may also mention it without taking it back: a follow-up.
 */
export const revertedMeanwhile: Signal = ({ candidates }) => {
  const byStart = new Map(candidates.map(({ commit }, i) => [commit.sha.slice(0, 7), i]));
  const bySubject = new Map(candidates.map(({ commit }, i) => [commit.subject, i]));
  const revertedBy = new Map<number, string>();
  const mentioned = new Set<number>();
  candidates.forEach(({ commit }, i) => {
    const text = `${commit.subject}\n${commit.body}`;
    for (const [named] of text.matchAll(/\b[0-9a-f]{7,64}\b/g)) {
      const older = byStart.get(named.slice(0, 7));
      if (older === undefined || older <= i) continue;
      if (!candidates[older]?.commit.sha.startsWith(named)) continue;
      if (/revert/i.test(text)) revertedBy.set(older, commit.sha);
      else mentioned.add(older);
    }
    const quoted = /^Revert "(.*)"/.exec(commit.subject)?.[1];
    const older = quoted === undefined ? undefined : bySubject.get(quoted);
    if (older !== undefined && older > i) revertedBy.set(older, commit.sha);
  });
  return candidates.map((_, i) => {
    const by = revertedBy.get(i);
    return {
      values: { reverted: by === undefined ? 0 : 1, mentioned: mentioned.has(i) ? 1 : 0 },
      ...(by === undefined
        ? {}
        : { reason: (weight: number) => ({ kind: 'reverted-meanwhile' as const, weight, by }) }),
    };
  });
};
