/** What a calendar is told of one promised update. Instants are UTC ms. */
export interface CalendarEntry {
  /** The same for the same promise, so that a corrected time moves the entry that is there. */
  readonly uid: string;
  /** When the update is due. */
  readonly due: number;
  /** When this was written: of two entries with one uid, calendars take the later. */
  readonly writtenAt: number;
  readonly title: string;
  readonly description: string;
}

const lengthMs = 15 * 60_000;
/** Octets of a content line without its line break (RFC 5545, section 3.1). */
const longestLine = 75;

/** One promised update as an iCalendar file (RFC 5545), with an alarm five minutes before it is due. */
export function calendarFile(entry: CalendarEntry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sitrep//Sitrep//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escaped(entry.uid)}`,
    `DTSTAMP:${utc(entry.writtenAt)}`,
    `DTSTART:${utc(entry.due)}`,
    `DTEND:${utc(entry.due + lengthMs)}`,
    `SUMMARY:${escaped(entry.title)}`,
    `DESCRIPTION:${escaped(entry.description)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:-PT5M',
    `DESCRIPTION:${escaped(entry.title)}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** `20261122T140500Z` (section 3.3.5, form 2). */
function utc(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
}

/** A TEXT value (section 3.3.11); control characters that it may not hold become spaces. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

/** Breaks between characters, never within one; the space that begins a continuation counts. */
function folded(line: string): string {
  let result = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > longestLine) {
      result += '\r\n ';
      octets = 1;
    }
    result += character;
    octets += size;
  }
  return result;
}
