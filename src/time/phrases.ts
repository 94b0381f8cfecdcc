import type { Instant } from './instants.ts';
import { instantAt, plusDays, wallTime, type WallTime } from './wallTime.ts';

/**
 * What a person may type for a time: `now`, `15`, `15 min`, `2 h`, `2 h ago` or `in 2 h`, `14:05`, `1405`,
 * `2:05 pm`, `tomorrow 9:00`, `2026-11-22 14:05`, or ISO 8601 with a zone.
 */
export interface TimeQuestion {
  readonly now: Instant;
  /** IANA zone in which clock times without one are meant. */
  readonly zone: string;
  /** A bare clock time means the last such time, or the next one. */
  readonly direction: 'past' | 'future';
}

/** ms since the epoch, or undefined where the text is no time. */
export function parseTime(text: string, question: TimeQuestion): Instant | undefined {
  const { now, zone, direction } = question;
  const typed = withoutDirection(text.trim().toLowerCase(), direction);
  if (typed === 'now' || typed === 'зараз') return now;
  const minutes = /^[+-]?(?:(\d{1,3})|(\d{1,5})\s*(?:m|min|minutes?|хв|хвилин\S*))$/u.exec(typed);
  const count = minutes?.[1] ?? minutes?.[2];
  if (count !== undefined) return now + Number(count) * 60_000 * (direction === 'past' ? -1 : 1);
  const hours = /^[+-]?(\d{1,3}(?:[.,]5)?)\s*(?:h|hrs?|hours?|год(?:ин\S*)?)$/u.exec(typed);
  if (hours?.[1])
    return now + Number(hours[1].replace(',', '.')) * 3_600_000 * (direction === 'past' ? -1 : 1);
  const spoken = spokenClock(typed, question);
  if (spoken !== undefined) return spoken;
  const local = /^(\d{4})-(\d{2})-(\d{2})[t ](\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(typed);
  if (local) {
    const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = local
      .slice(1)
      .map((part) => Number(part || 0));
    if (hour > 23 || minute > 59 || second > 59) return undefined;
    const at = shown({ year, month, day: date, minutes: hour * 60 + minute }, zone);
    return at === undefined ? undefined : at + second * 1000;
  }
  if (!/^\d{4}-\d{2}-\d{2}t?.*(?:z|[+-]\d{2}:?\d{2})$/.test(typed)) return undefined;
  const absolute = Date.parse(text.trim());
  return Number.isNaN(absolute) ? undefined : absolute;
}

/** “Ago” and “in” say what the question about the past or the future means anyway. */
function withoutDirection(typed: string, direction: TimeQuestion['direction']): string {
  return direction === 'past'
    ? typed.replace(/\s+(?:ago|тому)$/u, '')
    : typed.replace(/^(?:in|через)\s+/u, '');
}

const otherDays: Readonly<Record<string, number>> = {
  yesterday: -1,
  вчора: -1,
  учора: -1,
  today: 0,
  сьогодні: 0,
  tomorrow: 1,
  завтра: 1,
};

/** `14:05`, `1405`, `2:05 pm`, `5pm`, each with a day in front where one is named. */
function spokenClock(typed: string, question: TimeQuestion): Instant | undefined {
  const [, day, hours, minutes = '', half] =
    /^(?:(\p{L}+) )?(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?$/u.exec(typed) ?? [];
  if (hours === undefined || (minutes === '' && half === undefined)) return undefined;
  if (half !== undefined && (Number(hours) < 1 || Number(hours) > 12)) return undefined;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === 'pm' ? 12 : 0);
  const minute = Number(minutes);
  if (day === undefined) return clockTimeNear(hour, minute, question);
  const away = otherDays[day];
  if (away === undefined || hour > 23 || minute > 59) return undefined;
  return shown(plusDays(wallTime(question.now, question.zone), away, hour * 60 + minute), question.zone);
}

function clockTimeNear(
  hour: number,
  minute: number,
  { now, zone, direction }: TimeQuestion,
): Instant | undefined {
  if (hour > 23 || minute > 59) return undefined;
  const today = wallTime(now, zone);
  const candidates = [-1, 0, 1].flatMap((days) => {
    const at = shown(plusDays(today, days, hour * 60 + minute), zone);
    return at === undefined ? [] : [at];
  });
  return direction === 'past' ? candidates.findLast((at) => at <= now) : candidates.find((at) => at > now);
}

/** When a zone's clocks show this time, the first one where they do twice; undefined where they never do. */
function shown(wall: WallTime, zone: string): Instant | undefined {
  const at = instantAt(wall, zone);
  const { year, month, day, minutes } = wallTime(at, zone);
  const isShown = year === wall.year && month === wall.month && day === wall.day && minutes === wall.minutes;
  return isShown ? at : undefined;
}
