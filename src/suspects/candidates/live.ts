import type { Deploy } from '../../git/history.ts';

/** What was live in one environment, as its deploys tell. */
export interface LiveHistory {
  /** Live at the moment asked for. */
  readonly live: Deploy | undefined;
  /** Live before that, with other code: the last deploy known good. */
  readonly lastGood: Deploy | undefined;
  /** Deploys under the one that was live, oldest first, `lastGood` last; those that were rolled back are left out. */
  readonly earlier: readonly Deploy[];
  /** Every deploy of code up to that moment, oldest first. */
  readonly all: readonly Deploy[];
}

/**
 * Replays the deploys of an environment up to a moment (ms UTC). Going back to a commit that was live before takes
 * away whatever was put on top of it. Releases say that a version was made, not that it was live: they count only
 * where nothing else does.
 */
export function whatWasLive(deploys: readonly Deploy[], environment: string, at: number): LiveHistory {
  const own = deploys.filter(
    (deploy) =>
      deploy.environment === environment &&
      deploy.at <= at &&
      deploy.sha !== undefined &&
      deploy.kind !== 'config',
  );
  const real = own.filter((deploy) => deploy.kind !== 'release');
  const all = [...(real.length > 0 ? real : own)].sort((a, b) => a.at - b.at);
  const stack: Deploy[] = [];
  for (const deploy of all) {
    const before = stack.findLastIndex((other) => other.sha === deploy.sha);
    if (before >= 0) stack.length = before;
    else if (deploy.kind === 'rollback') stack.pop();
    stack.push(deploy);
  }
  const earlier = stack.slice(0, -1);
  return { live: stack.at(-1), lastGood: earlier.at(-1), earlier, all };
}
