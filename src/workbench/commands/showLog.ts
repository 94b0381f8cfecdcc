import type { Services } from '../services.ts';

export function run(services: Services): Promise<void> {
  services.log.show();
  return Promise.resolve();
}
