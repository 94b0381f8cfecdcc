import type { Config } from '../../config/config.ts';
import type { Incident } from '../../incident/incident.ts';
import type { Instant, Language } from '../../time/instants.ts';
import type { MessageKind } from '../../incident/messageKinds.ts';
import type { FactName } from './placeholders.ts';

/** What a draft is made of. */
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
  /** How the client writes times; by `language` where not given. */
  readonly clock?: 12 | 24 | undefined;
  readonly now: Instant;
  /** Who signs. */
  readonly sender: string | undefined;
  /** When the next update comes; the client's outstanding promise, if that is still to come, where not given. */
  readonly due?: Instant | undefined;
  /** For `retry-invitation`. */
  readonly retryAt?: Instant | undefined;
  /** Facts that the journal doesn't hold, as plain text. They win over what it holds. */
  readonly facts?: Readonly<Partial<Record<FactName, string>>> | undefined;
}
