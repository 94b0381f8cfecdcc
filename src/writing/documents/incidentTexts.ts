import * as l10n from '@vscode/l10n';
import type { ClientConfig, Config } from '../../config/config.ts';
import type { Incident } from '../../incident/incident.ts';
import { clockTime, type Language, type Instant } from '../../time/instants.ts';
import { utcMinute } from './times.ts';

/** What every document about an incident is written from. */
export interface DocumentInput {
  readonly incident: Incident;
  readonly config: Config;
  /** UTC ms. */
  readonly now: Instant;
  /** IANA name of the reader's zone. */
  readonly zone: string;
  /** Language of headings, dates and zone names: the one that the run-time strings are in. */
  readonly language: Language;
  /** Ids of earlier incidents that the same commit caused. */
  readonly recurrenceOf?: readonly string[] | undefined;
  /** The document as it stands, where it was written before. */
  readonly existing?: string | undefined;
}

export function clientOf({ config }: DocumentInput, key: string): ClientConfig | undefined {
  return config.clients.find((client) => client.key === key);
}

export function configuredName(input: DocumentInput, key: string): string {
  return clientOf(input, key)?.name ?? key;
}

/** A client inside a sentence, also one that nobody named. */
export function clientWord(input: DocumentInput, key: string): string {
  return key === '' ? l10n.t('the client') : configuredName(input, key);
}

/** Somebody's words inside a sentence. */
export function quoted(words: string): string {
  return l10n.t('“{0}”', words);
}

/** The client's zone, else the reader's. */
export function clientZone(input: DocumentInput, key: string): string {
  return clientOf(input, key)?.timeZone ?? input.zone;
}

/** `2026-11-22 08:45 UTC (10:45 EET)`: with the clock of the client where it differs. */
export function withClientTime(input: DocumentInput, at: Instant, client: string): string {
  const local = clockTime(at, clientZone(input, client), input.language);
  const utc = `${utcMinute(at)} UTC`;
  return utc.endsWith(local) ? utc : `${utc} (${local})`;
}

/** An answer about the incident, or about the first client that gave one. */
export function answerOfAny({ incident }: DocumentInput, field: string): string | undefined {
  const own = incident.details.get(field);
  const found = own ?? [...incident.details.values()].find((detail) => detail.field === field);
  const value = found?.value.trim();
  return value === '' ? undefined : value;
}

/** Highest severity that the incident reached, by the team's order; the latest where the team doesn't know it. */
export function highestSeverity({ incident, config }: DocumentInput): string | undefined {
  const order = config.severities.map(({ id }) => id);
  const reached = incident.timeline.flatMap(({ event }) =>
    event.event === 'severity-changed' && !('unknown' in event) ? [event.severity] : [],
  );
  return order.find((id) => reached.includes(id)) ?? incident.severity;
}

export function shortSha(sha: string): string {
  return sha.slice(0, 10);
}
