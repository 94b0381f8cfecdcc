import type { Status } from '../../incident/incident.ts';
import type { Language, Instant } from '../../incident/instants.ts';
import type { MessageKind } from '../../incident/messageKinds.ts';

export const ruleIds = [
  'unfilled',
  'no-next-update',
  'vague-time',
  'time-without-zone',
  'promise-mismatch',
  'speculation',
  'absolute-promise',
  'fix-eta',
  'excuse',
  'blames-person',
  'hollow-apology',
  'missing-apology',
  'jargon',
  'passive-agentless',
  'no-impact',
  'no-data-statement',
  'too-long',
  'shouting',
] as const;

export type RuleId = (typeof ruleIds)[number];
export type Severity = 'error' | 'warning' | 'hint';

/** A quick fix: `replacement` takes the place of the finding's range. */
export interface Fix {
  readonly title: string;
  readonly replacement: string;
}

/** One thing to mend. `start` and `end` are UTF-16 offsets into the text that was given. */
export interface Finding {
  readonly rule: RuleId | 'front-matter';
  readonly severity: Severity;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly fixes: readonly Fix[];
}

export interface ReviewContext {
  /** The language that the message is written in. */
  readonly language: Language;
  readonly kind: MessageKind;
  readonly status: Status;
  /** The ledger's open promise to this client; `due` is UTC ms, `zone` the client's. */
  readonly promised: { readonly due: Instant; readonly zone: string } | undefined;
  /** IANA names. */
  readonly readerZone: string;
  readonly clientZone: string;
  /** Full names. Each part of a name is looked for as well. */
  readonly colleagues: readonly string[];
  /** Words of the trade, with what to write instead. */
  readonly glossary: Readonly<Record<string, string>>;
  /** True where a plan is recorded, so that an estimate has something to stand on. */
  readonly hasPlan: boolean;
  readonly now: Instant;
}
