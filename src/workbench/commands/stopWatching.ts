import type { Services } from '../services.ts';

/** Ends the watch of a retry; what came in until then is kept. */
export function run(services: Services): Promise<void> {
  services.retry.stop();
  return Promise.resolve();
}
