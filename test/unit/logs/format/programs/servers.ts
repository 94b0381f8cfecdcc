import type { Sample } from '../table.ts';

/** Web servers, proxies, mail and name servers. */
export const servers: readonly Sample[] = [
  {
    name: 'Apache combined',
    lines: [
      [
        '203.0.113.9 - frank [10/Oct/2025:13:55:36 -0700] "GET /apache_pb.gif HTTP/1.0" 200 2326 "http://www.example.com/start.html" "Mozilla/4.08"',
        '2025-10-10T20:55:36Z',
        'info',
      ],
      [
        '203.0.113.9 - - [10/Oct/2025:13:55:40 -0700] "POST /pay HTTP/1.1" 502 157 "-" "curl/8.5"',
        '2025-10-10T20:55:40Z',
        'error',
      ],
      [
        '2001:db8::1 - - [10/Oct/2025:13:55:41 -0700] "GET /a HTTP/1.1" 404 - "-" "-"',
        '2025-10-10T20:55:41Z',
        'warn',
      ],
    ],
  },
  {
    name: 'Apache error 2.4',
    zone: 'Europe/Kyiv',
    lines: [
      [
        '[Fri Sep 09 10:42:29.902022 2025] [core:error] [pid 35708:tid 4328636416] [client 72.15.99.187] File does not exist: /srv/favicon.ico',
        '2025-09-09T07:42:29.902Z',
        'error',
      ],
      [
        '[Fri Sep 09 10:42:30.000001 2025] [mpm_event:notice] [pid 1:tid 2] AH00489: Apache/2.4.58 configured',
        '2025-09-09T07:42:30Z',
        'info',
      ],
    ],
  },
  {
    name: 'nginx error',
    lines: [
      [
        '2025/11/03 09:14:07 [error] 2214#2214: *88 connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.0.1',
        '2025-11-03T09:14:07Z',
        'error',
      ],
      [
        '2025/11/03 09:14:08 [warn] 2214#2214: *89 an upstream response is buffered',
        '2025-11-03T09:14:08Z',
        'warn',
      ],
      ['2025/11/03 09:14:09 [emerg] 1#1: host not found in upstream "app"', '2025-11-03T09:14:09Z', 'fatal'],
    ],
  },
  {
    name: 'IIS W3C with a date and a time field, which are UTC whatever the zone',
    zone: 'America/New_York',
    lines: [
      ['#Software: Microsoft Internet Information Services 10.0', null],
      ['#Version: 1.0', null],
      ['#Date: 2025-06-20 13:02:11', null],
      ['#Fields: date time s-ip cs-method cs-uri-stem sc-status time-taken', null],
      ['2025-06-20 13:02:11 10.0.0.4 GET /health 200 15', '2025-06-20T13:02:11Z', 'info'],
      ['2025-06-20 13:02:12 10.0.0.4 GET /checkout 500 33', '2025-06-20T13:02:12Z', 'error'],
    ],
  },
  {
    name: 'W3C with fields apart',
    lines: [
      ['#Fields: time c-ip cs-method cs-uri-stem date sc-status', null],
      ['13:02:11 10.0.0.4 GET /health 2025-06-20 200', '2025-06-20T13:02:11Z'],
      ['13:02:12 10.0.0.4 GET /checkout 2025-06-20 503', '2025-06-20T13:02:12Z', 'error'],
    ],
  },
  {
    name: 'HAProxy over syslog: when the request came, with ms',
    lines: [
      [
        'Feb  6 12:14:14 localhost haproxy[14389]: 10.0.1.2:33317 [06/Feb/2025:12:14:14.655] http-in static/srv1 10/0/30/69/109 200 2750 - - ---- 1/1/1/1/0 0/0 "GET /index.html HTTP/1.1"',
        '2025-02-06T12:14:14.655Z',
      ],
      [
        'Feb  6 12:14:16 localhost haproxy[14389]: 10.0.1.2:33318 [06/Feb/2025:12:14:15.000] http-in static/srv1 10/0/30/69/109 503 2750 - - ---- 1/1/1/1/0 0/0 "GET / HTTP/1.1"',
        '2025-02-06T12:14:15Z',
      ],
    ],
  },
  {
    name: 'Squid',
    lines: [
      [
        '1761990050.603   9253 192.0.2.5 TCP_MISS/200 10018 GET http://example.com/ - DIRECT/192.0.2.6 text/html',
        '2025-11-01T09:40:50.603Z',
      ],
      [
        '1761990051.101     12 192.0.2.5 TCP_HIT/200 118 GET http://example.com/a - NONE/- image/png',
        '2025-11-01T09:40:51.101Z',
      ],
    ],
  },
  {
    name: 'Exim',
    lines: [
      [
        '2025-04-02 05:23:10 1bXYZa-0001-AB <= user@example.com H=mail [192.0.2.1] P=esmtps S=1234',
        '2025-04-02T05:23:10Z',
      ],
      ['2025-04-02 05:23:11 1bXYZa-0001-AB Completed', '2025-04-02T05:23:11Z'],
    ],
  },
  {
    name: 'BIND',
    lines: [
      [
        '02-Apr-2025 05:23:10.123 queries: info: client @0x7f 192.0.2.1#5353 (example.com): query: example.com IN A',
        '2025-04-02T05:23:10.123Z',
        'info',
      ],
      [
        '02-Apr-2025 05:23:11.123 general: error: zone example.org/IN: refresh failed',
        '2025-04-02T05:23:11.123Z',
        'error',
      ],
    ],
  },
  {
    name: 'daemontools multilog',
    lines: [['@400000006922b1c81a2b3c4d tcpserver: status: 1/40', '2025-11-23T07:03:26.439Z']],
  },
  {
    name: 'Varnish and Unix epoch in front',
    lines: [
      ['1763884800 10.1.1.1 GET /a 200', '2025-11-23T08:00:00Z'],
      ['1763884801 10.1.1.1 GET /b 200', '2025-11-23T08:00:01Z'],
    ],
  },
  {
    name: 'AWS ALB',
    lines: [
      [
        'http 2025-07-02T22:23:00.186641Z app/my-loadbalancer/50dc6c495c0c9188 192.0.2.39:2817 10.0.0.1:80 0.000 0.001 0.000 200 200 34 366 "GET http://www.example.com:80/ HTTP/1.1" "curl/7.46.0" - -',
        '2025-07-02T22:23:00.186Z',
      ],
      [
        'http 2025-07-02T22:23:01.186641Z app/my-loadbalancer/50dc6c495c0c9188 192.0.2.39:2817 10.0.0.1:80 0.000 0.001 0.000 502 502 34 366 "GET http://www.example.com:80/ HTTP/1.1" "curl/7.46.0" - -',
        '2025-07-02T22:23:01.186Z',
      ],
    ],
  },
  {
    name: 'CoreDNS, Envoy, Istio access with a bracketed ISO time',
    lines: [
      [
        '[2025-04-15T20:17:00.310Z] "POST /api/v1/locations HTTP/2" 204 - 154 0 226 100 "10.0.35.28" "nsq2http" "cc21d9b0"',
        '2025-04-15T20:17:00.310Z',
      ],
      [
        '[2025-04-15T20:17:01.310Z] "POST /api/v1/locations HTTP/2" 503 - 154 0 226 100 "10.0.35.28" "nsq2http" "cc21d9b1"',
        '2025-04-15T20:17:01.310Z',
        'error',
      ],
    ],
  },
  {
    name: 'Oracle alert log: a line with the time, then its text',
    lines: [
      ['Thu Mar 06 14:05:06 2025', '2025-03-06T14:05:06Z'],
      ['Thread 1 advanced to log sequence 42', '...'],
      ['ORA-00600: internal error code', '...'],
      ['Thu Mar 06 14:06:06 2025', '2025-03-06T14:06:06Z'],
    ],
  },
  {
    name: 'SQL Server ERRORLOG',
    lines: [
      ['2025-01-20 12:00:00.12 Server      Microsoft SQL Server 2022', '2025-01-20T12:00:00.120Z'],
      [
        '2025-01-20 12:00:00.90 spid5s      Error: 17054, Severity: 16, State: 1.',
        '2025-01-20T12:00:00.900Z',
      ],
    ],
  },
  {
    name: 'Cassandra',
    lines: [
      [
        'INFO  [main] 2025-01-20 12:00:00,123 CassandraDaemon.java:500 - Startup complete',
        '2025-01-20T12:00:00.123Z',
        'info',
      ],
      [
        'WARN  [GossipTasks:1] 2025-01-20 12:00:01,123 FailureDetector.java:288 - Not marking nodes down',
        '2025-01-20T12:00:01.123Z',
        'warn',
      ],
    ],
  },
];
