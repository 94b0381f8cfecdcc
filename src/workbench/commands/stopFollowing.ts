import type { Services } from '../services.ts';

export function run(services: Services): Promise<void> {
  services.live.stop();
  return Promise.resolve();
}
