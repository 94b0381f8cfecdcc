import { levelNameScore } from '../keys.ts';
import { slotOf } from './levelMark.ts';
import type { LevelMark } from './levelMark.ts';
import { levelOfLetter } from './levelNames.ts';

const letterPattern =
  /(^|[\s[(|</{#*;,:>\]"=]|\d\s)([VTDINWECFAS]|[diwef](?=[\s\]]))(?=[\])|>/:\s}#*;,"]|$|(?<=D)[1-5]\s|\d{3}:\s)/g;
/** CRI's mark of whole and torn lines is no level. */
const streamBefore = /\bstd(?:out|err) $/;
const keyBefore = /([A-Za-z_@][\w.@-]*)"?\s?[=:]\s?"?$/;

/** What opens and closes a letter in a field or box of its own. */
const pairs: Readonly<Record<string, string>> = {
  '{': '}',
  '#': '#',
  '*': '*',
  ';': ';',
  ',': ',',
  ':': ':',
  '"': '"',
};

interface Found {
  readonly letter: string;
  readonly before: string;
  /** The sign after it; a hash for a number. */
  readonly after: string;
  readonly text: string;
  readonly at: number;
}

/** How the letter stands, and how much that speaks for its being a level; null where it is none. */
function lookOf({ letter, before, after, text, at }: Found): { name: string; score: number } | null {
  // A drive of Windows.
  if (after === ':' && /[\\/]/.test(text.charAt(at + 2))) return null;
  const key = keyBefore.exec(text.slice(Math.max(0, at - 32), at));
  const named = key === null ? 0 : levelNameScore(key[1] ?? '');
  if (named === 2) return { name: `=${(key?.[1] ?? '').toLowerCase()}`, score: 50 };
  if (before.endsWith('=')) return null;
  if (letter !== letter.toUpperCase()) return { name: `lower${after}`, score: before === '[' ? 4 : -10 };
  const isUsual = /[VDIWEFT]/.test(letter);
  if (/[[(|<]$/.test(before) && /[\])|>]/.test(after)) return { name: before.slice(-1), score: 24 };
  // Flags, classes and points of the compass stand in fields, too.
  if (pairs[before.slice(-1)] === after) return isUsual ? { name: before.slice(-1), score: 14 } : null;
  if (before === ']' && after === ':') return { name: after, score: 21 };
  if (after === '/' && /^\w/.test(text.slice(at + 2))) return { name: after, score: 20 };
  if (/[:#*;,"}>\]]$/.test(before) && !/\s/.test(after)) return null;
  return { name: after, score: isUsual ? 11 : -6 };
}

/** One-letter forms: ` E `, `[W]`, `I/Tag`, `|D|`, `level=W`, `;I;`, ` I125: `. */
export function letterMarks(head: string, stampEnd: number): LevelMark[] {
  const found: LevelMark[] = [];
  const near = head.slice(0, stampEnd + 60);
  letterPattern.lastIndex = 0;
  for (let match = letterPattern.exec(near); match !== null; match = letterPattern.exec(near)) {
    const [, before = '', letter = ''] = match;
    const at = match.index + before.length;
    if (streamBefore.test(near.slice(0, at))) continue;
    const number = /^\d+/.exec(near.slice(at + 1, at + 5))?.[0] ?? '';
    const after = number.length === 3 ? '#' : near.charAt(at + 1 + number.length);
    const look = lookOf({ letter, before, after, text: near, at });
    const level = levelOfLetter(letter.toUpperCase());
    if (look === null || level === null) continue;
    const slot = slotOf(head, at, stampEnd);
    // WebSphere's A is audit, Android's an assertion that failed.
    const isAudit = letter === 'A' && look.score < 14;
    found.push({
      level: isAudit ? 'info' : level,
      place: `letter${look.name}|${look.name.startsWith('=') ? 0 : slot}`,
      score: look.score - (look.name.startsWith('=') ? 0 : 2 * Math.max(0, slot)),
    });
  }
  return found;
}
