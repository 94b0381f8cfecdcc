import type { Instant } from '../../incident/incident.ts';

/** What a person may type for a time: `now`, `15` or `15 min` (ago or ahead), `14:05`, `2026-11-22 14:05`, or ISO 8601 with a zone. */
export interface TimeQuestion {
  readonly now: Instant;
  /** IANA zone in which clock times without one are meant. */
  readonly zone: string;
  /** A bare clock time means the last such time, or the next one. */
  readonly direction: 'past' | 'future';
}

const day = 86_400_000;

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
    const [year, month, date, hour, minute, second] = local.slice(1).map((part) => Number(part || 0));
    return inZone([year ?? 0, month ?? 1, date ?? 1, hour ?? 0, minute ?? 0, second ?? 0], zone);
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
  const candidates = [-day, 0, day].flatMap((shift) => {
    const [year, month, date] = wallClock(now + shift, zone);
    const at = inZone([year, month, date, hour, minute, 0], zone);
    return at === undefined ? [] : [at];
  });
  return direction === 'past'
    ? candidates.filter((at) => at <= now).at(-1)
    : candidates.find((at) => at > now);
}

type Wall = readonly [
  year: number,
  month: number,
  date: number,
  hour: number,
  minute: number,
  second: number,
];

/** The instant at which a zone's clocks show `wall`; undefined where they never do. The first one where they do twice. */
function inZone(wall: Wall, zone: string): Instant | undefined {
  const [year, month, date, hour, minute, second] = wall;
  const asUtc = Date.UTC(year, month - 1, date, hour, minute, second);
  const offsets = [asUtc - day, asUtc + day].map(
    (at) => Date.UTC(...monthFromZero(wallClock(at, zone))) - at,
  );
  const matches = offsets
    .map((offset) => asUtc - offset)
    .filter((at) => wallClock(at, zone).every((part, index) => part === wall[index]));
  return matches.length === 0 ? undefined : Math.min(...matches);
}

function monthFromZero([year, month, ...rest]: Wall): [number, number, number, number, number, number] {
  return [year, month - 1, ...rest];
}

function wallClock(at: Instant, zone: string): Wall {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((found) => found.type === type)?.value);
  return [part('year'), part('month'), part('day'), part('hour'), part('minute'), part('second')];
}
