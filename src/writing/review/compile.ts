import type { Language } from '../../time/instants.ts';
import type { Lexicon } from './lexicon.ts';
import { forLowerCase, phrases } from './patterns.ts';
import { en } from './words/en.ts';
import { uk } from './words/uk.ts';

/** A lexicon with its lists compiled, for lower-cased text. */
export interface Words {
  readonly lexicon: Lexicon;
  readonly speculation: RegExp;
  readonly vagueTime: RegExp;
  readonly vagueAfterClock: RegExp;
  readonly absolute: RegExp;
  readonly absoluteUnlessResolved: RegExp;
  readonly fixEta: RegExp;
  readonly excuses: RegExp;
  readonly excuseOpeners: RegExp;
  readonly blame: RegExp;
  readonly hollowApology: RegExp;
  readonly jargon: readonly { readonly pattern: RegExp; readonly plain: string | undefined }[];
  readonly agentless: RegExp;
  readonly politeInQuestions: RegExp;
  readonly sayItBack: RegExp;
  readonly apology: RegExp;
  readonly causeSentence: RegExp;
  readonly agent: RegExp;
  readonly audience: RegExp;
  readonly effect: RegExp;
  readonly effectAlone: RegExp;
  readonly dataStatement: RegExp;
  readonly allTimesIn: RegExp;
  readonly nextUpdateClear: RegExp;
  readonly nextUpdatePossible: RegExp;
  readonly earlierPromise: RegExp;
}

const lexicons: Readonly<Record<Language, Lexicon>> = { en, uk };
const compiled = new Map<Language, Words>();

/** The words of a language; compiled on first use. */
export function wordsOf(language: Language): Words {
  let words = compiled.get(language);
  if (words === undefined) {
    words = compile(lexicons[language]);
    compiled.set(language, words);
  }
  return words;
}

function compile(lexicon: Lexicon): Words {
  return {
    lexicon,
    speculation: phrases(lexicon.speculation),
    vagueTime: phrases(lexicon.vagueTime),
    vagueAfterClock: phrases(lexicon.vagueAfterClock),
    absolute: phrases(lexicon.absolute),
    absoluteUnlessResolved: phrases(lexicon.absoluteUnlessResolved),
    fixEta: phrases(lexicon.fixEta),
    excuses: phrases(lexicon.excuses),
    excuseOpeners: phrases(lexicon.excuseOpeners),
    blame: phrases(lexicon.blame),
    hollowApology: phrases(lexicon.hollowApology),
    jargon: lexicon.jargon.map(({ pattern, plain }) => ({ pattern: phrases([pattern]), plain })),
    agentless: phrases(lexicon.agentless),
    politeInQuestions: forLowerCase(lexicon.politeInQuestions),
    sayItBack: forLowerCase(lexicon.sayItBack),
    apology: forLowerCase(lexicon.apology),
    causeSentence: forLowerCase(lexicon.causeSentence),
    agent: forLowerCase(lexicon.agent),
    audience: forLowerCase(lexicon.audience),
    effect: forLowerCase(lexicon.effect),
    effectAlone: forLowerCase(lexicon.effectAlone),
    dataStatement: forLowerCase(lexicon.dataStatement),
    allTimesIn: forLowerCase(lexicon.allTimesIn),
    nextUpdateClear: phrases(lexicon.nextUpdate.clear),
    nextUpdatePossible: phrases(lexicon.nextUpdate.possible),
    earlierPromise: phrases(lexicon.nextUpdate.earlier),
  };
}
