import type { Desk } from '../desk.ts';

export function run(desk: Desk): Promise<void> {
  desk.log.show();
  return Promise.resolve();
}
