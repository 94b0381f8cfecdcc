import * as l10n from '@vscode/l10n';
import type { Finding } from '../finding.ts';
import { glossaryTerms } from '../glossary.ts';
import type { Span } from '../patterns.ts';
import { spans } from '../patterns.ts';
import { isName, wordSpans } from '../prepared.ts';
import type { Rule, Subject } from './rule.ts';

const inBody = '(?<![\\p{L}\\p{N}_/.@-])';
const code = [
  '[0-9a-f]{7,40}(?<=[a-f][0-9a-f]*)(?<=\\d[0-9a-f]*)(?![\\p{L}\\p{N}])',
  '[A-Z][A-Z0-9]*_[A-Z0-9_]+',
  '(?:\\d{1,3}\\.){3}\\d{1,3}(?::\\d+)?(?![\\d.])',
  '[\\w-]+(?:\\.[\\w-]+)*\\.(?:internal|local|lan|corp|svc)(?![\\p{L}\\p{N}])',
  '(?:app|application|db|web|srv|server|node|host|worker|prod|stage|staging|api|redis|pg|sql|mail|kafka|k8s)(?:-[\\w]+)*-?\\d+(?![\\p{L}\\p{N}:])',
  '[\\w-]+(?:\\/[\\w.-]+)+\\.(?:ts|js|tsx|jsx|php|rb|py|java|go|cs|log|ya?ml|json|conf|sql|sh)(?![\\p{L}\\p{N}])',
  '[a-z]+[A-Z]\\w*\\(\\)|[a-z_]\\w*\\(\\)|[A-Z]\\w+(?:Exception|Error)(?!\\w)|\\w+::\\w+',
];
const codeLooking = new RegExp(
  `${inBody}(?:${code.join('|')})|(?<![\\p{L}\\p{N}])(?:\\/[\\w.-]+){2,}(?![\\w.-]*@)`,
  'gu',
);
const backticked = /`[^`\n]+`/gu;
const explained = /^\s?\(/u;

/** Words that a client has to look up, and names out of the code. */
export const jargon: Rule = (subject) => {
  const { prepared, context } = subject;
  const team = glossaryTerms(context.glossary);
  const known = team.flatMap(({ pattern, plain }) =>
    wordSpans(prepared, pattern).map((span) => ({ span, plain: plain === '' ? undefined : plain })),
  );
  const builtIn = subject.words.jargon.flatMap(({ pattern, plain }) =>
    wordSpans(prepared, pattern)
      .filter((span) => !isName(prepared, span))
      .map((span) => ({ span, plain })),
  );
  const words = [...known, ...builtIn]
    .filter(({ span }) => !explained.test(prepared.plain.slice(span.end, span.end + 3)))
    .map(({ span, plain }) => finding(span, plain));
  return [...words, ...codeSpans(subject).map((span) => finding(span, undefined))];
};

function codeSpans({ prepared }: Subject): Span[] {
  const body = prepared.raw.slice(prepared.bodyStart);
  const marked = spans(backticked, body, prepared.bodyStart);
  return [...marked, ...spans(codeLooking, prepared.plain)];
}

function finding({ start, end, text }: Span, plain: string | undefined): Finding {
  return {
    rule: 'jargon',
    severity: 'warning',
    start,
    end,
    message: l10n.t('The client may not know "{0}". Say it in plain words.', text),
    fixes: plain === undefined ? [] : [{ title: l10n.t('Write "{0}"', plain), replacement: plain }],
  };
}
