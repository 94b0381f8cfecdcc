import type { Sample } from '../table.ts';

/** What joins dates to times, keys that name them, and dates that are no record's. */
export const joints: readonly Sample[] = [
  {
    name: 'a colon between date and time',
    lines: [
      ['[2026/03/16:21:58:04] up', '2026-03-16T21:58:04Z'],
      ['[2026/03/17:21:58:41] down', '2026-03-17T21:58:41Z'],
    ],
  },
  {
    name: 'a colon after a short year',
    lines: [
      ['16-Mar-26:21:58:04.123 up', '2026-03-16T21:58:04.123Z'],
      ['17-Mar-26:21:58:41.540 down', '2026-03-17T21:58:41.540Z'],
    ],
  },
  {
    name: 'ms after a colon, and a colon after them',
    lines: [
      ['Mon Mar 16-21:58:04:123: up', '2026-03-16T21:58:04.123Z'],
      ['Tue Mar 17-21:58:41:540: down', '2026-03-17T21:58:41.540Z'],
    ],
  },
  {
    name: 'a slash after a packed date',
    lines: [
      ['20260316/21:58:04.123 up', '2026-03-16T21:58:04.123Z'],
      ['20260317/21:58:41.540 down', '2026-03-17T21:58:41.540Z'],
    ],
  },
  {
    name: 'a packed date in a field or box of its own',
    lines: [
      ['"20260316","9:58:04 PM","up"', '2026-03-16T21:58:04Z'],
      ['[20260317] [21:58:41] down', '2026-03-17T21:58:41Z'],
    ],
  },
  {
    name: 'numbers of the next field that are no fraction',
    lines: [
      ['2026-03-16 21:58:04,192.0.2.4,permit', '2026-03-16T21:58:04Z'],
      ['2026-03-17 21:58:41,7,deny', '2026-03-17T21:58:41Z'],
    ],
  },
  {
    name: 'a date and a time in elements',
    lines: [
      ['<Entry><Date>2026-03-16</Date><Time>21:58:04</Time><Id>1</Id></Entry>', '2026-03-16T21:58:04Z'],
      ['<Entry><Date>2026-03-17</Date><Time>21:58:41</Time><Id>2</Id></Entry>', '2026-03-17T21:58:41Z'],
    ],
  },
  {
    name: 'names of times in other languages',
    lines: [
      ['{"fecha":"16/03/2026","hora":"21:58:04","nivel":"ERROR"}', '2026-03-16T21:58:04Z', 'error'],
      ['{"fecha":"17/03/2026","hora":"21:58:41","nivel":"INFO"}', '2026-03-17T21:58:41Z', 'info'],
    ],
  },
  {
    name: 'when it was created, where nothing else is said',
    lines: [
      ['{"id":"e1","created":1773698284,"data":{"period":3}}', '2026-03-16T21:58:04Z'],
      ['{"id":"e2","created":1773784721,"data":{"period":3}}', '2026-03-17T21:58:41Z'],
    ],
  },
  {
    name: 'extended JSON',
    lines: [
      ['{"ts":{"$date":{"$numberLong":"1773698284123"}},"user":"a"}', '2026-03-16T21:58:04.123Z'],
      ['{"ts":{"$date":{"$numberLong":"1773784721540"}},"user":"b"}', '2026-03-17T21:58:41.540Z'],
    ],
  },
  {
    name: 'a query and a listing with dates of their own',
    lines: [
      ['2026-03-17 21:58:01 INFO query:', '2026-03-17T21:58:01Z', 'info'],
      ["select * from orders where d='2026-01-01 00:00:00'", '...'],
      ['2026-03-17 21:58:02 INFO listing:', '2026-03-17T21:58:02Z', 'info'],
      ['-rw-r--r-- 1 root root 12 Mar 17 20:00 a', '...'],
      ['2026-03-17 21:58:03 INFO done', '2026-03-17T21:58:03Z', 'info'],
      ['2026-03-17 21:58:04 INFO bye', '2026-03-17T21:58:04Z', 'info'],
    ],
  },
  {
    name: 'stamps under several names',
    lines: [
      ['Start time: 20260317215800', '2026-03-17T21:58:00Z'],
      ['User: alice', '...'],
      ['Command start time: 20260317215804', '2026-03-17T21:58:04Z'],
      ['PS> one', '...'],
      ['Command start time: 20260317215841', '2026-03-17T21:58:41Z'],
      ['PS> two', '...'],
    ],
  },
  {
    name: 'columns named by the first row',
    lines: [
      ['id,created_at,updated_at,event_time,text', null],
      ['a,2026-03-01T00:00:00Z,2026-03-17T23:00:00Z,2026-03-16T21:58:04Z,"x, y"', '2026-03-16T21:58:04Z'],
      ['b,2026-03-02T00:00:00Z,2026-03-17T23:00:00Z,2026-03-17T21:58:41Z,z', '2026-03-17T21:58:41Z'],
    ],
  },
  {
    name: 'columns named after a title, with quotes',
    lines: [
      ['"Export of March"', null],
      ['"Receive Time";"Generated Time";"User"', null],
      ['"2026-03-17 22:30:00";"2026-03-16 21:58:04";"a;b"', '2026-03-16T21:58:04Z'],
      ['"2026-03-17 22:30:00";"2026-03-17 21:58:41";"c"', '2026-03-17T21:58:41Z'],
    ],
  },
];
