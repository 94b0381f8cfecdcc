import type { Sample } from '../table.ts';

/** Audit trails, clouds and appliances. */
export const clouds: readonly Sample[] = [
  {
    name: 'auditd',
    lines: [
      [
        'type=SYSCALL msg=audit(1763827331.412:24287): arch=c000003e syscall=2 success=no exit=-13',
        '2025-11-22T16:02:11.412Z',
      ],
      ['type=CWD msg=audit(1763827331.412:24287):  cwd="/home/shadowman"', '2025-11-22T16:02:11.412Z'],
    ],
  },
  {
    name: 'CloudTrail',
    lines: [
      [
        '{"eventVersion":"1.08","userIdentity":{"type":"AssumedRole","sessionContext":{"attributes":{"creationDate":"2025-11-22T10:00:00Z"}}},"eventTime":"2025-11-22T16:02:11Z","eventName":"GetObject"}',
        '2025-11-22T16:02:11Z',
      ],
    ],
  },
  {
    name: 'Kubernetes audit',
    lines: [
      [
        '{"kind":"Event","level":"Metadata","stage":"ResponseComplete","requestReceivedTimestamp":"2025-11-22T16:02:11.400000Z","stageTimestamp":"2025-11-22T16:02:11.412000Z"}',
        '2025-11-22T16:02:11.412Z',
      ],
    ],
  },
  {
    name: 'Stackdriver',
    lines: [
      [
        '{"insertId":"a","jsonPayload":{"message":"x"},"timestamp":"2025-11-22T16:02:11.412Z","severity":"CRITICAL","receiveTimestamp":"2025-11-22T16:02:15.000Z"}',
        '2025-11-22T16:02:11.412Z',
        'fatal',
      ],
      [
        '{"insertId":"b","textPayload":"x","receiveTimestamp":"2025-11-22T16:02:15.000Z","timestamp":"2025-11-22T16:02:12.412Z","severity":"NOTICE"}',
        '2025-11-22T16:02:12.412Z',
        'info',
      ],
    ],
  },
  {
    name: 'GELF',
    lines: [
      [
        '{"version":"1.1","host":"a","short_message":"x","timestamp":1763827331.412,"level":3}',
        '2025-11-22T16:02:11.412Z',
        'error',
      ],
      [
        '{"version":"1.1","host":"a","short_message":"x","timestamp":1763827332.412,"level":6}',
        '2025-11-22T16:02:12.412Z',
        'info',
      ],
    ],
  },
  {
    name: 'CEF with rt in ms',
    lines: [
      [
        'CEF:0|Vendor|Product|1.0|100|detected|5|src=10.0.0.1 dst=10.0.0.2 rt=1763827331412 start=1763820000000',
        '2025-11-22T16:02:11.412Z',
      ],
      [
        'CEF:0|Vendor|Product|1.0|100|detected|5|src=10.0.0.1 dst=10.0.0.2 rt=1763827332412 start=1763820000000',
        '2025-11-22T16:02:12.412Z',
      ],
    ],
  },
  {
    name: 'FortiGate',
    zone: 'America/Los_Angeles',
    lines: [
      [
        'date=2025-11-22 time=08:02:11 devname="FG" devid="F1" logid="0000000013" type="traffic" level="notice" vd="root" srcip=10.1.1.1',
        '2025-11-22T16:02:11Z',
        'info',
      ],
      [
        'date=2025-11-22 time=08:02:12 devname="FG" devid="F1" logid="0000000013" type="traffic" level="warning" vd="root" srcip=10.1.1.1',
        '2025-11-22T16:02:12Z',
        'warn',
      ],
    ],
  },
  {
    name: 'Cisco IOS',
    lines: [
      [
        'Nov 22 16:02:11 10.0.0.1 123: *Nov 22 16:02:11.412: %LINK-3-UPDOWN: Interface Gi0/1, changed state to down',
        '2025-11-22T16:02:11.412Z',
      ],
      [
        'Nov 22 16:02:12 10.0.0.1 124: *Nov 22 16:02:12.412: %SYS-5-CONFIG_I: Configured from console',
        '2025-11-22T16:02:12.412Z',
      ],
    ],
  },
  {
    name: 'Windows event export, tabs and US dates',
    lines: [
      [
        'Error\t11/22/2025 4:02:11 PM\tService Control Manager\t7031\tNone\tThe service terminated',
        '2025-11-22T16:02:11Z',
        'error',
      ],
      [
        'Information\t11/22/2025 4:02:12 PM\tService Control Manager\t7036\tNone\tThe service entered',
        '2025-11-22T16:02:12Z',
        'info',
      ],
    ],
  },
  {
    name: 'Windows CBS and setup',
    lines: [
      [
        '2025-11-22 16:02:11, Info                  CBS    Starting TrustedInstaller initialization.',
        '2025-11-22T16:02:11Z',
        'info',
      ],
      ['2025-11-22 16:02:12, Error                 CSI    00000001 failed', '2025-11-22T16:02:12Z', 'error'],
    ],
  },
  {
    name: 'macOS unified log',
    lines: [
      [
        '2025-11-22 16:02:11.412345+0200 0x1f3d     Default     0x0                  88     0    coreaudiod: x',
        '2025-11-22T14:02:11.412Z',
      ],
      [
        '2025-11-22 16:02:12.412345+0200 0x1f3d     Error       0x0                  88     0    coreaudiod: x',
        '2025-11-22T14:02:12.412Z',
        'error',
      ],
    ],
  },
  {
    name: 'dpkg, apt, pacman',
    lines: [
      ['2025-11-22 16:02:11 install libfoo:amd64 <none> 1.2', '2025-11-22T16:02:11Z'],
      ['2025-11-22 16:02:12 status installed libfoo:amd64 1.2', '2025-11-22T16:02:12Z'],
    ],
  },
  {
    name: 'docker compose prefixes',
    lines: [
      ['web-1  | 2025-11-22T16:02:11.412Z INFO up', '2025-11-22T16:02:11.412Z', 'info'],
      ['db-1   | 2025-11-22 16:02:12.412 UTC [1] LOG:  ready', '2025-11-22T16:02:12.412Z', 'info'],
      ['web-1  | {"level":"error","time":"2025-11-22T16:02:13.412Z"}', '2025-11-22T16:02:13.412Z', 'error'],
    ],
  },
  {
    name: 'Heroku and logplex',
    lines: [
      [
        '2025-11-22T16:02:11.412345+00:00 heroku[router]: at=error code=H12 desc="Request timeout" method=GET path="/" status=503',
        '2025-11-22T16:02:11.412Z',
      ],
      ['2025-11-22T16:02:12.412345+00:00 app[web.1]: ok', '2025-11-22T16:02:12.412Z'],
    ],
  },
  {
    name: 'Suricata fast',
    lines: [
      [
        '11/22/2025-16:02:11.412345  [**] [1:2010935:3] ET SCAN [**] [Classification: x] [Priority: 2] {TCP} 10.0.0.1:1 -> 10.0.0.2:2',
        '2025-11-22T16:02:11.412Z',
      ],
      [
        '11/02/2025-16:02:12.412345  [**] [1:2010935:3] ET SCAN [**] [Classification: x] [Priority: 2] {TCP} 10.0.0.1:1 -> 10.0.0.2:2',
        '2025-11-02T16:02:12.412Z',
      ],
    ],
  },
  {
    name: 'Zeek',
    lines: [
      ['#fields\tts\tuid\tid.orig_h', null],
      ['1763827331.412345\tCHhAvVGS1DHFjwGM9\t10.0.0.1\t51000', '2025-11-22T16:02:11.412Z'],
    ],
  },
  {
    name: 'OpenVPN and syslog-ng ISO',
    lines: [
      ['Sat Nov 22 16:02:11 2025 OpenVPN 2.4.9 x86_64', '2025-11-22T16:02:11Z'],
      ['Sat Nov 22 16:02:12 2025 us=412345 MULTI: x', '2025-11-22T16:02:12Z'],
    ],
  },
];
