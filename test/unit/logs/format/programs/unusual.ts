import type { Sample } from '../table.ts';

/** Stamps that few programs write. */
export const unusual: readonly Sample[] = [
  {
    name: 'a date with colons',
    lines: [
      ["2026:03:17-21:58:04: '192.0.2.4' 2 failed attempts", '2026-03-17T21:58:04Z'],
      ["2026:03:17-21:58:41: '192.0.2.4' came in", '2026-03-17T21:58:41Z'],
    ],
  },
  {
    name: 'a month with a dot between slashes',
    lines: [
      [
        '192.0.2.4 - - [02/sept./2026:01:02:03 +0200] "GET /x HTTP/1.1" 401 13',
        '2026-09-01T23:02:03Z',
        'warn',
      ],
    ],
  },
  {
    name: 'a zone before the date',
    lines: [
      ["[CET Mar 17 22:58:04] error    : 'shop' is not running", '2026-03-17T21:58:04Z', 'error'],
      ["[CET Mar 17 22:58:41] info     : 'shop' started", '2026-03-17T21:58:41Z', 'info'],
    ],
  },
  {
    name: 'a packed date and time after a process number, or with a dot between',
    lines: [
      ['  1234:20260317:215804.123 Starting', '2026-03-17T21:58:04.123Z'],
      ['  1235:20260317:215841.540 error: no', '2026-03-17T21:58:41.540Z'],
    ],
  },
  {
    name: 'a packed date, a dot and a packed time',
    lines: [
      ['20260317.215804,123:DEBUG:one', '2026-03-17T21:58:04.123Z', 'debug'],
      ['20260317.215841,540:WARN:two', '2026-03-17T21:58:41.540Z', 'warn'],
    ],
  },
  {
    name: 'a short date glued to the letter of its level',
    lines: [
      ['I260317 21:58:04.123456 1 util/log.go:1 up', '2026-03-17T21:58:04.123Z', 'info'],
      ['E260317 21:58:41.540456 1 util/log.go:1 no', '2026-03-17T21:58:41.540Z', 'error'],
    ],
  },
  {
    name: 'two dashes between date and time',
    lines: [
      ['27/3/2026 -- 13:02:03 - <Notice> - started', '2026-03-27T13:02:03Z', 'info'],
      ['27/3/2026 -- 13:02:40 - <Error> - no rule', '2026-03-27T13:02:40Z', 'error'],
    ],
  },
  {
    name: 'a date in words with the sign of its year',
    lines: [
      ['17 берез. 2026 р. 21:58:04 INFO так', '2026-03-17T21:58:04Z', 'info'],
      ['17 берез. 2026 р. 21:58:41 ERROR ні', '2026-03-17T21:58:41Z', 'error'],
    ],
  },
  {
    name: 'a time of day by half days, without seconds',
    lines: [
      ['11:58PM INF up', '2026-03-17T23:58:00Z', 'info'],
      ['12:01AM ERR no', '2026-03-18T00:01:00Z', 'error'],
    ],
  },
  {
    name: 'a firewall whose header says that times are local',
    zone: 'Europe/Berlin',
    lines: [
      ['#Time Format: Local', null],
      ['#Fields: date time action protocol src-ip', null],
      ['2026-03-17 22:58:04 DROP UDP 192.0.2.4', '2026-03-17T21:58:04Z'],
    ],
  },
  {
    name: 'columns in quotes, and with tabs where the header has blanks',
    zone: 'Europe/Berlin',
    lines: [
      ['#Fields: date time cs-method sc-status', null],
      ['"2026-03-17" "21:58:04" "GET" "500"', '2026-03-17T21:58:04Z', 'error'],
      ['2026-03-17\t21:58:05\tGET\t404', '2026-03-17T21:58:05Z', 'warn'],
    ],
  },
];
