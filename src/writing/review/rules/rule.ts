import type { ClockTime } from '../clockTimes.ts';
import type { Words } from '../compile.ts';
import type { Finding, ReviewContext } from '../finding.ts';
import type { Span } from '../patterns.ts';
import type { Prepared } from '../prepared.ts';

/** What a rule looks at. */
export interface Subject {
  readonly prepared: Prepared;
  readonly context: ReviewContext;
  readonly words: Words;
  readonly times: readonly ClockTime[];
}

export type Rule = (subject: Subject) => Finding[];

/** The first sentence after the salutation: where something missing at the beginning is shown. */
export function firstSentence({ prepared }: Subject): Span {
  const found = prepared.sentences.find((sentence) => sentence.end > prepared.greetingEnd);
  return found ?? wholeBody(prepared);
}

/** The last sentence before the signature: where something missing at the end is shown. */
export function lastSentence({ prepared }: Subject): Span {
  const found = prepared.sentences.findLast((sentence) => sentence.start < prepared.signatureStart);
  if (found === undefined) return wholeBody(prepared);
  const end = Math.max(Math.min(found.end, prepared.signatureStart), found.start + 1);
  return { start: found.start, end, text: prepared.raw.slice(found.start, end) };
}

function wholeBody(prepared: Prepared): Span {
  return {
    start: prepared.bodyStart,
    end: prepared.raw.length,
    text: prepared.raw.slice(prepared.bodyStart),
  };
}

/** A range with `sentence` as a paragraph of its own behind it. */
export function followedBy(range: Span, sentence: string, { prepared }: Subject): string {
  return `${prepared.raw.slice(range.start, range.end).trimEnd()}\n\n${sentence}`;
}
