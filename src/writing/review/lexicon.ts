import type { Language } from '../../time/instants.ts';

/**
 * The words of one language. Lists hold regular expression sources that are matched as whole words in any case,
 * where a space stands for any white space; single patterns mark their own ends of words. All match lower-cased text.
 */
export interface Lexicon {
  readonly language: Language;
  readonly speculation: readonly string[];
  /** Guesses that are proper when the message asks instead of telling. */
  readonly politeInQuestions: RegExp;
  /** Guesses that are proper when we say back what we understood. */
  readonly sayItBack: RegExp;
  /** How a sentence begins that a guess can be rewritten into. */
  readonly unknownYet: string;
  readonly vagueTime: readonly string[];
  /** "As soon as it is resolved": vague, unless a clock time stands before it in the sentence. */
  readonly vagueAfterClock: readonly string[];
  readonly absolute: readonly string[];
  /** Proper once the incident is resolved. */
  readonly absoluteUnlessResolved: readonly string[];
  readonly fixEta: readonly string[];
  readonly excuses: readonly string[];
  /** Excuses only at the start of a sentence. */
  readonly excuseOpeners: readonly string[];
  readonly blame: readonly string[];
  readonly hollowApology: readonly string[];
  readonly apology: RegExp;
  readonly jargon: readonly JargonEntry[];
  readonly causeSentence: RegExp;
  readonly agentless: readonly string[];
  /** An agent in the sentence makes a passive clear. */
  readonly agent: RegExp;
  readonly audience: RegExp;
  readonly effect: RegExp;
  /** Tells what fails without naming whom. */
  readonly effectAlone: RegExp;
  readonly dataStatement: RegExp;
  readonly shouted: ReadonlySet<string>;
  readonly nextUpdate: NextUpdateWords;
  /** A statement that holds for all times in the message. */
  readonly allTimesIn: RegExp;
  /** Names that are also common words, lower case. */
  readonly wordsThatAreNames: ReadonlySet<string>;
  readonly inserts: Inserts;
}

export interface JargonEntry {
  readonly pattern: string;
  /** Plain words to write instead, where there are any that always fit. */
  readonly plain?: string;
}

/** `clear` names the next update; `possible` may mean another call or letter and counts where nothing is clear. */
export interface NextUpdateWords {
  readonly clear: readonly string[];
  readonly possible: readonly string[];
  /** What was promised before: its sentence says nothing of the next update. */
  readonly earlier: readonly string[];
}

/** Sentences in the message's own language that quick fixes insert. Parts in [[ ]] are for the writer to fill. */
export interface Inserts {
  readonly apology: string;
  readonly impact: string;
  readonly noDataLost: string;
  readonly dataUnknown: string;
  readonly sorryFor: string;
}
