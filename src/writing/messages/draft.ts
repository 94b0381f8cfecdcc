import type { Config } from '../../config/config.ts';
import type { Incident, Instant } from '../../incident/incident.ts';
import type { Language } from '../../incident/instants.ts';
import { oneLine } from './clean.ts';
import type { MessageKind } from './kinds.ts';
import type { FactName } from './placeholders.ts';
import { render } from './template.ts';
import { viewOf } from './view.ts';

export interface DraftRequest {
  readonly kind: MessageKind;
  /** Mustache text, from `templateFor`. */
  readonly template: string;
  readonly incident: Incident;
  readonly config: Config;
  /** Key of the client that is written to; undefined where the incident has none. */
  readonly client: string | undefined;
  readonly language: Language;
  /** IANA name of the zone in which times are written: the client's. */
  readonly zone: string;
  readonly now: Instant;
  /** Who signs. */
  readonly sender: string | undefined;
  /** When the next update comes; the client's outstanding promise where not given. */
  readonly due?: Instant | undefined;
  /** For `retry-invitation`. */
  readonly retryAt?: Instant | undefined;
  /** Facts that the journal doesn't hold, as plain text. They win over what it holds. */
  readonly facts?: Readonly<Partial<Record<FactName, string>>> | undefined;
}

export interface Draft {
  /** One line. */
  readonly subject: string;
  readonly body: string;
}

/**
 * A message filled with what the journal and the configuration know. What is missing stands as a
 * placeholder in double brackets, which the review reports and which blocks sending.
 * @throws {Error} where the template isn't Mustache.
 */
export function draftMessage(request: DraftRequest): Draft {
  const { subject, body } = render(request.template, viewOf(request));
  return { subject: shortened(oneLine(subject ?? request.incident.title)), body };
}

/** Clients tell whole stories in one breath; a mail program cuts its subject long before their end. */
const longestSubject = 120;

function shortened(subject: string): string {
  if (subject.length <= longestSubject) return subject;
  const whole = subject.slice(0, longestSubject - 1).replace(/\p{Surrogate}$/u, '');
  return `${whole.replace(/\s+\S{0,20}$/u, '')}…`;
}
