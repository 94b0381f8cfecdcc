import type { Config } from '../config/config.ts';

/** Minutes, until the team's choice was read. */
const byDefault = 5;

/** How soon a client should first hear from us, ms. */
export function acknowledgeWithin(config: Config | undefined): number {
  return (config?.acknowledgeWithin ?? byDefault) * 60_000;
}
