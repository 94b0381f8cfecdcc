import { createHash } from 'node:crypto';

/** What a person is asked before a command from a configuration file runs for the first time, and after every change of it. */
export interface ConsentQuestion {
  /** The exact text that will run. */
  readonly command: string;
  /** Where the text comes from, for example `.sitrep/config.yaml: log source "shop"`. */
  readonly from: string;
}

export interface ConsentMemory {
  has(key: string): boolean;
  add(key: string): PromiseLike<void>;
}

export type Consent = 'given' | 'refused' | 'untrusted';

/** Lets a configured command run only in a trusted folder and only after a person saw its exact text. */
export class ConsentGate {
  private readonly asking = new Map<string, Promise<Consent>>();

  constructor(
    private readonly isTrusted: () => boolean,
    private readonly memory: ConsentMemory,
    private readonly ask: (question: ConsentQuestion) => Promise<boolean>,
  ) {}

  async request(question: ConsentQuestion): Promise<Consent> {
    if (!this.isTrusted()) return 'untrusted';
    const key = createHash('sha256').update(`${question.from}\0${question.command}`).digest('hex');
    if (this.memory.has(key)) return 'given';
    // Single flight: readers that need the same command at the same moment share one question.
    const asking = this.asking.get(key) ?? this.askFor(key, question);
    this.asking.set(key, asking);
    return asking.finally(() => this.asking.delete(key));
  }

  private async askFor(key: string, question: ConsentQuestion): Promise<Consent> {
    if (!(await this.ask(question))) return 'refused';
    await this.memory.add(key);
    return 'given';
  }
}
