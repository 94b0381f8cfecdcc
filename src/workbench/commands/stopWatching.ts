import type { Desk } from '../desk.ts';

/** Ends the watch of a retry; what came in until then is kept. */
export function run(desk: Desk): Promise<void> {
  desk.retry.stop();
  return Promise.resolve();
}
