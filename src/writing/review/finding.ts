import type { Status } from '../../incident/incident.ts';
import type { Language, Instant } from '../../time/instants.ts';
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
  readonly rule: RuleId | 'front-matter' | 'promise-unnamed';
  readonly severity: Severity;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly fixes: readonly Fix[];
}

export interface Promised {
  /** UTC ms. */
  readonly due: Instant;
  /** IANA name: the client's. */
  readonly zone: string;
  /** How the client writes times; by language where not given. */
  readonly clock?: 12 | 24 | undefined;
  /** The draft's front matter makes this promise, so that sending it would record it: the text has to name it. */
  readonly isMade?: boolean;
}

export interface ReviewContext {
  /** The language that the message is written in. */
  readonly language: Language;
  readonly kind: MessageKind;
  readonly status: Status;
  /** The ledger's open promise to this client, or the one that the draft makes. */
  readonly promised: Promised | undefined;
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
