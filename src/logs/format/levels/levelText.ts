import { levelNameScore } from '../keys.ts';
import { codedMarks, isCodePlace } from './levelCodes.ts';
import { letterMarks } from './levelLetters.ts';
import { levelOfWord } from './levelNames.ts';
import { slotOf } from './levelMark.ts';
import type { LevelMark } from './levelMark.ts';

/** Levels stand in the head of a line: so many characters from its stamp. */
export const levelHead = 320;

/** Whether a mark was found by its word, so that a line without such words has none. */
export function isWordPlace(place: string): boolean {
  return !place.startsWith('letter') && place !== 'glued' && !isCodePlace(place);
}

/** Words that say something else in running text. */
const weakWord =
  /^(?:all|log|note|success|fail|failed|statement|status|context|hint|detail|config|fine|stats|http|audit|normal|verbose|alert|failure|failures|warnings|errors|success|information|critical|emergency|notice|none|severe|silly|finer|panic|crash|default|fault)$/i;

const wordPattern = /[A-Za-z]{3,13}\d?/g;
/** The same in any script, for lines that have more than ASCII. */
const anyWordPattern = /\p{L}{2,16}\d?/gu;
const beyondAscii = /[^\0-\x7f]/;
const isOpen = /[[(<{|"'/:.,;]/;
/** `<local3.warn>`, `(auth.info)`. */
const facilityBefore = /[(<{][a-z]+\d?\.$/;

function contextOf(text: string, start: number, end: number): { name: string; score: number } {
  const word = text.slice(start, end);
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  const key = /([A-Za-z_@][\w.@-]*)"?\s?[=:]\s?"?$/.exec(text.slice(Math.max(0, start - 32), start));
  const named = key === null ? 0 : levelNameScore(key[1] ?? '');
  // `LEVEL: Error` is a field, `type: error` may be text.
  const keyScore = named < 2 && before === ' ' && /:\s$/.test(text.slice(start - 2, start)) ? 0 : named;
  if (keyScore > 0) return { name: `key:${(key?.[1] ?? '').toLowerCase()}`, score: 30 + 10 * keyScore };
  const outer = text.slice(0, start).trimEnd().slice(-1);
  const next = text.slice(end).trimStart().charAt(0);
  if ((outer === '[' && next === ']') || (outer === '<' && next === '>') || (outer === '(' && next === ')')) {
    return { name: `in${outer}`, score: 44 };
  }
  if (outer === '{' && next === '}') return { name: 'in{', score: 40 };
  if (/[|#]/.test(outer) && next === outer) return { name: `in${outer}`, score: 42 };
  if (/[[|]/.test(outer) && /[:|,/;#]/.test(next)) return { name: `in${outer}`, score: 34 };
  if (/[:.]/.test(before) && next === ']') return { name: 'in]', score: 36 };
  if (facilityBefore.test(text.slice(Math.max(0, start - 16), start)) && /[)>}]/.test(after))
    return { name: 'facility>', score: 36 };
  if (before === '<' && after === ':' && /\S/.test(text.charAt(end + 1))) return { name: 'in<:', score: 34 };
  if (/^\s$/.test(before) && /^\/(?:[A-Z]|[a-z][\w-]*:)/.test(text.slice(end, end + 32)))
    return { name: 'tag', score: 22 };
  const isUpper = word === word.toUpperCase();
  if (isUpper && before === '=' && start === 1) return { name: 'upper', score: 32 };
  const isClear =
    (before === '' || before === ' ' || before === '\t' || isOpen.test(before)) && !/[\w/@=]/.test(after);
  if (isUpper && isClear) return { name: /[:\]]/.test(after) ? 'upper:' : 'upper', score: 32 };
  if (after === ':' && (before === '' || /[\s\]]/.test(before))) return { name: 'colon', score: 22 };
  if (/[.]/.test(before) && /^\s?$/.test(after) && /[a-z]\d?\.$/.test(text.slice(0, start)))
    return { name: 'facility', score: 24 };
  if (before === '"' && after === '"' && /^[,;\t]?$/.test(text.charAt(start - 2)))
    return { name: 'field', score: 26 };
  if (/^[,;\t]?$/.test(before) && /^[,;\t]$/.test(after)) return { name: 'field', score: 26 };
  if (before === ',' && after === ' ') return { name: 'field', score: 20 };
  if (before === ' ' && text.startsWith('  ', end) && !isUpper) return { name: 'column', score: 14 };
  return { name: 'word', score: isClear && /^[\s,\-]?$/.test(after) ? 8 : -20 };
}

/** Inside a longer word, an address, a compound, a request, or the name of a list of frames. */
function isPartOfMore(text: string, start: number, end: number): boolean {
  if (/\w/.test(text.charAt(start - 1)) || /\w/.test(text.charAt(end))) return true;
  if (text.startsWith('://', end) || /^-[a-z\d]/.test(text.slice(end, end + 2))) return true;
  // The method of HTTP.
  if (/^"TRACE [/*h]/.test(text.slice(start - 1, end + 2))) return true;
  return /^trace$/i.test(text.slice(start, end)) && /stack[ -]?$/i.test(text.slice(0, start));
}

const fatalError = /^(?:[Ff]atal|[Cc]ritical) [Ee]rror|^(?:FATAL|CRITICAL) ERROR/;

function wordMarks(head: string, stampEnd: number): LevelMark[] {
  const found: LevelMark[] = [];
  const colon = head.indexOf(': ', stampEnd);
  const message = colon < 0 ? head.length : colon;
  const pattern = beyondAscii.test(head) ? anyWordPattern : wordPattern;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(head); match !== null; match = pattern.exec(head)) {
    const start = match.index;
    const isFatal = fatalError.test(head.slice(start, start + match[0].length + 6));
    // `Fatal error` is one phrase, and fatal.
    const word = isFatal ? head.slice(start, start + match[0].length + 6) : match[0];
    pattern.lastIndex = start + word.length;
    const level = isFatal ? 'fatal' : levelOfWord(word);
    if (level === null || isPartOfMore(head, start, start + word.length)) continue;
    const { name, score } = contextOf(head, start, start + word.length);
    const slot = slotOf(head, start, stampEnd);
    const distance = slot < 0 ? 1 : slot;
    const late = /^(?:upper|colon)/.test(name) && start > message ? 12 : 0;
    // `http: panic serving` is no level, unless the file's lines agree.
    const vague = level === 'info' && /^http$/i.test(word) ? 40 : 0;
    const doubt = weakWord.test(word) && (name === 'word' || name === 'field') ? 12 : 0;
    // A padded word right after the stamp is a column of its own.
    const column = name === 'column' && slot === 0 ? 12 : 0;
    const own = score + column - 2 * distance - doubt - late - vague;
    found.push({
      level,
      place: `${name}|${name.startsWith('key:') ? 0 : slot}`,
      score: name === 'word' && slot > 0 ? Math.min(own, -1) : own,
    });
  }
  return found;
}

/**
 * Everything in a text that may state its level.
 * @param stampEnd where the record's stamp ends in the text, 0 where it has none
 */
export function levelMarks(text: string, stampEnd: number): LevelMark[] {
  const head = text.slice(0, stampEnd + levelHead);
  return [...codedMarks(head), ...wordMarks(head, stampEnd), ...letterMarks(head, stampEnd)];
}
