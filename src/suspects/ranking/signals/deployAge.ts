import { alike } from '../alike.ts';
import type { RankingEvidence, Reading, Signal } from '../evidence.ts';

/**
 * Whether the commit came with the deploy that was live at the start, or lies further back: a slow burn. It only
 * weighs: when it went live is said by nearness. Where nobody told the start, the deploy counts under which the logs
 * show the first error; where they show none, nobody knows which deploy was live.
 */
export const deployAge: Signal = (evidence) => {
  const { start, firstError } = evidence.query;
  if (start !== undefined) return readingsFrom(evidence, 0);
  return firstError === undefined
    ? alike(readingsFrom(evidence, 0))
    : readingsFrom(evidence, deploysSince(evidence, firstError));
};

/** `newest`: how many deploys before the one live at the cutoff the one was that counts as live. */
function readingsFrom({ candidates }: RankingEvidence, newest: number): readonly Reading[] {
  return candidates.map(({ deploysBefore }) => ({
    values:
      deploysBefore === undefined || deploysBefore < newest
        ? {}
        : {
            liveDeploy: deploysBefore === newest ? 1 : 0,
            deploysBefore: Math.log1p(deploysBefore - newest),
          },
  }));
}

/** How many deploys came after the newest one with candidates that was live at a moment, ms UTC. */
function deploysSince({ candidates }: RankingEvidence, at: number): number {
  return candidates.reduce(
    (least, { deploy, deploysBefore }) =>
      deploy === undefined || deploysBefore === undefined || deploy.at > at
        ? least
        : Math.min(least, deploysBefore),
    Infinity,
  );
}
