import type { Desk } from '../desk.ts';

export function run(desk: Desk): Promise<void> {
  desk.live.stop();
  return Promise.resolve();
}
