import type { Reading } from './evidence.ts';

/**
 * The same values for every candidate, their average, and no reason: what a signal says where it may not tell candidates
 * apart. Its average stays, since the weight of "none of these" was learned beside it.
 */
export function alike(readings: readonly Reading[]): readonly Reading[] {
  const sums: Record<string, number> = {};
  for (const { values } of readings) {
    for (const [name, value] of Object.entries(values)) sums[name] = (sums[name] ?? 0) + value;
  }
  const values = Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / readings.length]));
  return readings.map(() => ({ values }));
}
