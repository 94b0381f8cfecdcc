import type { Onset } from '../suspects/suspect.ts';
import type { IncidentState } from './incidents.ts';

const described = ['what-happens', 'expected', 'where', 'steps', 'affected', 'anything-else'];

/** The client's words: the title and the answers that describe what is wrong. */
export function symptomOf({ incident }: IncidentState): string {
  const answers = [...incident.details.values()].filter(({ field }) => described.includes(field));
  return [incident.title, ...answers.map(({ value }) => value)].join('\n');
}

/** When it began, as far as somebody told it; the opening stands for a report of unknown time. */
export function onsetOf({ incident }: IncidentState): Onset {
  const { startedAt, openedAt } = incident;
  const reportedAt = incident.reportedAt ?? openedAt;
  return startedAt === undefined ? { start: undefined, reportedAt } : { start: startedAt, reportedAt };
}

/** What the ranking depends on; when it is the same, there is nothing to search again. */
export function questionKey(state: IncidentState): string {
  const { incident } = state;
  const judged = [...incident.suspects.values()].map(({ sha, verdict }) => `${sha}${verdict}`);
  return JSON.stringify([incident.id, onsetOf(state), symptomOf(state), judged]);
}
