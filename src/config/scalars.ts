import * as v from 'valibot';
import { isZone } from '../time/instants.ts';
import { namedGroups } from '../process/patterns.ts';
import { text, textLike } from './shapes.ts';

export const zone = v.pipe(
  text('IANA time zone', isZone),
  v.examples(['Europe/Kyiv', 'America/New_York', 'UTC']),
);

/** `HH:MM` as minutes since midnight; `24:00` is the end of the day. */
export const clock = v.pipe(
  textLike('HH:MM', /^(?:[01]?\d|2[0-3]):[0-5]\d$|^24:00$/),
  v.transform((value) => {
    const [hours, minutes] = value.split(':').map(Number);
    return (hours ?? 0) * 60 + (minutes ?? 0);
  }),
);

const day = 'date as YYYY-MM-DD';

export const isoDay = v.pipe(
  textLike(day, /^\d{4}-\d{2}-\d{2}$/),
  v.check((value) => {
    const at = new Date(`${value}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
  }, day),
  v.metadata({ format: 'date' }),
);

/** Short English names; numbers count as ISO weekdays, 1 is Monday. */
const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const weekday = `1 to 7 | ${dayNames.join(' | ')}`;

export const dayOfWeek = v.union(
  [
    v.pipe(v.number(), v.integer(weekday), v.minValue(1, weekday), v.maxValue(dayNames.length, weekday)),
    v.pipe(
      v.picklist(dayNames),
      v.transform((name) => dayNames.indexOf(name) + 1),
    ),
  ],
  weekday,
);

/** Minutes from `least` to `most`, with parts of one. */
export function minutes(least: number, most: number, expected = `minutes, ${least} to ${most}`) {
  return v.pipe(v.number(expected), v.minValue(least, expected), v.maxValue(most, expected));
}

export const positive = v.pipe(
  v.number('number above 0'),
  v.finite('number above 0'),
  v.gtValue(0, 'number above 0'),
);

export const email = textLike('e-mail address', /^[^\s@]+@[^\s@]+$/);

/** Relative and without a way up. */
export const insideWorkspace = textLike(
  'path inside the workspace',
  /^(?![\\/~]|[A-Za-z]:)(?!(?:[\s\S]*[\\/])?\.\.(?:[\\/]|$))[\s\S]*\S/,
);

/** A regular expression that compiles and has these named groups. */
export function pattern(...groups: readonly string[]) {
  const expected = ['regular expression', ...groups.map((group) => `(?<${group}>…)`)].join(' with ');
  const fits = (value: string): boolean => {
    const names = namedGroups(value);
    return names !== undefined && groups.every((group) => names.includes(group));
  };
  return v.pipe(text(expected, fits), v.metadata({ format: 'regex' }));
}
