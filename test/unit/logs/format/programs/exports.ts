import type { Sample } from '../table.ts';

/** Exports of clouds and services: objects with several times, of which one is when it happened. */
export const exports: readonly Sample[] = [
  {
    name: 'Okta',
    lines: [
      [
        '{"actor":{"id":"00u1"},"authenticationContext":{"externalSessionId":"x"},"eventType":"user.session.start","published":"2025-02-14T20:18:57.718Z","severity":"INFO","debugContext":{"debugData":{"requestId":"X"}}}',
        '2025-02-14T20:18:57.718Z',
        'info',
      ],
    ],
  },
  {
    name: 'Microsoft 365',
    zone: 'America/New_York',
    lines: [
      [
        '{"CreationTime":"2025-02-07T16:43:53Z","Id":"abc","Operation":"UserLoggedIn","RecordType":15,"UserKey":"1001@x"}',
        '2025-02-07T16:43:53Z',
      ],
    ],
  },
  {
    name: 'Azure activity',
    lines: [
      [
        '{"time":"2025-10-24T00:13:46.3554259Z","resourceId":"/subscriptions/x","operationName":"x","level":"Warning","properties":{"eventCategory":"Administrative","startTime":"2025-10-24T00:10:00Z"}}',
        '2025-10-24T00:13:46.355Z',
        'warn',
      ],
    ],
  },
  {
    name: 'Google Workspace',
    lines: [
      [
        '{"kind":"admin#reports#activity","id":{"time":"2025-10-02T15:00:00.123Z","uniqueQualifier":"1","applicationName":"login"},"events":[{"name":"login"}]}',
        '2025-10-02T15:00:00.123Z',
      ],
    ],
  },
  {
    name: 'Amazon S3 access',
    lines: [
      [
        '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be bucket1 [06/Feb/2025:00:00:38 +0000] 192.0.2.3 79a5 3E57 REST.GET.VERSIONING - "GET /b?versioning HTTP/1.1" 200 - 113 - 7 - "-" "S3Console/0.4" -',
        '2025-02-06T00:00:38Z',
        'info',
      ],
    ],
  },
  {
    name: 'VPC flow log: the start of the interval',
    lines: [
      [
        '2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1763827331 1763827390 ACCEPT OK',
        '2025-11-22T16:02:11Z',
      ],
    ],
  },
  {
    name: 'CloudWatch around syslog',
    lines: [
      [
        '2025-02-20T07:01:01.000Z Feb 20 07:01:01 ip-172-31-81-156 systemd: Started Session 1 of user root.',
        '2025-02-20T07:01:01Z',
      ],
    ],
  },
  {
    name: 'Cloudflare with ns',
    lines: [
      [
        '{"ClientIP":"192.0.2.1","EdgeResponseStatus":503,"EdgeStartTimestamp":1763827331412000000,"EdgeEndTimestamp":1763827332412000000,"RayID":"1"}',
        '2025-11-22T16:02:11.412Z',
      ],
    ],
  },
  {
    name: 'GitHub audit',
    lines: [
      [
        '{"@timestamp":1763827331412,"action":"repo.create","created_at":1763827331999,"actor":"x","_document_id":"y"}',
        '2025-11-22T16:02:11.412Z',
      ],
    ],
  },
  {
    name: 'Zoom',
    lines: [
      [
        '{"event":"meeting.started","event_ts":1763827331412,"payload":{"object":{"start_time":"2025-11-22T15:00:00Z","id":"1"}}}',
        '2025-11-22T16:02:11.412Z',
      ],
    ],
  },
  {
    name: 'GitLab',
    lines: [
      [
        '{"method":"GET","path":"/","status":404,"duration_s":0.1,"time":"2025-11-22T16:02:11.412Z","params":[{"key":"since","value":"2020-01-01T00:00:00Z"}],"meta.user":"x"}',
        '2025-11-22T16:02:11.412Z',
        'warn',
      ],
    ],
  },
  {
    name: 'Traefik access in JSON',
    lines: [
      [
        '{"ClientAddr":"10.0.0.1:1","DownstreamStatus":200,"StartLocal":"2025-11-22T16:02:11.412345678Z","StartUTC":"2025-11-22T16:02:11.412345678Z","level":"info","msg":"","time":"2025-11-22T16:02:11Z"}',
        '2025-11-22T16:02:11.412Z',
        'info',
      ],
    ],
  },
  {
    name: 'Caddy',
    lines: [
      [
        '{"level":"error","ts":1763827331.412345,"logger":"http.log.access","msg":"handled request","request":{"headers":{"If-Modified-Since":["Sun, 01 Jan 2023 00:00:00 GMT"]}},"status":500}',
        '2025-11-22T16:02:11.412Z',
        'error',
      ],
    ],
  },
  {
    name: 'Suricata eve',
    lines: [
      [
        '{"timestamp":"2025-11-22T18:02:11.412345+0200","flow_id":1763827331412345,"event_type":"flow","flow":{"start":"2025-11-22T18:00:00.000000+0200","end":"2025-11-22T18:01:00.000000+0200"}}',
        '2025-11-22T16:02:11.412Z',
      ],
    ],
  },
  {
    name: 'OpenTelemetry',
    lines: [
      [
        '{"timeUnixNano":"1763827331412000000","observedTimeUnixNano":"1763827339412000000","severityNumber":17,"severityText":"ERROR","body":{"stringValue":"x"}}',
        '2025-11-22T16:02:11.412Z',
        'error',
      ],
    ],
  },
  {
    name: 'Kibana',
    lines: [
      [
        '{"type":"response","@timestamp":"2025-11-22T16:02:11Z","tags":[],"pid":1,"method":"get","statusCode":304,"req":{"headers":{"if-none-match":"x"}},"message":"GET / 304"}',
        '2025-11-22T16:02:11Z',
        'info',
      ],
    ],
  },
  {
    name: 'Logstash plain and slow logs',
    lines: [
      [
        '[2025-11-22T16:02:11,412][INFO ][logstash.pipeline        ] Starting pipeline {:id=>"main"}',
        '2025-11-22T16:02:11.412Z',
        'info',
      ],
      [
        '[2025-11-22T16:02:12,412][WARN ][slowlog.logstash.filters.grok] event processing time {:since=>"2020-01-01 00:00:00"}',
        '2025-11-22T16:02:12.412Z',
        'warn',
      ],
    ],
  },
  {
    name: 'NATS',
    lines: [
      [
        '[25] 2025/11/22 16:02:11.412345 [INF] Starting nats-server version 2.1',
        '2025-11-22T16:02:11.412Z',
        'info',
      ],
      ['[25] 2025/11/22 16:02:12.412345 [ERR] x', '2025-11-22T16:02:12.412Z', 'error'],
    ],
  },
  {
    name: 'IBM MQ',
    lines: [
      ['11/22/2025 04:02:11 PM - Process(1.1) User(mqm) Program(strmqm_R)', '2025-11-22T16:02:11Z'],
      ['                    Host(a) Installation(Installation1)', '...'],
      ['AMQ6287I: IBM MQ V9.1.0.0', '...'],
      ['11/22/2025 04:02:12 PM - Process(1.1) User(mqm) Program(strmqm_R)', '2025-11-22T16:02:12Z'],
    ],
  },
  {
    name: 'CSV with a header and quoted times',
    lines: [
      ['"TimeGenerated","Computer","Level","Message"', null],
      ['"2025-11-22 16:02:11","web1","Error","it was 2020-01-01 00:00:00"', '2025-11-22T16:02:11Z', 'error'],
      ['"2025-11-22 16:02:12","web1","Information","ok"', '2025-11-22T16:02:12Z', 'info'],
    ],
  },
  {
    name: 'Jellyfin',
    lines: [
      ['[2025-11-22 16:02:11.412 +02:00] [ERR] [25] Jellyfin.Server: x', '2025-11-22T14:02:11.412Z', 'error'],
      ['System.Exception: y', '...'],
      ['[2025-11-22 16:02:12.412 +02:00] [WRN] [25] Jellyfin.Server: x', '2025-11-22T14:02:12.412Z', 'warn'],
    ],
  },
  {
    name: 'BGP, a Cisco-like epoch with ms and a label',
    lines: [['INFO 1763827331412 worker-1 started batch 77', '2025-11-22T16:02:11.412Z', 'info']],
  },
];
