/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** Languages that people are written to in. */
export const languages = ['en', 'uk'] as const;
export type Language = (typeof languages)[number];

export function isLanguage(text: string | undefined): text is Language {
  return languages.some((language) => language === text);
}

const instantForm = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i;

/** UTC ms of an ISO 8601 instant that names its zone; undefined for anything else (`Date.parse` reads nonsense). */
export function parseInstant(text: string): Instant | undefined {
  if (!instantForm.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

const locales: Record<Language, string> = { en: 'en-GB', uk: 'uk-UA' };

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes far longer than using it, and a timeline needs one for each of its rows. */
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}

/** "EET" where the zone has a common abbreviation, else "UTC+2". */
export function zoneName(at: Instant, zone: string, language: Language): string {
  const parts = formatOf(locales[language], {
    timeZone: zone,
    timeZoneName: 'short',
  }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
  return name.replace('GMT', 'UTC').replace('−', '-');
}

/** "16:30 EET": a clock time with its zone, 24-hour. */
export function clockTime(at: Instant, zone: string, language: Language): string {
  return `${bareClock(at, zone)} ${zoneName(at, zone, language)}`;
}

/** "16:30" in `zone`, 24-hour. */
export function bareClock(at: Instant, zone: string): string {
  return formatOf('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** "22 November 2026" in `zone`. */
export function calendarDate(at: Instant, zone: string, language: Language): string {
  return formatOf(locales[language], {
    timeZone: zone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(at);
}

/** "22 November 2026, 16:30 EET": what every prompt for a time echoes before it is accepted. */
export function dateAndTime(at: Instant, zone: string, language: Language): string {
  return `${calendarDate(at, zone, language)}, ${clockTime(at, zone, language)}`;
}

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
