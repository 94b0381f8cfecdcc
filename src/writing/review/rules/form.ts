import * as l10n from '@vscode/l10n';
import type { Finding } from '../finding.ts';
import type { Span } from '../patterns.ts';
import { spans } from '../patterns.ts';
import type { Prepared } from '../prepared.ts';
import type { Rule, Subject } from './rule.ts';

const mostWords = 120;
const mostWordsInSentence = 25;
const word = /[\p{L}\p{N}][\p{L}\p{N}'’.,:/-]*/gu;

const listItem = /^[ \t]*(?:[-*•–]|\d{1,3}[.)])[ \t].*$/gmu;

/** A colon or a semicolon lets the reader pause, as a full stop does. */
const pause = /[:;](?=\s)/u;

/** More than 120 words outside lists, which are scanned and not read through, or more than 25 at one stretch. */
export const tooLong: Rule = ({ prepared }) => {
  const found: Finding[] = prepared.sentences
    .map((sentence) => ({ sentence, count: Math.max(...sentence.text.split(pause).map(count)) }))
    .filter(({ count: words }) => words > mostWordsInSentence)
    .map(({ sentence, count: words }) =>
      hint(
        'too-long',
        sentence,
        l10n.t('This sentence has {0} words. Split it: at most {1}.', words, mostWordsInSentence),
      ),
    );
  const total = count(prepared.plain.slice(prepared.bodyStart).replace(listItem, ''));
  const [first] = prepared.sentences;
  if (total > mostWords && first !== undefined) {
    found.push(
      hint('too-long', first, l10n.t('The message has {0} words. At most {1} are read.', total, mostWords)),
    );
  }
  return found;
};

function count(text: string): number {
  return text.match(word)?.length ?? 0;
}

const exclaimed = /(?:!{2,}|\?!|!\?)[!?]*/gu;
const capitals = /(?<![\p{L}\p{N}_])\p{Lu}[\p{Lu}']+(?![\p{L}\p{N}_])/gu;

/** "!!" and words in capitals. Acronyms and product names are neither common words nor in a row of long words. */
export const shouting: Rule = (subject) => {
  const { prepared } = subject;
  const loud = spans(exclaimed, prepared.plain).map((span) => ({
    ...hint('shouting', span, l10n.t('One mark is enough.')),
    fixes: [{ title: l10n.t('Write "{0}"', span.text[0] ?? ''), replacement: span.text[0] ?? '' }],
  }));
  const shouted = runs(prepared, spans(capitals, prepared.plain))
    .filter((run) => isShouted(run, subject))
    .map(([first, ...rest]) => {
      const end = rest.at(-1)?.end ?? first.end;
      const calm = prepared.raw.slice(first.start, end).toLowerCase();
      const atStart = prepared.sentences.some((sentence) => sentence.start === first.start);
      const replacement = atStart ? calm.charAt(0).toUpperCase() + calm.slice(1) : calm;
      return {
        ...hint('shouting', { ...first, end }, l10n.t('Capitals read as shouting.')),
        fixes: [{ title: l10n.t('Write "{0}"', replacement), replacement }],
      };
    });
  return [...loud, ...shouted];
};

type Run = readonly [Span, ...Span[]];

function runs(prepared: Prepared, words: readonly Span[]): Run[] {
  const found: [Span, ...Span[]][] = [];
  for (const one of words) {
    const current = found.at(-1);
    const previous = current?.at(-1);
    if (previous !== undefined && /^[ ,]+$/u.test(prepared.plain.slice(previous.end, one.start)))
      current?.push(one);
    else found.push([one]);
  }
  return found;
}

function isShouted(run: Run, { words, context }: Subject): boolean {
  const loud = run.filter(
    ({ text }) => words.lexicon.shouted.has(text) && !Object.hasOwn(context.glossary, text),
  );
  if (loud.length > 0) return true;
  const long = run.filter(({ text }) => text.length >= 4);
  return long.length >= 2 && long.length === run.length;
}

function hint(
  rule: 'too-long' | 'shouting',
  { start, end }: Pick<Span, 'start' | 'end'>,
  message: string,
): Finding {
  return { rule, severity: 'hint', start, end, message, fixes: [] };
}
