import type { Signal } from '../evidence.ts';

/**
 * Whether the commit came with the deploy that was live at the start, or lies further back: a slow burn. It only
 * weighs: when it went live is said by nearness.
 */
export const deployAge: Signal = ({ candidates }) =>
  candidates.map(({ deploysBefore }) => ({
    values:
      deploysBefore === undefined
        ? {}
        : { liveDeploy: deploysBefore === 0 ? 1 : 0, deploysBefore: Math.log1p(deploysBefore) },
  }));
