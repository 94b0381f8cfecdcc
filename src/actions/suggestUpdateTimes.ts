import type { Config } from '../config/config.ts';
import { nextUpdateAt, roundTimes } from '../incident/cadence.ts';
import type { Incident } from '../incident/incident.ts';
import { outstandingTo } from '../incident/promises.ts';

/**
 * Times (ms since the epoch) for the next update: the cadence's first, then round ones in the client's zone. A time that
 * the client was promised already is left out: to name it again would tell them nothing.
 */
export function suggestUpdateTimes(
  incident: Incident,
  config: Config,
  now: number,
  { zone, to }: { readonly zone: string; readonly to: string },
): readonly number[] {
  const severity = config.severities.find(({ id }) => id === incident.severity) ?? config.severities[1];
  if (severity === undefined) return [];
  const question = { now, severity, calendar: config.work, zone };
  const first = nextUpdateAt(question);
  const promised = new Set(outstandingTo(incident, to).map(({ due }) => due));
  return [first, ...roundTimes(question).filter((at) => at !== first)].filter((at) => !promised.has(at));
}
