import { git, type Prepared } from './cases.ts';
import type { Oracle, Outcome } from './simulate.ts';

/** `git bisect`, really run in a bare repository that ends at the incident. A commit is answered once each time it asks. */
export async function bisect(view: string, prepared: Prepared, oracle: Oracle): Promise<Outcome> {
  await git(view, 'bisect', 'reset').catch(() => undefined);
  let said = await git(view, 'bisect', 'start', '--no-checkout', prepared.bad, prepared.good);
  for (let runs = 0; ; runs++) {
    const found = /^([0-9a-f]{40}) is the first bad commit/mu.exec(said)?.[1];
    if (found !== undefined) return { runs, found };
    const asked = (await git(view, 'rev-parse', 'BISECT_HEAD')).trim();
    said = await git(view, 'bisect', oracle(asked), asked);
  }
}
