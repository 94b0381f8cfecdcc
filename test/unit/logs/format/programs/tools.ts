import type { Sample } from '../table.ts';

/** Tools, shells, hypervisors and servers with unusual heads. */
export const tools: readonly Sample[] = [
  {
    name: 'W3C whose records have a time field only, under a dated directive',
    zone: 'Europe/Kyiv',
    lines: [
      ['#Version: 1.0', null],
      ['#Date: 2025-06-20 13:02:00', null],
      ['#Fields: time cs-method cs-uri sc-status', null],
      ['13:02:11 GET /foo/bar.html 200', '2025-06-20T13:02:11Z', 'info'],
      ['13:21:23 GET /foo/bar.html 503', '2025-06-20T13:21:23Z', 'error'],
    ],
  },
  {
    name: 'shell history with times',
    lines: [
      ['#1763827331', '2025-11-22T16:02:11Z'],
      ['ls -l', '...'],
      ['#1763827400', '2025-11-22T16:03:20Z'],
    ],
  },
  {
    name: 'tcsh history',
    lines: [
      ['#+1763827331', '2025-11-22T16:02:11Z'],
      ['cd /tmp', '...'],
      ['#+1763827400', '2025-11-22T16:03:20Z'],
    ],
  },
  {
    name: 'syslog of a French system',
    lines: [
      ['août 19 22:21:07 web1 systemd[1]: Started x', '2025-08-19T22:21:07Z'],
      ['août 20 22:21:07 web1 systemd[1]: Started y', '2025-08-20T22:21:07Z'],
    ],
  },
  {
    name: 'uWSGI',
    lines: [
      [
        '[pid: 24386|app: 0|req: 482950/4125645] 86.221.170.65 () {44 vars in 1322 bytes} [Sat Nov 22 16:02:11 2025] GET /x => generated 3 bytes in 2 msecs (HTTP/1.1 200)',
        '2025-11-22T16:02:11Z',
      ],
      [
        '[pid: 24387|app: 0|req: 482951/4125646] 86.221.170.65 () {44 vars in 1322 bytes} [Sat Nov 22 16:02:12 2025] GET /y => generated 3 bytes in 2 msecs (HTTP/1.1 200)',
        '2025-11-22T16:02:12Z',
      ],
    ],
  },
  {
    name: 'strace with times of day',
    lines: [
      [
        '08:09:33.814936 execve("/bin/ls", ["ls"], [/* 64 vars */]) = 0 <0.000234>',
        '2025-11-22T08:09:33.814Z',
      ],
      ['08:09:33.818936 open("/etc/ld.so.cache", O_RDONLY) = 3 <0.000034>', '2025-11-22T08:09:33.818Z'],
    ],
  },
  {
    name: 'VMware',
    lines: [
      [
        "2025-11-22T16:02:11.812Z [F6BBB740 error 'Default' opID=52dc4afb] [VpxLRO] -- ERROR task-internal",
        '2025-11-22T16:02:11.812Z',
        'error',
      ],
      [
        "2025-11-22T16:02:12.812Z [F6BBB740 warning 'Default' opID=52dc4afb] slow",
        '2025-11-22T16:02:12.812Z',
        'warn',
      ],
      [
        "2025-11-22T16:02:13.812Z [F6BBB740 info 'Default' opID=52dc4afb] ok",
        '2025-11-22T16:02:13.812Z',
        'info',
      ],
      [
        "2025-11-22T16:02:14.812Z [F6BBB740 verbose 'Default' opID=52dc4afb] ok",
        '2025-11-22T16:02:14.812Z',
        'trace',
      ],
    ],
  },
  {
    name: 'epoch in ms before a bar',
    lines: [
      ['1763827331412| 1234 abc', '2025-11-22T16:02:11.412Z'],
      ['1763827332412| 1234 abc', '2025-11-22T16:02:12.412Z'],
    ],
  },
  {
    name: 'padded levels in brackets',
    lines: [
      ['2025-11-22 16:02:11 [ error] one', '2025-11-22T16:02:11Z', 'error'],
      ['2025-11-22 16:02:12 [ crit ] two', '2025-11-22T16:02:12Z', 'fatal'],
      ['2025-11-22 16:02:13 [debug5] three', '2025-11-22T16:02:13Z', 'debug'],
      ['2025-11-22 16:02:14 [stats] four', '2025-11-22T16:02:14Z', 'info'],
    ],
  },
  {
    name: 'GitHub Actions and other CI',
    lines: [
      ['2025-11-22T16:02:11.4123456Z ##[group]Run actions/checkout@v4', '2025-11-22T16:02:11.412Z'],
      [
        '2025-11-22T16:02:12.4123456Z ##[error]Process completed with exit code 1.',
        '2025-11-22T16:02:12.412Z',
        'error',
      ],
    ],
  },
  {
    name: 'Terraform',
    lines: [
      ['2025-11-22T16:02:11.412+0200 [DEBUG] provider: starting plugin', '2025-11-22T14:02:11.412Z', 'debug'],
      [
        '2025-11-22T16:02:12.412+0200 [TRACE] vertex "x": visit complete',
        '2025-11-22T14:02:12.412Z',
        'trace',
      ],
    ],
  },
  {
    name: 'Ansible, npm',
    lines: [
      ['2025-11-22 16:02:11,412 p=123 u=root n=ansible | ok: [web1]', '2025-11-22T16:02:11.412Z'],
      [
        '2025-11-22 16:02:12,412 p=123 u=root n=ansible | fatal: [web2]: UNREACHABLE!',
        '2025-11-22T16:02:12.412Z',
      ],
    ],
  },
  {
    name: 'Hadoop with years of two digits',
    lines: [
      [
        '25/06/09 20:10:40 INFO executor.CoarseGrainedExecutorBackend: Registered',
        '2025-06-09T20:10:40Z',
        'info',
      ],
      ['25/06/09 20:10:41 ERROR executor.Executor: Exception in task', '2025-06-09T20:10:41Z', 'error'],
    ],
  },
  {
    name: 'Minecraft',
    lines: [
      ['[16:02:11] [Server thread/INFO]: Starting minecraft server', '2025-11-22T16:02:11Z', 'info'],
      ["[16:02:12] [Server thread/WARN]: Can't keep up!", '2025-11-22T16:02:12Z', 'warn'],
    ],
  },
  {
    name: 'Unity and Unreal',
    lines: [
      ['[2025.11.22-16.02.11:412][  0]LogInit: Display: Running engine', '2025-11-22T16:02:11.412Z'],
      ['[2025.11.22-16.02.12:412][  1]LogNet: Error: x', '2025-11-22T16:02:12.412Z', 'error'],
    ],
  },
  {
    name: 'Chromium',
    lines: [
      ['[1234:5678:1122/160211.412345:ERROR:gpu_init.cc(1)] x', '2025-11-22T16:02:11.412Z', 'error'],
      ['[1234:5678:1122/160212.412345:WARNING:gpu_init.cc(1)] y', '2025-11-22T16:02:12.412Z', 'warn'],
    ],
  },
  {
    name: 'log4net with a thread in front',
    lines: [
      ['[17] 2025-11-22 16:02:11,412 WARN  Shop.Pay - x', '2025-11-22T16:02:11.412Z', 'warn'],
      ['[18] 2025-11-22 16:02:12,412 FATAL Shop.Pay - y', '2025-11-22T16:02:12.412Z', 'fatal'],
    ],
  },
];
