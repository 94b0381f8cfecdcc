import type { Sample } from '../table.ts';

/** Operating systems and containers. */
export const systems: readonly Sample[] = [
  {
    name: 'syslog RFC 3164 across New Year',
    zone: 'Europe/Kyiv',
    lines: [
      [
        'Dec 31 23:59:58 web1 sshd[411]: Failed password for root from 192.0.2.1 port 22 ssh2',
        '2025-12-31T21:59:58Z',
      ],
      ['Jan  1 00:00:03 web1 kernel: [12345.678901] Out of memory: Killed process 7', '2025-12-31T22:00:03Z'],
    ],
  },
  {
    name: 'syslog with priority',
    lines: [
      ['<11>Nov 22 16:02:11 web1 app[1]: broken', '2025-11-22T16:02:11Z', 'error'],
      ['<134>Nov 22 16:02:12 web1 app[1]: fine', '2025-11-22T16:02:12Z', 'info'],
    ],
  },
  {
    name: 'syslog RFC 5424',
    lines: [
      [
        '<165>1 2025-11-22T16:02:11.412003Z web1.example.com evntslog - ID47 [exampleSDID@32473 iut="3" eventSource="App"] An application event',
        '2025-11-22T16:02:11.412Z',
        'info',
      ],
      [
        "<34>1 2025-11-22T16:02:12.003-05:00 web1 su - ID47 - 'su root' failed",
        '2025-11-22T21:02:12.003Z',
        'fatal',
      ],
    ],
  },
  {
    name: 'journalctl short-iso and short-precise',
    lines: [
      ['2025-11-22T16:02:11+0200 web1 systemd[1]: Started shop.service.', '2025-11-22T14:02:11Z'],
      ['2025-11-22T16:02:12+0200 web1 systemd[1]: shop.service: Main process exited', '2025-11-22T14:02:12Z'],
    ],
  },
  {
    name: 'journal in JSON',
    lines: [
      [
        '{"__CURSOR":"s=1","__REALTIME_TIMESTAMP":"1763827331412003","PRIORITY":"3","MESSAGE":"boom","_PID":"1","__MONOTONIC_TIMESTAMP":"1763827"}',
        '2025-11-22T16:02:11.412Z',
        'error',
      ],
      [
        '{"__CURSOR":"s=2","__REALTIME_TIMESTAMP":"1763827332412003","PRIORITY":"6","MESSAGE":"ok","_PID":"1"}',
        '2025-11-22T16:02:12.412Z',
        'info',
      ],
    ],
  },
  {
    name: 'journal export',
    lines: [
      ['__CURSOR=s=1;i=2', null],
      ['__REALTIME_TIMESTAMP=1763827331412003', '2025-11-22T16:02:11.412Z'],
      ['__MONOTONIC_TIMESTAMP=176382', '...'],
      ['PRIORITY=6', '...'],
      ['MESSAGE=Started shop.service', '...'],
      ['', '...'],
    ],
  },
  {
    name: 'CRI around a JSON record',
    lines: [
      [
        '2025-11-22T16:02:11.512345678Z stdout F {"level":"error","time":"2025-11-22T16:02:11.412Z","msg":"x"}',
        '2025-11-22T16:02:11.412Z',
        'error',
      ],
      [
        '2025-11-22T16:02:12.512345678Z stderr F {"level":"info","time":"2025-11-22T16:02:12.412Z","msg":"x"}',
        '2025-11-22T16:02:12.412Z',
        'info',
      ],
    ],
  },
  {
    name: 'CRI around klog',
    lines: [
      [
        '2025-11-22T16:02:11.512345678Z stderr F E1122 16:02:11.412345       1 reflector.go:138] Failed to watch',
        '2025-11-22T16:02:11.412Z',
        'error',
      ],
      [
        '2025-11-22T16:02:12.512345678Z stderr F I1122 16:02:12.412345       1 main.go:1] ok',
        '2025-11-22T16:02:12.412Z',
        'info',
      ],
    ],
  },
  {
    name: 'Docker json-file',
    lines: [
      [
        '{"log":"ERROR: cannot connect\\n","stream":"stderr","time":"2025-11-22T16:02:11.412345678Z"}',
        '2025-11-22T16:02:11.412Z',
        'error',
      ],
      [
        '{"log":"ready\\n","stream":"stdout","time":"2025-11-22T16:02:12.412345678Z"}',
        '2025-11-22T16:02:12.412Z',
      ],
    ],
  },
  {
    name: 'klog and glog',
    lines: [
      ['I1122 16:02:11.412345    1234 server.go:1] started', '2025-11-22T16:02:11.412Z', 'info'],
      ['F1122 16:02:12.412345    1234 server.go:1] gone', '2025-11-22T16:02:12.412Z', 'fatal'],
      ['I20251122 16:02:13.412345  1234 a.cc:1] newer glog', '2025-11-22T16:02:13.412Z', 'info'],
    ],
  },
  {
    name: 'Android logcat threadtime',
    lines: [
      [
        '11-22 16:02:11.412  1702  2395 D WindowManager: printFreezingDisplayLogs',
        '2025-11-22T16:02:11.412Z',
        'debug',
      ],
      [
        '11-22 16:02:12.412  1702  2395 E AndroidRuntime: FATAL EXCEPTION: main',
        '2025-11-22T16:02:12.412Z',
        'error',
      ],
      ['11-22 16:02:13.412  1702  2395 V Tag: x', '2025-11-22T16:02:13.412Z', 'trace'],
    ],
  },
  {
    name: 'Android logcat time',
    lines: [
      ['11-22 16:02:11.412 W/ActivityManager( 1702): Slow', '2025-11-22T16:02:11.412Z', 'warn'],
      ['11-22 16:02:12.412 I/ActivityManager( 1702): Start', '2025-11-22T16:02:12.412Z', 'info'],
    ],
  },
];
