import type { Signal } from '../evidence.ts';

const minute = 60_000;
/** Within this long after a deploy one moment is as good as another: starting up, the first visitors, clocks. */
const settleMinutes = 15;

/**
 * How long the commit had been live when the first error of a new kind came. That the error was absent while the commit
 * was live speaks against it: with a rate of failure of unknown size (all sizes alike on a log scale) the first failure
 * comes t after going live with a density of 1/t. What went live only after the error is not its cause. After Sentry's
 * suspect commits and Datadog's faulty deployments, which tie errors to the version that first shows them. Where the
 * logs were looked at since a known moment only, nothing is concluded from the time before.
 */
export const firstError: Signal = ({ query, candidates }) => {
  const { firstError: first, errorFreeSince = -Infinity } = query;
  const latest = candidates
    .flatMap(({ deploy }) =>
      deploy !== undefined && first !== undefined && deploy.at <= first ? deploy.at : [],
    )
    .reduce((most, at) => Math.max(most, at), -Infinity);
  return candidates.map(({ deploy }) => {
    if (first === undefined || deploy === undefined) return { values: {} };
    if (deploy.at > first) return { values: { errorBeforeDeploy: 1 } };
    const minutes = (first - deploy.at) / minute;
    const watched = (first - Math.max(deploy.at, errorFreeSince)) / minute;
    const values = { errorFreeLog: Math.log1p(Math.max(0, watched) / settleMinutes) };
    if (deploy.at < latest) return { values };
    return {
      values,
      reason: (weight) => ({
        kind: 'first-error-after-deploy',
        weight,
        minutes: Math.round(minutes),
        deploy: deploy.name,
      }),
    };
  });
};
