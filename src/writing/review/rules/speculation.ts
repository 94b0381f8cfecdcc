import * as l10n from '@vscode/l10n';
import type { Finding } from '../finding.ts';
import type { Span } from '../patterns.ts';
import { lowerCase } from '../patterns.ts';
import { isName, sentenceAt, wordSpans } from '../prepared.ts';
import type { Rule, Subject } from './rule.ts';

const capitals = /^\p{Lu}{2,}$/u;

/** A guess told as news. */
export const speculation: Rule = (subject) =>
  wordSpans(subject.prepared, subject.words.speculation)
    .filter(
      (span) => !isName(subject.prepared, span) && !isProper(subject, span) && !capitals.test(span.text),
    )
    .map((span) => finding(subject, span));

function isProper({ prepared, context, words }: Subject, span: Span): boolean {
  const said = lowerCase(span.text);
  if (context.kind === 'say-it-back' && words.sayItBack.test(said)) return true;
  const sentence = sentenceAt(prepared, span.start);
  return sentence !== undefined && sentence.text.endsWith('?') && words.politeInQuestions.test(said);
}

function finding({ prepared, words }: Subject, span: Span): Finding {
  const opens = sentenceAt(prepared, span.start)?.start === span.start;
  const comma = opens && prepared.plain[span.end] === ',' ? 1 : 0;
  const { unknownYet } = words.lexicon;
  return {
    rule: 'speculation',
    severity: 'error',
    start: span.start,
    end: span.end + comma,
    message: l10n.t('This is a guess. Say what is known, or that it is not known yet.'),
    fixes: opens ? [{ title: l10n.t('Write "{0} …"', unknownYet), replacement: unknownYet }] : [],
  };
}
