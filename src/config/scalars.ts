import { isZone } from '../incident/instants.ts';
import { badValue, text, wrongType, type Decoder } from './decode.ts';

export const zone: Decoder<string> = text('IANA time zone', isZone);

/** `HH:MM` as minutes since midnight; `24:00` is the end of the day. */
export const clock: Decoder<number> = (at) => {
  const value = text('HH:MM')(at);
  if (value === undefined) return undefined;
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(value) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) < 60 && total <= 24 * 60) return total;
  badValue(at, 'HH:MM');
  return undefined;
};

export const isoDay: Decoder<string> = text('date as YYYY-MM-DD', (value) => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  return at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
});

/** Short English names; numbers count as ISO weekdays, 1 is Monday. */
const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export const dayOfWeek: Decoder<number> = (at) => {
  const value = at.tree.kind === 'scalar' ? at.tree.value : undefined;
  const expected = `1 to 7 | ${dayNames.join(' | ')}`;
  if (typeof value !== 'number' && typeof value !== 'string') {
    wrongType(at, expected);
    return undefined;
  }
  const day = typeof value === 'number' ? value : dayNames.indexOf(value) + 1;
  if (Number.isInteger(day) && day >= 1 && day <= 7) return day;
  badValue(at, expected);
  return undefined;
};

/** A regular expression that compiles and has these named groups. */
export function pattern(...groups: readonly string[]): Decoder<string> {
  const expected = ['regular expression', ...groups.map((group) => `(?<${group}>…)`)].join(' with ');
  return text(expected, (value) => {
    try {
      // An alternative that matches nothing gives the names of all groups.
      const names = Object.keys(new RegExp(`${value}|`).exec('')?.groups ?? {});
      return groups.every((group) => names.includes(group));
    } catch {
      return false;
    }
  });
}
