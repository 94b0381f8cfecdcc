import assert from 'node:assert/strict';
import fc from 'fast-check';
import { calendarFile, type CalendarEntry } from '../../../../src/writing/documents/calendar.ts';

const due = Date.parse('2026-11-22T14:05:00Z');
const entry: CalendarEntry = {
  uid: '01KAJ7@sitrep',
  due,
  writtenAt: Date.parse('2026-11-22T13:00:00.250Z'),
  title: 'Update due: Acme',
  description: 'Card payments fail',
};

/** Content lines as a calendar reads them: unfolded (RFC 5545, section 3.1), name and value. */
function read(file: string): readonly (readonly [string, string])[] {
  assert.ok(file.endsWith('\r\n'));
  return file
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .slice(0, -1)
    .map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1)] as const;
    });
}

/** A TEXT value as section 3.3.11 has it read. */
function unescaped(value: string): string {
  return value.replace(/\\(.)/gs, (_, character: string) => (/n/i.test(character) ? '\n' : character));
}

function valueOf(file: string, name: string): string {
  return unescaped(read(file).find(([known]) => known === name)?.[1] ?? '');
}

/** Any characters, long enough to be folded, with those that mean something to a calendar among them. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom('\\', ';', ',', ':', '\n', '"', 'n', ' ', 'ї', '€', '🙂'),
  ),
  maxLength: 300,
  size: 'max',
});

describe('the calendar entry of a promise', () => {
  it('is at the promised time in UTC, with an alarm five minutes before', () => {
    const lines = read(calendarFile(entry)).map(([name, value]) => `${name}:${value}`);
    assert.deepEqual(lines, [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Sitrep//Sitrep//EN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:01KAJ7@sitrep',
      'DTSTAMP:20261122T130000Z',
      'DTSTART:20261122T140500Z',
      'DTEND:20261122T142000Z',
      'SUMMARY:Update due: Acme',
      'DESCRIPTION:Card payments fail',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:-PT5M',
      'DESCRIPTION:Update due: Acme',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
    ]);
  });

  it('has no line longer than 75 octets, and none that breaks a character', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, description) => {
        const file = Buffer.from(calendarFile({ ...entry, title, description }));
        for (const line of file.toString('latin1').split('\r\n')) {
          assert.ok(line.length <= 75, line);
          const bytes = Buffer.from(line, 'latin1');
          assert.ok(Buffer.from(bytes.toString()).equals(bytes), line);
        }
      }),
      { seed: 10, numRuns: 300 },
    );
  });

  it('gives back whatever was typed, and no typed text becomes a line of its own', () => {
    const printable = anyText.map((text) => text.replace(/[^\P{Cc}\n\t]/gu, ' '));
    fc.assert(
      fc.property(printable, printable, (title, description) => {
        const file = calendarFile({ ...entry, title, description });
        assert.equal(valueOf(file, 'SUMMARY'), title);
        assert.equal(valueOf(file, 'DESCRIPTION'), description);
        assert.equal(read(file).length, 18);
      }),
      { seed: 10, numRuns: 300 },
    );
  });

  it('keeps control characters out, which RFC 5545 forbids in text', () => {
    const file = calendarFile({ ...entry, title: 'a\r\nBEGIN:VEVENT\u0000b\u0007\rc' });
    assert.equal(valueOf(file, 'SUMMARY'), 'a\nBEGIN:VEVENT b \nc');
    assert.equal(read(file).length, 18);
  });
});
