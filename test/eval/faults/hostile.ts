import type { PartRequest, PartResult } from './part.ts';

/** The suite of hostile repositories builds and drives them; here they are only counted. */
export function hostileRepositoriesHeld(_request: PartRequest): Promise<PartResult> {
  return Promise.resolve({ done: 0, note: 'run by the unit tests of git/', failures: [] });
}
