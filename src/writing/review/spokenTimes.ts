/** A time in words: "half past four", "о пів на п'яту", "at 11". */
export interface SpokenTime {
  readonly start: number;
  readonly end: number;
  /** Since midnight. */
  readonly minutes: number;
  /** True where morning and afternoon sound the same. */
  readonly twelveHour: boolean;
}

const english = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const ukrainian = [
  'перш',
  'друг',
  'трет',
  'четверт',
  "п'ят",
  'шост',
  'сьом',
  'восьм',
  "дев'ят",
  'десят',
  'одинадцят',
  'дванадцят',
];
const hour = `(?<hour>\\d{1,2}|${english.join('|')})`;
const ordinal = `(?<hour>${ukrainian.join('|')})`;

interface Form {
  readonly pattern: RegExp;
  /** Minutes to add to the full hour. */
  readonly shift: number;
}

const forms: readonly Form[] = [
  { pattern: new RegExp(`(?<![a-z])half past ${hour}(?![a-z\\d])`, 'gu'), shift: 30 },
  { pattern: new RegExp(`(?<![a-z])quarter past ${hour}(?![a-z\\d])`, 'gu'), shift: 15 },
  { pattern: new RegExp(`(?<![a-z])quarter to ${hour}(?![a-z\\d])`, 'gu'), shift: -15 },
  { pattern: new RegExp(`(?<![a-z\\d])${hour} o'clock(?![a-z])`, 'gu'), shift: 0 },
  {
    pattern:
      /(?<=(?<![a-z])(?:at|by) )(?<hour>1?\d|2[0-3])(?=[.,;!?)]?(?:\n|$)|[.,;!?] | sharp| today| tomorrow)/gu,
    shift: 0,
  },
  {
    pattern: /(?<=(?<![а-яіїє])об? )(?<hour>1?\d|2[0-3])(?=[.,;!?)]?(?:\n|$)|[.,;!?] | сьогодні| завтра)/gu,
    shift: 0,
  },
  { pattern: new RegExp(`(?<![а-яіїє])пів на ${ordinal}(?:у|ю)(?![а-яіїє])`, 'gu'), shift: -30 },
  { pattern: new RegExp(`(?<![а-яіїє])чверть на ${ordinal}(?:у|ю)(?![а-яіїє])`, 'gu'), shift: -45 },
  {
    pattern: new RegExp(
      `(?<=(?<![а-яіїє])об? )${ordinal}ій(?: годині)?(?: ранку| дня| вечора)?(?=[.,;!?]|$|\\n| сьогодні| завтра)`,
      'gu',
    ),
    shift: 0,
  },
  { pattern: /(?<![a-zа-яіїє])(?:noon|midday|опівдні)(?![a-zа-яіїє])/gu, shift: 720 },
];

/** Times in words in a text in lower case. */
export function spokenTimes(lower: string): SpokenTime[] {
  return forms.flatMap(({ pattern, shift }) =>
    Array.from(lower.matchAll(pattern), (match) => {
      const full = hourOf(match.groups?.['hour']);
      return {
        start: match.index,
        end: match.index + match[0].length,
        minutes: (full * 60 + shift + 1440) % 1440,
        twelveHour: full > 0 && full <= 12,
      };
    }),
  );
}

/** 0 where the form names no hour. */
function hourOf(word: string | undefined): number {
  if (word === undefined) return 0;
  const index = Math.max(english.indexOf(word), ukrainian.indexOf(word));
  return index >= 0 ? index + 1 : Number(word);
}
