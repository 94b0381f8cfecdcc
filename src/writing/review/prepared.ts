import { bodyStartOf } from '../messages/header.ts';
import type { Span } from './patterns.ts';
import { lowerCase, spans } from './patterns.ts';

/**
 * A message made ready for the rules. `plain` has the length of `raw`, so offsets agree, with the parts that
 * are not the writer's own wording hidden: quotations, addresses, comments, front matter, placeholders.
 */
export interface Prepared {
  readonly raw: string;
  readonly plain: string;
  /** `plain` in lower case, of the same length. */
  readonly lower: string;
  /** In order, without surrounding white space. */
  readonly sentences: readonly Sentence[];
  /** Where the body begins: after front matter. */
  readonly bodyStart: number;
  /** End of the salutation; `bodyStart` where there is none. */
  readonly greetingEnd: number;
  /** Start of the signature; the text's length where there is none. */
  readonly signatureStart: number;
}

/** A sentence as it is written, and in lower case. */
export interface Sentence extends Span {
  readonly lower: string;
}

const hidden = '·';
const notTheWritersWords = [
  /<!--[\s\S]*?-->/gu,
  /\[\[[^\]\n]*\]\]/gu,
  /\{\{[^}\n]*\}\}/gu,
  /`[^`\n]+`/gu,
  /(?<![\p{L}\p{N}])[a-z][a-z+.-]{1,15}:\/\/[^\s<>»”")]+/giu,
  /(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/gu,
  /^[ \t]*>.*$/gmu,
  /«[^«»]{0,600}»/gu,
  /[“„][^“”„]{0,600}[”“]/gu,
  /"[^"\n]{0,600}"/gu,
];

/** Prepares `text`; everything that more than one rule looks up is computed here. */
export function prepare(text: string): Prepared {
  const bodyStart = bodyStartOf(text);
  let plain = text
    .slice(bodyStart)
    .replace(/[’ʼ](?=\p{L})/gu, "'")
    .replace(/[\u00A0\u202F]/gu, ' ');
  plain = blank(text.slice(0, bodyStart)) + plain;
  for (const pattern of notTheWritersWords) plain = plain.replace(pattern, blank);
  const lower = lowerCase(plain);
  return {
    raw: text,
    plain,
    lower,
    sentences: sentencesOf(plain, bodyStart).map((span) => ({
      ...span,
      lower: lower.slice(span.start, span.end),
    })),
    bodyStart,
    greetingEnd: greetingEnd(plain, bodyStart),
    signatureStart: signatureStart(plain, bodyStart),
  };
}

function blank(part: string): string {
  return part.replace(/[^\r\n]/g, hidden);
}

const abbreviation =
  /(?:^|[\s(])(?:\p{L}|Mr|Mrs|Ms|Dr|St|No|e\.g|i\.e|vs|approx|ст|год|хв|сек|грн|напр|див|ім|вул|тел|км|т\. ?[дп])$/u;
const listMark = /^\d{1,3}$/u;

/** Splits at ends of sentences, blank lines, and list items. A line break inside a paragraph doesn't end one. */
function sentencesOf(plain: string, bodyStart: number): Span[] {
  const found: Span[] = [];
  const breaks = /\r?\n[ \t]*\r?\n|\r?\n(?=[ \t]*(?:[-*•–]|\d{1,3}[.)])[ \t])|[.!?…]+(?=[\s·]|$)/gu;
  let start = bodyStart;
  const close = (end: number): void => {
    const piece = plain.slice(start, end);
    const lead = piece.length - piece.trimStart().length;
    const text = piece.trim();
    if (/[\p{L}\p{N}·]/u.test(text))
      found.push({ start: start + lead, end: start + lead + text.length, text });
    start = end;
  };
  for (const match of plain.matchAll(breaks)) {
    const end = match.index + match[0].length;
    if (end <= bodyStart) continue;
    if (match[0] === '.' && goesOn(plain.slice(start, match.index), plain.slice(end))) continue;
    close(end);
  }
  close(plain.length);
  return found;
}

function goesOn(before: string, after: string): boolean {
  if (listMark.test(before.trim())) return true;
  const next = after.trimStart()[0] ?? '';
  return /\p{Ll}/u.test(next) || (abbreviation.test(before) && next !== '');
}

const greetingWord =
  /^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|to the|шановн\p{L}+|вітаю|вітаємо|добр(?:ий|ого)|доброго|привіт|колеги|пан[еі]|панове)(?!\p{L})/iu;

/** The first line up to its comma, colon or exclamation mark, where it addresses somebody. */
function greetingEnd(plain: string, bodyStart: number): number {
  const first = /\S[^\n]*/u.exec(plain.slice(bodyStart));
  if (first === null) return bodyStart;
  const head = /^[^,:!.\n]*(?:,[^,:!.\n]{0,40}!)?[,:!]?/u.exec(first[0])?.[0] ?? '';
  const short = head.split(/\s+/u).length <= 6;
  const addressed = greetingWord.test(head) || /^\p{Lu}[\p{L}']+[,!]$/u.test(head);
  return addressed && short ? bodyStart + first.index + head.length : bodyStart;
}

/** The last lines that are no sentences: a closing, a name, a role. */
function signatureStart(plain: string, bodyStart: number): number {
  let start = plain.length;
  while (start > bodyStart) {
    const lineStart = Math.max(plain.lastIndexOf('\n', start - 1) + 1, bodyStart);
    const line = plain.slice(lineStart, start).trim();
    if (line !== '' && (/[.!?:…]$/u.test(line) || line.split(/\s+/u).length > 6)) break;
    if (lineStart === bodyStart) break;
    start = lineStart - 1;
  }
  return start;
}

/** The sentence that holds `offset`. */
export function sentenceAt(prepared: Prepared, offset: number): Sentence | undefined {
  return prepared.sentences.find((sentence) => sentence.start <= offset && offset < sentence.end);
}

/** Matches of a list of words, with the text as it is written. */
export function wordSpans({ plain, lower }: Prepared, pattern: RegExp): Span[] {
  return spans(pattern, lower).map(({ start, end }) => ({ start, end, text: plain.slice(start, end) }));
}

/** True for one capitalized word inside a sentence: a name, not the common word. */
export function isName(prepared: Prepared, span: Span): boolean {
  if (!/^\p{Lu}\p{Ll}+$/u.test(span.text)) return false;
  const before = prepared.plain.slice(Math.max(0, span.start - 20), span.start);
  return !/^\s*$|[.!?…:;\n–—·]\s*$|\d[.)]\s*$|[-*•]\s*$/u.test(before);
}
