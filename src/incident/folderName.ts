import type { Instant } from '../time/instants.ts';
import { isoDate, wallTime } from '../time/wallTime.ts';

/** Ukrainian as the Cabinet of Ministers' resolution 55 of 2010 romanizes it, with Russian letters beside it. */
const letters: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'h', ґ: 'g', д: 'd', е: 'e', є: 'ie', ж: 'zh', з: 'z', и: 'y', і: 'i', ї: 'i',
  й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh',
  ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ь: '', ю: 'iu', я: 'ia', ы: 'y', э: 'e', ё: 'e', ъ: '',
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i',
}; // prettier-ignore

const atStart: Readonly<Record<string, string>> = { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' };

const longestSlug = 44;

/**
 * Name of an incident's folder: date, slug of the title, end of the ULID, at most 60 characters of
 * `[a-z0-9-]`, for example `2026-11-22-card-payments-fail-7q4m`. The leading date keeps it clear of names that
 * Windows reserves.
 */
export function incidentFolder(openedAt: Instant, title: string, ulid: string, zone = 'UTC'): string {
  const date = isoDate(wallTime(openedAt, zone));
  return `${date}-${slug(title)}-${ulid.slice(-4).toLowerCase()}`;
}

/** `[a-z0-9-]` words of a title in Latin or Cyrillic script; `incident` where nothing is left. At most 44 characters. */
export function slug(title: string): string {
  const words = romanize(title.normalize('NFC').toLowerCase())
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ]/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let result = '';
  for (const word of words) {
    const longer = result === '' ? word.slice(0, longestSlug) : `${result}-${word}`;
    if (longer.length > longestSlug) break;
    result = longer;
  }
  return result === '' ? 'incident' : result;
}

function romanize(text: string): string {
  let previous = ' ';
  let result = '';
  for (const character of text) {
    const initial = !/[\p{L}\p{M}'’ʼ]/u.test(previous);
    if (character === 'г' && previous === 'з') result += 'gh';
    else result += (initial ? atStart[character] : undefined) ?? letters[character] ?? character;
    previous = character;
  }
  return result;
}
