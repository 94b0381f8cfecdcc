import * as l10n from '@vscode/l10n';
import { colleaguePattern } from '../colleagues.ts';
import type { Finding } from '../finding.ts';
import type { Span } from '../patterns.ts';
import { spans } from '../patterns.ts';
import { wordSpans } from '../prepared.ts';
import type { Rule, Subject } from './rule.ts';

/** A colleague's name, "a junior developer", "you should have". */
export const blamesPerson: Rule = (subject) => {
  const { prepared, words } = subject;
  const blamed = wordSpans(prepared, words.blame).map((span) =>
    finding(span, l10n.t('This blames a person. Say what went wrong in the system.')),
  );
  // That letter says who is in charge from now on.
  const named = (subject.context.kind === 'new-contact' ? [] : names(subject)).map((span) =>
    finding(span, l10n.t('A client does not need the name of a colleague. Write "we".')),
  );
  return [...blamed, ...named];
};

function names({ prepared, context, words }: Subject): Span[] {
  const pattern = colleaguePattern(context.colleagues);
  if (pattern === undefined) return [];
  const { wordsThatAreNames } = words.lexicon;
  return spans(pattern, prepared.plain).filter(({ start, text }) => {
    if (start < prepared.greetingEnd || start >= prepared.signatureStart) return false;
    if (!wordsThatAreNames.has(text.toLowerCase())) return true;
    return !prepared.sentences.some((sentence) => sentence.start === start);
  });
}

function finding({ start, end }: Span, message: string): Finding {
  return { rule: 'blames-person', severity: 'error', start, end, message, fixes: [] };
}
