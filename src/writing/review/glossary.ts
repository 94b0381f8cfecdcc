import { escapePattern, phrases } from './patterns.ts';

export interface GlossaryTerm {
  readonly pattern: RegExp;
  readonly plain: string;
}

type Glossary = Readonly<Record<string, string>>;

const compiled = new WeakMap<Glossary, readonly GlossaryTerm[]>();

/** The team's words as patterns, with their usual endings. Kept for as long as the glossary object lives. */
export function glossaryTerms(glossary: Glossary): readonly GlossaryTerm[] {
  let terms = compiled.get(glossary);
  if (terms === undefined) {
    terms = Object.entries(glossary)
      .filter(([term]) => term.trim() !== '')
      .map(([term, plain]) => ({ pattern: phrases([inflected(term.trim())]), plain }));
    compiled.set(glossary, terms);
  }
  return terms;
}

function inflected(term: string): string {
  const escaped = escapePattern(term);
  if (/^[\p{Lu}\p{N}]+$/u.test(term)) return escaped;
  if (/\p{Script=Cyrillic}$/u.test(term)) return `${escaped.replace(/[аяоеєиіїьй]$/u, '')}\\p{L}{0,3}`;
  return `${escaped}(?:s|es|ed|ing)?`;
}
