import { zoneOf } from '../../time/stamps/zone.ts';
import type { TimeSpan } from '../record.ts';

/** Nothing a shell could take for anything but part of a word or, between quotes, of a text. */
const harmless = /^[0-9A-Za-z:+. -]*$/;

export type CommandText =
  | { readonly kind: 'text'; readonly command: string }
  /** The configured format yields characters that no placeholder may yield. */
  | { readonly kind: 'bad-format'; readonly written: string };

/**
 * Puts the ends of a window (ms since the epoch, UTC) into a command's `{{from}}` and `{{to}}`, in the source's zone,
 * rounded outwards to whole seconds. Formats: `iso` (RFC 3339 with offset), `epoch` (seconds), or a pattern of
 * `YYYY MM DD HH mm ss Z`, everything else as it stands.
 */
export function commandText(
  command: string,
  span: TimeSpan,
  { timeFormat, timeZone }: { timeFormat: string; timeZone: string },
): CommandText {
  const ends = { from: Math.floor(span.from / 1000), to: Math.ceil(span.to / 1000) };
  const written = {
    from: writeTime(ends.from, timeFormat, timeZone),
    to: writeTime(ends.to, timeFormat, timeZone),
  };
  for (const text of Object.values(written)) {
    if (!harmless.test(text)) return { kind: 'bad-format', written: text };
  }
  const filled = command.replace(/\{\{\s*(from|to)\s*\}\}/g, (_whole, end: 'from' | 'to') => written[end]);
  return { kind: 'text', command: filled };
}

/** `seconds` since the epoch (UTC). */
function writeTime(seconds: number, format: string, timeZone: string): string {
  if (format === 'epoch') return String(seconds);
  const offset = zoneOf(timeZone)?.offsetAt(seconds * 1000) ?? 0;
  const [day = '', clock = ''] = new Date(seconds * 1000 + offset).toISOString().split(/[T.]/);
  const [year = '', month = '', date = ''] = day.split('-');
  const [hour = '', minute = '', second = ''] = clock.split(':');
  const fields: Readonly<Record<string, string>> = {
    YYYY: year,
    MM: month,
    DD: date,
    HH: hour,
    mm: minute,
    ss: second,
    Z: offsetText(offset),
  };
  const pattern = format === 'iso' ? 'YYYY-MM-DD\u0000HH:mm:ssZ' : format;
  return pattern.replace(/YYYY|MM|DD|HH|mm|ss|Z/g, (name) => fields[name] ?? '').replace('\u0000', 'T');
}

/** `+hh:mm`, or `Z` for UTC. */
function offsetText(offset: number): string {
  if (offset === 0) return 'Z';
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${offset < 0 ? '-' : '+'}${hours ?? ''}:${rest ?? ''}`;
}
