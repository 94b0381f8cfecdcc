import type { Config } from '../config/config.ts';
import { nextUpdateAt, roundTimes } from '../incident/cadence.ts';
import type { Incident } from '../incident/incident.ts';

/** Times (ms since the epoch) for the next update: the cadence's first, then round ones in the client's zone. */
export function suggestUpdateTimes(
  incident: Incident,
  config: Config,
  now: number,
  zone: string,
): readonly number[] {
  const severity = config.severities.find(({ id }) => id === incident.severity) ?? config.severities[1];
  if (severity === undefined) return [];
  const question = { now, severity, calendar: config.work, zone };
  const first = nextUpdateAt(question);
  return [first, ...roundTimes(question).filter((at) => at !== first)];
}
