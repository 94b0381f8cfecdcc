import type { Language, Instant } from '../../time/instants.ts';
import { zoneName } from '../../time/instants.ts';

const hour = 3_600_000;

/** Hours ahead of UTC of the abbreviations that people write. */
const abbreviations: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  WEST: 1,
  BST: 1,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
  MSK: 3,
  TRT: 3,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  JST: 9,
  KST: 9,
  SGT: 8,
  AEST: 10,
  AEDT: 11,
};

/** Ukrainian names of cities as they stand in "за … часом" or "за …", by their stem. */
const ukrainianCities: readonly (readonly [stem: string, zone: string])[] = [
  ['києв', 'Europe/Kyiv'],
  ['київ', 'Europe/Kyiv'],
  ['варшав', 'Europe/Warsaw'],
  ['берлін', 'Europe/Berlin'],
  ['лондон', 'Europe/London'],
  ['париж', 'Europe/Paris'],
  ['париз', 'Europe/Paris'],
  ['праз', 'Europe/Prague'],
  ['прагою', 'Europe/Prague'],
  ['відн', 'Europe/Vienna'],
  ['віден', 'Europe/Vienna'],
  ['вільн', 'Europe/Vilnius'],
  ['гельсін', 'Europe/Helsinki'],
  ['мадрид', 'Europe/Madrid'],
  ['рим', 'Europe/Rome'],
  ['нью-йорк', 'America/New_York'],
  ['торонт', 'America/Toronto'],
  ['чикаг', 'America/Chicago'],
  ['токі', 'Asia/Tokyo'],
  ['стамбул', 'Europe/Istanbul'],
  ['дуба', 'Asia/Dubai'],
  ['тбіл', 'Asia/Tbilisi'],
  ['кишин', 'Europe/Chisinau'],
  ['бухарест', 'Europe/Bucharest'],
];

/** A zone written behind a clock time, as a regular expression source for the flag `u` with `i` off. */
export const zoneSource =
  "(?:(?:UTC|GMT)(?: ?[+−-]\\d{1,2}(?::?\\d\\d)?)?|[A-Z]{2,4}T|Z|\\p{Lu}[\\p{L}.'-]+(?: \\p{Lu}[\\p{L}.'-]+)? time|(?:your|our|local|their) (?:local )?time|за (?:[\\p{L}'-]+ )?час(?:ом|у)|за (?:вашим|нашим|місцевим|\\p{Lu}[\\p{L}'-]+))(?![\\p{L}\\p{N}])";

export interface ZoneReading {
  readonly clientZone: string;
  readonly readerZone: string;
}

/** What `written` means: minutes ahead of UTC at `at`, or undefined where it isn't known. */
export function writtenOffset(written: string, at: Instant, zones: ZoneReading): number | undefined {
  const text = written.trim();
  const numeric = /^(?:UTC|GMT) ?([+−-])(\d{1,2})(?::?(\d\d))?$/u.exec(text);
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return numeric[1] === '+' ? minutes : -minutes;
  }
  const fixed = abbreviations[text];
  if (fixed !== undefined) return fixed * 60;
  const zone = namedZone(text, zones);
  return zone === undefined ? undefined : offsetOf(zone, at);
}

function namedZone(text: string, zones: ZoneReading): string | undefined {
  if (/^(?:your|local)(?! \p{Lu})|^за (?:вашим|місцевим)/iu.test(text)) return zones.clientZone;
  if (/^our|^за нашим/iu.test(text)) return zones.readerZone;
  const english = /^(.+) time$/u.exec(text)?.[1];
  if (english !== undefined) return englishCity(english, zones);
  const ukrainian = text.replace(/^за /u, '').toLowerCase();
  return ukrainianCities.find(([stem]) => ukrainian.startsWith(stem))?.[1];
}

function englishCity(city: string, zones: ZoneReading): string | undefined {
  if (/^Ky?i(?:yi)?[ve]v?$/u.test(city)) return 'Europe/Kyiv';
  const suffix = `/${city.replaceAll(' ', '_')}`;
  const near = [zones.clientZone, zones.readerZone].find((zone) => zone.endsWith(suffix));
  return near ?? Intl.supportedValuesOf('timeZone').find((zone) => zone.endsWith(suffix));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Minutes that `zone` is ahead of UTC at `at`. */
export function offsetOf(zone: string, at: Instant): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, format);
  }
  const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const found = /([+-])(\d\d):(\d\d)/u.exec(name);
  if (found === null) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return found[1] === '-' ? -minutes : minutes;
}

/** Minutes since midnight at `at` on a clock that is `offset` minutes ahead of UTC. */
export function minuteOfDay(at: Instant, offset: number): number {
  const day = 24 * 60;
  return (((Math.floor(at / (hour / 60)) + offset) % day) + day) % day;
}

/** "16:30" for minutes since midnight. */
export function clockOf(minutes: number): string {
  const inDay = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
}

/** How a zone is written in a message: its short name in the language. */
export function shortZone(zone: string, at: Instant, language: Language): string {
  return zoneName(at, zone, language);
}
