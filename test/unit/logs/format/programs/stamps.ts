import type { Sample } from '../table.ts';

/** Stamps by the day of the year or the week, by counts and zones that few programs print. */
export const stamps: readonly Sample[] = [
  {
    name: 'a week of the year',
    lines: [
      ['2026-W01-1T00:00:00Z first', '2025-12-29T00:00:00Z'],
      ['2026-W53-7T21:58:04Z last', '2027-01-03T21:58:04Z'],
      ['2027W011T215841Z packed', '2027-01-04T21:58:41Z'],
    ],
  },
  {
    name: 'a day of the year with colons',
    lines: [
      ['2026:075:21:58:04.123 up', '2026-03-16T21:58:04.123Z'],
      ['2026:076:21:58:41.540 down', '2026-03-17T21:58:41.540Z'],
    ],
  },
  {
    name: 'a day of the year with dots',
    lines: [
      ['2026.075.21.58.04 up', '2026-03-16T21:58:04Z'],
      ['2026.076.21.58.41 down', '2026-03-17T21:58:41Z'],
    ],
  },
  {
    name: 'a day of the year without a joint',
    lines: [
      ['2026075 21:58:04 up', '2026-03-16T21:58:04Z'],
      ['2026076 21:58:41 down', '2026-03-17T21:58:41Z'],
    ],
  },
  {
    name: 'a modified Julian day and its second',
    lines: [
      ['61115 79084.123 192.0.2.4 9614 0.000012', '2026-03-16T21:58:04.123Z'],
      ['61116 79121.540 192.0.2.4 9614 0.000013', '2026-03-17T21:58:41.540Z'],
    ],
  },
  {
    name: 'ticks since year 1',
    lines: [
      ['639092950841230000 up', '2026-03-16T21:58:04.123Z'],
      ['639093815215400000 down', '2026-03-17T21:58:41.540Z'],
    ],
  },
  {
    name: 'twelve digits',
    lines: [
      ['260316215804 up', '2026-03-16T21:58:04Z'],
      ['260317215841 down', '2026-03-17T21:58:41Z'],
    ],
  },
  {
    name: 'twelve digits with the century, to the minute',
    lines: [
      ['202603162158 up', '2026-03-16T21:58:00Z'],
      ['202603172159 down', '2026-03-17T21:59:00Z'],
    ],
  },
  {
    name: 'underscores all over',
    lines: [
      ['2026_03_16_21_58_04 up', '2026-03-16T21:58:04Z'],
      ['2026_03_17_21_58_41 down', '2026-03-17T21:58:41Z'],
    ],
  },
  {
    name: 'a month by name, to the minute',
    lines: [
      ['16-Mar 21:58 director: start', '2026-03-16T21:58:00Z'],
      ['17-Mar 21:59 director: end', '2026-03-17T21:59:00Z'],
    ],
  },
  {
    name: 'signs before the month',
    lines: [
      ['.Mar 16 21:58:04.123: %SYS-5-RESTART: up', '2026-03-16T21:58:04.123Z', 'info'],
      ['%Mar 17 21:58:41:540 2026 sw IFNET/3/PHY_UPDOWN: down', '2026-03-17T21:58:41.540Z', 'error'],
    ],
  },
  {
    name: 'a place before the month',
    lines: [
      [
        'RP/0/RSP0/CPU0:Mar 16 21:58:04.123 UTC: cfg[65]: %CONFIG-DB-6-COMMIT : ok',
        '2026-03-16T21:58:04.123Z',
        'info',
      ],
      [
        'RP/0/RSP0/CPU0:Mar 17 21:58:41.540 UTC: ifm[65]: %PKT-LINK-3-UPDOWN : no',
        '2026-03-17T21:58:41.540Z',
        'error',
      ],
    ],
  },
  {
    name: 'a date in the field after the time',
    lines: [
      ['21:58:04,2026-03-16,alice', '2026-03-16T21:58:04Z'],
      ['21:58:41,2026-03-17,bob', '2026-03-17T21:58:41Z'],
    ],
  },
  {
    name: 'seconds of the epoch between colons',
    lines: [
      ['00000100:00000400:0.0:1773698284.123456:0:1234:(x.c:1) up', '2026-03-16T21:58:04.123Z'],
      ['00000100:00000400:0.0:1773784721.540456:0:1234:(x.c:1) down', '2026-03-17T21:58:41.540Z'],
    ],
  },
  {
    name: 'zones in hours, apart',
    lines: [
      ['2026-03-16 18:58:04.123 -03 [12] LOG:  up', '2026-03-16T21:58:04.123Z', 'info'],
      ['2026-03-17 18:58:41.540 -03 [12] ERROR:  no', '2026-03-17T21:58:41.540Z', 'error'],
    ],
  },
  {
    name: 'zones in hours, after a date with the day of the week',
    lines: [
      ['seg 16 mar 2026 18:58:04 -03 up', '2026-03-16T21:58:04Z'],
      ['Tue Mar 17 18:58:41 -03 2026 down', '2026-03-17T21:58:41Z'],
    ],
  },
  {
    name: 'zones in minutes',
    lines: [
      ['2026-03-16-22.58.04.123456+060 E1 LEVEL: Error', '2026-03-16T21:58:04.123Z', 'error'],
      ['2026-03-17-16.58.41.540456-300 E2 LEVEL: Warning', '2026-03-17T21:58:41.540Z', 'warn'],
    ],
  },
  {
    name: 'a letter for the half of the day',
    lines: [
      ['03/16/2026 09:58:04P up', '2026-03-16T21:58:04Z'],
      ['03/17/2026 09:58:41A down', '2026-03-17T09:58:41Z'],
    ],
  },
  {
    name: 'times with dots at the head of lines',
    lines: [
      [' 21.58.04 JOB01234  $HASP373 PAY STARTED', '2026-03-17T21:58:04Z'],
      [' 21.58.41 JOB01234  $HASP395 PAY ENDED', '2026-03-17T21:58:41Z'],
    ],
  },
  {
    name: 'a date and a time in fields apart',
    lines: [
      ['2026-03-16,alice,21:58:04,in', '2026-03-16T21:58:04Z'],
      ['2026-03-17,bob,21:58:41,out', '2026-03-17T21:58:41Z'],
    ],
  },
  {
    name: 'seconds and the rest of one as C names them',
    lines: [
      ['{"tv_sec":1773698284,"tv_usec":123456,"pid":12}', '2026-03-16T21:58:04.123Z'],
      ['{"tv_sec":1773784721,"tv_usec":540456,"pid":12}', '2026-03-17T21:58:41.540Z'],
    ],
  },
  {
    name: 'seconds and the rest of one in two numbers',
    lines: [
      ['{"timestampSeconds":1773698284,"timestampNanos":123456789}', '2026-03-16T21:58:04.123Z'],
      ['{"at":{"secs_since_epoch":1773784721,"nanos_since_epoch":540456789}}', '2026-03-17T21:58:41.540Z'],
    ],
  },
];
