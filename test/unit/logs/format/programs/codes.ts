import type { Sample } from '../table.ts';

/** Levels that are told by a letter, a number, a sign or a column. */
export const codes: readonly Sample[] = [
  {
    name: 'Redis, by the sign after the stamp',
    lines: [
      ['1:C 17 Mar 2026 21:58:04.123 # Configuration loaded', '2026-03-17T21:58:04.123Z', 'warn'],
      ['1:M 17 Mar 2026 21:58:05.001 * Ready to accept connections', '2026-03-17T21:58:05.001Z', 'info'],
      ['1:M 17 Mar 2026 21:58:06.000 - Accepted 192.0.2.7:5000', '2026-03-17T21:58:06Z', 'debug'],
    ],
  },
  {
    name: 'Cisco, by the severity in its mnemonic',
    lines: [
      ['*Mar 17 21:58:04.123: %LINK-3-UPDOWN: Interface Gi0/1 is down', '2026-03-17T21:58:04.123Z', 'error'],
      ['*Mar 17 21:58:06.000: %SYS-5-CONFIG_I: Configured', '2026-03-17T21:58:06Z', 'info'],
      ['*Mar 17 21:58:09.000: %PLATFORM-ENV-4-FAN: slow', '2026-03-17T21:58:09Z', 'warn'],
    ],
  },
  {
    name: 'ESXi, by the priority after a short word',
    lines: [
      ['2026-03-17T21:58:04.123Z In(14) vmauthd[2100]: connect', '2026-03-17T21:58:04.123Z', 'info'],
      ['2026-03-17T21:58:05.123Z Er(11) vmkwarning: no path', '2026-03-17T21:58:05.123Z', 'error'],
      ['2026-03-17T21:58:06.123Z Db(167) Hostd[2101]: span began', '2026-03-17T21:58:06.123Z', 'debug'],
    ],
  },
  {
    name: 'Telegraf, by a letter with an exclamation mark',
    lines: [
      ['2026-03-17T21:58:04Z I! Starting', '2026-03-17T21:58:04Z', 'info'],
      ['2026-03-17T21:58:05Z E! [inputs.disk] no such device', '2026-03-17T21:58:05Z', 'error'],
    ],
  },
  {
    name: 'CMTrace, by the type of its entries',
    zone: 'Europe/Berlin',
    lines: [
      [
        '<![LOG[Ready]LOG]!><time="22:58:04.123-60" date="03-17-2026" component="Agent" context="" type="1" thread="1" file="a.cpp:1">',
        '2026-03-17T21:58:04.123Z',
        'info',
      ],
      [
        '<![LOG[Lost]LOG]!><time="08:00:00.000+480" date="03-18-2026" component="Agent" context="" type="3" thread="1" file="a.cpp:1">',
        '2026-03-18T16:00:00Z',
        'error',
      ],
    ],
  },
  {
    name: 'the status of a request in a column',
    lines: [
      [
        'h2 2026-03-17T21:58:04Z lb 192.0.2.1:5 0.001 200 200 34 366 "GET https://a/ HTTP/2.0"',
        '2026-03-17T21:58:04Z',
        'info',
      ],
      [
        'h2 2026-03-17T21:58:05Z lb 192.0.2.1:5 0.001 502 - 34 200 "GET https://a/ HTTP/2.0"',
        '2026-03-17T21:58:05Z',
        'error',
      ],
      [
        'h2 2026-03-17T21:58:06Z lb 192.0.2.1:5 0.001 404 404 34 15 "GET https://a/ HTTP/2.0"',
        '2026-03-17T21:58:06Z',
        'warn',
      ],
      [
        'h2 2026-03-17T21:58:07Z lb 192.0.2.1:5 0.001 200 200 34 700 "GET https://a/ HTTP/2.0"',
        '2026-03-17T21:58:07Z',
        'info',
      ],
    ],
  },
  {
    name: 'the status after the result of a proxy',
    lines: [
      [
        '1773784684.123     18 192.0.2.5 TCP_MISS/200 3216 GET http://a.example/ - DIRECT/192.0.2.9 -',
        '2026-03-17T21:58:04.123Z',
        'info',
      ],
      [
        '1773784685.000 60001 192.0.2.5 TCP_MISS/503 0 GET http://a.example/ - DIRECT/192.0.2.9 -',
        '2026-03-17T21:58:05Z',
        'error',
      ],
    ],
  },
  {
    name: 'addresses, compounds and marks of streams are no levels',
    lines: [
      ['2026-03-17T21:58:04.123456789Z stdout F hello', '2026-03-17T21:58:04.123Z', null],
      ['2026-03-17T21:58:05.123456789Z stderr F went to http://a.example/', '2026-03-17T21:58:05.123Z', null],
      ['2026-03-17T21:58:06.123456789Z stdout P chose error-pages for it', '2026-03-17T21:58:06.123Z', null],
    ],
  },
  {
    name: 'a level and its facility, with a slash, commas or hashes',
    lines: [
      ['[2026-03-17 21:58:04 +0000] warning/checker: late', '2026-03-17T21:58:04Z', 'warn'],
      ['[2026-03-17 21:58:05 +0000] information/cli: up', '2026-03-17T21:58:05Z', 'info'],
    ],
  },
  {
    name: 'topics before the message',
    lines: [
      ['2026-03-17 21:58:04 dhcp,info lent 192.0.2.7', '2026-03-17T21:58:04Z', 'info'],
      ['2026-03-17 21:58:05 interface,warning ether1 flaps', '2026-03-17T21:58:05Z', 'warn'],
    ],
  },
  {
    name: 'PostgreSQL in Ukrainian',
    zone: 'Europe/Kyiv',
    lines: [
      [
        '2026-03-17 23:58:04.123 EET [12] ПОМИЛКА:  відношення "x" не існує',
        '2026-03-17T21:58:04.123Z',
        'error',
      ],
      ['2026-03-17 23:58:05.000 EET [12] ЗАПИСУВАННЯ:  готово', '2026-03-17T21:58:05Z', 'info'],
    ],
  },
  {
    name: 'levels and stamps in colors',
    lines: [
      [
        '\u001b[2m2026-03-17T21:58:04.123Z\u001b[0m \u001b[32m INFO\u001b[0m \u001b[2mshop\u001b[0m: up',
        '2026-03-17T21:58:04.123Z',
        'info',
      ],
      [
        '\u001b[2m2026-03-17T21:58:05.000Z\u001b[0m \u001b[1m\u001b[31mERROR\u001b[0m \u001b[2mshop\u001b[0m: no',
        '2026-03-17T21:58:05Z',
        'error',
      ],
      [
        '\u001b[2m2026-03-17T21:58:06.000Z\u001b[0m \u001b]0;title\u0007\u001b[33m WARN\u001b[0m shop: hm',
        '2026-03-17T21:58:06Z',
        'warn',
      ],
    ],
  },
  {
    name: 'short names of levels, and MongoDB with its depth of debugging',
    lines: [
      ['2026-03-17T21:58:04.123Z D1 NETWORK  [conn1] read', '2026-03-17T21:58:04.123Z', 'debug'],
      ['2026-03-17T21:58:05.000Z I  CONTROL  [main] up', '2026-03-17T21:58:05Z', 'info'],
      ['2026-03-17T21:58:06.000Z E  QUERY    [conn1] no', '2026-03-17T21:58:06Z', 'error'],
    ],
  },
];
