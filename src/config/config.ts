import type { InferOutput } from 'valibot';
import type { configSchema } from './configSchema.ts';

/** The team's choices: `.sitrep/config.yaml`, with every default filled in. Durations are in minutes. */
export type Config = ReadOnly<InferOutput<typeof configSchema>>;

export type ClientConfig = Config['clients'][number];
/** The person AT THE CLIENT who is written to, unlike `usualContact`, who is OUR colleague. */
export type ClientContact = NonNullable<ClientConfig['contact']>;
export type SeverityConfig = Config['severities'][number];
/** Times are minutes since midnight in the reader's zone, days are ISO weekdays (1 is Monday). */
export type WorkCalendar = Config['work'];
export type LogSourceConfig = Config['logs'][number];
export type DeployConfig = Config['deploys'];
export type DeploySourceConfig = DeployConfig['sources'][number];

/** Read-only throughout; a key whose value may be undefined may be left out. */
type ReadOnly<T> = T extends readonly (infer Item)[]
  ? readonly ReadOnly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T as undefined extends T[Key] ? never : Key]: ReadOnly<T[Key]> } & {
        readonly [Key in keyof T as undefined extends T[Key] ? Key : never]?: ReadOnly<T[Key]>;
      }
    : T;

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
