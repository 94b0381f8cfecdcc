/** Words that say nothing about what broke: English function words and the dictionary of commits and of complaints. */
const stop = new Set(
  `a about above after again against all also although always am an and any are as at be because been before being
  below between both but by can cannot could did do does doing done down due during each either else etc even ever
  every few for from further get gets getting got had has have having he her here hers him his how however i if in
  instead into is it its itself just let like look looks made make makes making many may maybe me might more most
  much must my neither no nor not now of off on once one only or other others otherwise our ours out over own per
  please same see seems she should since so some still such than that the their theirs them then there these they
  thing things this those though through thus to too two under until up upon us use used uses using very via want
  was way we well were what when where whether which while who whom why will with within without would yet you your
  yours commit commits change changes changed patch patches fix fixes fixed fixing revert reverts reverted reverting
  pr merge merged branch need needs signed cherry picked reviewed co authored bug report reports reported reporting
  work works worked working stop stops stopped broken problem problems issue issues`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const word = /[\p{L}_][\p{L}\p{N}_]*/gu;
const plainWord = /[A-Za-z_]\w*/g;
/** Where there is none, a plain search for words finds the same. */
const beyondAscii = /[^\x00-\x7f]/;
const parts = /\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}]+|\p{Lu}+|\p{N}+/gu;
const suffixes = ['ations', 'ation', 'ing', 'ies', 'ed', 'es', 's', 'ly'];

/** Cuts the commonest English endings, leaving at least four letters. */
export function stem(term: string): string {
  for (const suffix of suffixes) {
    if (term.endsWith(suffix) && term.length - suffix.length >= 4) return term.slice(0, -suffix.length);
  }
  return term;
}

/**
 * Search terms of a text, repeats included: each identifier whole in lower case, and its parts where it is written in
 * camelCase or snake_case.
 */
export function terms(text: string): string[] {
  const found: string[] = [];
  for (const whole of text.match(beyondAscii.test(text) ? word : plainWord) ?? [])
    for (const term of termsOfWord(whole)) found.push(term);
  return found;
}

/** Words memoized, and the longest of them, characters: some MB at most. */
const wordsKept = 50_000;
const longestKept = 40;
/** Memoized: messages repeat their words, and each is split and stemmed once. */
const known = new Map<string, readonly string[]>();

function termsOfWord(whole: string): readonly string[] {
  const kept = known.get(whole);
  if (kept !== undefined) return kept;
  if (whole.length > longestKept) return splitWord(whole);
  // A copy: what was cut out of a text keeps all of it in memory.
  const own = Buffer.from(whole).toString();
  const split = splitWord(own);
  if (known.size >= wordsKept) known.clear();
  known.set(own, split);
  return split;
}

function splitWord(whole: string): string[] {
  const found: string[] = [];
  const lower = whole.toLowerCase();
  if (lower.length > 1 && !stop.has(lower)) found.push(stem(lower));
  const pieces = whole.match(parts) ?? [];
  if (pieces.length > 1) {
    for (const piece of pieces) {
      const small = piece.toLowerCase();
      if (small.length > 2 && !stop.has(small)) found.push(stem(small));
    }
  }
  return found;
}

/** How often each term occurs. */
export function counts(found: Iterable<string>): Map<string, number> {
  const table = new Map<string, number>();
  for (const term of found) table.set(term, (table.get(term) ?? 0) + 1);
  return table;
}
