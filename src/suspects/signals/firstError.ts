import type { Signal } from '../evidence.ts';

const minute = 60_000;
const halfAfterMinutes = 60;

/**
 * How soon after the deploy that brought the commit the first error of a new kind came; and whether the error was there
 * before, which clears it. After Sentry's suspect commits and Datadog's faulty deployments, which tie errors to the
 * version that first shows them.
 */
export const firstError: Signal = ({ query, candidates }) => {
  const { firstError: first } = query;
  const before = candidates
    .flatMap(({ deploy }) =>
      deploy !== undefined && first !== undefined && deploy.at <= first ? deploy.at : [],
    )
    .reduce((latest, at) => Math.max(latest, at), -Infinity);
  return candidates.map(({ deploy }) => {
    if (first === undefined || deploy === undefined) return { values: {} };
    if (deploy.at > first) return { values: { errorBeforeDeploy: 1 } };
    if (deploy.at < before) return { values: {} };
    const minutes = (first - deploy.at) / minute;
    return {
      values: { errorAfterDeploy: 1 / (1 + minutes / halfAfterMinutes) },
      reason: (weight) => ({
        kind: 'first-error-after-deploy',
        weight,
        minutes: Math.round(minutes),
        deploy: deploy.name,
      }),
    };
  });
};
