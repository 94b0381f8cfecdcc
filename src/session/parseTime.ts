import type { Instant } from '../incident/incident.ts';
import { instantAt, plusDays, wallTime, type WallTime } from '../incident/zoned.ts';

/** What a person may type for a time: `now`, `15` or `15 min` (ago or ahead), `14:05`, `2026-11-22 14:05`, or ISO 8601 with a zone. */
export interface TimeQuestion {
  readonly now: Instant;
  /** IANA zone in which clock times without one are meant. */
  readonly zone: string;
  /** A bare clock time means the last such time, or the next one. */
  readonly direction: 'past' | 'future';
}

/** ms since the epoch, or undefined where the text is no time. */
export function parseTime(text: string, question: TimeQuestion): Instant | undefined {
  const typed = text.trim().toLowerCase();
  const { now, zone, direction } = question;
  if (typed === 'now' || typed === 'зараз') return now;
  const minutes = /^[+-]?(\d{1,5})\s*(?:m|min|minutes?|хв|хвилин\S*)?$/u.exec(typed);
  if (minutes?.[1]) return now + Number(minutes[1]) * 60_000 * (direction === 'past' ? -1 : 1);
  const clock = /^(\d{1,2})[:.](\d{2})$/.exec(typed);
  if (clock?.[1] && clock[2]) return clockTimeNear(Number(clock[1]), Number(clock[2]), question);
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
