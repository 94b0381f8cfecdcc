import type { Language } from '../incident/instants.ts';

/** The team's choices: `.sitrep/config.yaml`, with every default filled in. Durations are in minutes. */
export interface Config {
  readonly clients: readonly ClientConfig[];
  /** Most severe first. */
  readonly severities: readonly SeverityConfig[];
  readonly work: WorkCalendar;
  /** How soon a client should first hear from us after they reported, in minutes. */
  readonly acknowledgeWithin: number;
  readonly logs: readonly LogSourceConfig[];
  readonly deploys: DeployConfig;
  /** Where paths on the server lie in the workspace, for stack frames: longest prefix wins. */
  readonly pathMappings: readonly { readonly from: string; readonly to: string }[];
  /** Words of the trade, with what to write instead. */
  readonly glossary: Readonly<Record<string, string>>;
  /** Names that a message to a client must not contain, beside git's authors. */
  readonly colleagues: readonly string[];
  readonly publishTo: string;
}

export interface ClientConfig {
  /** Stable key used in journals. */
  readonly key: string;
  readonly name: string;
  readonly language: Language;
  /** IANA name; the reader's own zone where the team gave none. */
  readonly timeZone: string | undefined;
  /** The person AT THE CLIENT who is written to. */
  readonly contact?: ClientContact;
  /** OUR colleague who usually looks after this client. */
  readonly usualContact: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  /** Policy or contract to consult. */
  readonly policy: string | undefined;
  /** Whether the client writes times with 12 or 24 hours; by `language` where undefined. */
  readonly clock?: 12 | 24;
}

export interface ClientContact {
  readonly name?: string;
  /** The whole salutation, for example «Доброго дня, Ірино!»: Ukrainian needs the vocative. */
  readonly greeting?: string;
}

export interface SeverityConfig {
  readonly id: string;
  readonly description: string;
  /** Minutes between updates, or the start of the next working day. */
  readonly cadence: number | 'next-working-day';
}

export interface WorkCalendar {
  /** ISO weekdays, 1 is Monday. */
  readonly days: readonly number[];
  /** Minutes since midnight, in the reader's zone. */
  readonly from: number;
  readonly to: number;
  /** ISO dates, for example 2026-12-25. */
  readonly holidays: readonly string[];
  /** Minutes since midnight between which no notification is shown. */
  readonly quiet: { readonly from: number; readonly to: number } | undefined;
}

export type LogSourceConfig =
  | {
      readonly kind: 'files';
      readonly label: string;
      /** Glob patterns or paths, relative to the folder that holds `.sitrep`, or absolute. */
      readonly paths: readonly string[];
      /** IANA zone for stamps that carry none; the machine's where undefined. */
      readonly timeZone: string | undefined;
    }
  | {
      readonly kind: 'command';
      readonly label: string;
      /** With {{from}} and {{to}}. */
      readonly command: string;
      readonly follow: string | undefined;
      readonly timeZone: string | undefined;
      /** How {{from}} and {{to}} are written: `iso`, `epoch`, or a pattern such as `YYYY-MM-DD HH:mm:ss`. */
      readonly timeFormat: string;
      readonly timeoutSeconds: number;
      readonly maxMegabytes: number;
    };

export interface DeployConfig {
  /** Regular expression with groups `env` and, where the name holds one, `stamp`. */
  readonly tagPattern: string;
  readonly environment: string;
  readonly branches: Readonly<Record<string, string>>;
  readonly sources: readonly DeploySourceConfig[];
}

export interface DeploySourceConfig {
  readonly label: string;
  readonly format: 'capistrano' | 'kamal' | 'deployer' | 'json-lines' | 'pattern';
  readonly path: string | undefined;
  readonly command: string | undefined;
  /** For `pattern`: groups `at`, `sha`, and optionally `env`, `by`, `status`. */
  readonly pattern: string | undefined;
  readonly environment: string | undefined;
  readonly kind: 'deploy' | 'rollback' | 'release' | 'config';
}

/** Something in a configuration file that was not understood, at its exact place (0-based). The rest works. */
export interface ConfigProblem {
  readonly file: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly kind: 'yaml' | 'unknown-key' | 'wrong-type' | 'bad-value' | 'unreadable';
  /** Dotted path of the key, for example `clients.acme.timeZone`. */
  readonly key: string;
  /** What would have been right, in the terms of the schema. */
  readonly expected: string;
}
