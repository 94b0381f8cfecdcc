import type { Prepared } from './prepared.ts';
import type { SpokenTime } from './spokenTimes.ts';
import { spokenTimes } from './spokenTimes.ts';
import { zoneSource } from './zones.ts';

/** A clock time in a message. `start` and `end` enclose the time without its zone. */
export interface ClockTime {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Since midnight. */
  readonly minutes: number;
  /** True where the afternoon is written the same: "half past four". */
  readonly twelveHour: boolean;
  /** The zone as it was written, also where it stands behind the second time of a range. */
  readonly zone: string | undefined;
  readonly zoneEnd: number;
}

const withColon = '(?<hour>[01]?\\d|2[0-4]):(?<minute>[0-5]\\d)(?::[0-5]\\d)?';
const withDot =
  '(?<=(?:[Aa]t|[Bb]y|[Bb]efore|[Uu]ntil|[Ff]rom|[Ss]ince|[Оо]б?|[Дд]о|[Зз]|[Пп]ісля|[Вв]ід) )(?<hourDot>[01]?\\d|2[0-3])\\.(?<minuteDot>[0-5]\\d)';
const bareWithHalf = '(?<hourHalf>1[0-2]|0?\\d)(?= ?[ap]\\.?m\\b| ?[AP]\\.?M\\b)';
const bareUkrainian =
  '(?<=(?:[Оо]б?|[Дд]о|[Зз]|[Пп]ісля|[Вв]ід|пізніше) )(?<hourWord>[01]?\\d|2[0-3])(?=(?:-?(?:ї|й|а|ій|та|тій|ої|ої))? годин[іиу](?!\\p{L}))';
const bareWithZone =
  '(?<=(?:[Aa]t|[Bb]y|[Bb]efore|[Uu]ntil|[Ff]rom|[Ss]ince|[Оо]б?|[Дд]о) )(?<hourZone>[01]?\\d|2[0-3])(?= (?:UTC|GMT|[A-Z]{2,4}T)(?!\\p{L}))';
const half = '(?:[ ]?(?<half>[apAP])(?:[mM]|\\.[mM]\\.)(?!\\p{L}))?';
const hourWords = '(?:(?:-?(?:ї|й|а|ій|та|тій|ої))? годин[іиу](?!\\p{L}))?';

const pattern = new RegExp(
  `(?<![\\d:.,\\p{L}/-]|\\d[–-])(?:${[withColon, withDot, bareWithHalf, bareUkrainian, bareWithZone].join('|')})(?![\\d:%]|\\.\\d)${half}${hourWords}(?<tail>,? ?\\(?(?<zone>${zoneSource})\\)?)?`,
  'gu',
);
const rangePattern = /^\s*(?:,?\s*(?:to|and|until|till|or|до|та|і|й|по|або)|[–—-])\s*(?:about|близько)?\s*$/u;

/** All clock times of the message, in order. */
export function clockTimes(prepared: Prepared): ClockTime[] {
  const body = prepared.plain.replace(/(?<=\d)[–-](?=\d{1,2}:\d\d)/gu, '\u2014');
  const digits = Array.from(body.matchAll(pattern), read);
  const words = spokenTimes(prepared.lower)
    .filter(({ start, end }) => !digits.some((time) => time.start < end && start < time.zoneEnd))
    .map((time) => withZone(time, body));
  const found = [...digits, ...words].sort((left, right) => left.start - right.start);
  for (let index = found.length - 2; index >= 0; index -= 1) {
    const [time, next] = [found[index], found[index + 1]];
    if (time === undefined || next === undefined || time.zone !== undefined || next.zone === undefined)
      continue;
    if (rangePattern.test(body.slice(time.end, next.start))) found[index] = { ...time, zone: next.zone };
  }
  return found;
}

const zoneBehind = new RegExp(`^,? ?\\(?(?<zone>${zoneSource})\\)?`, 'u');

function withZone(time: SpokenTime, body: string): ClockTime {
  const behind = zoneBehind.exec(body.slice(time.end, time.end + 40));
  const zoneEnd = time.end + (behind?.[0].length ?? 0);
  return { ...time, text: body.slice(time.start, time.end), zone: behind?.groups?.['zone'], zoneEnd };
}

function read(match: RegExpExecArray): ClockTime {
  const group = match.groups ?? {};
  const hour =
    group['hour'] ?? group['hourDot'] ?? group['hourHalf'] ?? group['hourWord'] ?? group['hourZone'];
  const minute = group['minute'] ?? group['minuteDot'] ?? '0';
  const tail = group['tail'] ?? '';
  const text = match[0].slice(0, match[0].length - tail.length);
  return {
    start: match.index,
    end: match.index + text.length,
    text,
    minutes: (onDay(Number(hour), group['half']) * 60 + Number(minute)) % 1440,
    twelveHour: false,
    zone: group['zone'],
    zoneEnd: match.index + match[0].length,
  };
}

function onDay(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}
