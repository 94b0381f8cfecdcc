import type { Sample } from '../table.ts';

/** Firewalls, detectors, honeypots, audit trails and access control. */
export const security: readonly Sample[] = [
  {
    name: 'Oracle audit trail: zone after the year, lines that belong to it',
    lines: [
      ['Wed Oct  8 14:57:51 2025 -04:00', '2025-10-08T18:57:51Z'],
      ["LENGTH : '275'", '...'],
      ["ACTION :[7] 'CONNECT'", '...'],
      ['Wed Oct  8 14:58:08 2025 -04:00', '2025-10-08T18:58:08Z'],
    ],
  },
  {
    name: 'Snort fast alert without a year',
    lines: [
      [
        '02/15-13:25:16.023114  [**] [1:1000015:0] Pinging... [**] [Priority: 0] {ICMP} 10.0.0.1 -> 10.0.0.2',
        '2025-02-15T13:25:16.023Z',
      ],
      [
        '02/15-13:25:17.023114  [**] [1:1000015:0] Pinging... [**] [Priority: 0] {ICMP} 10.0.0.1 -> 10.0.0.2',
        '2025-02-15T13:25:17.023Z',
      ],
    ],
  },
  {
    name: 'Cisco ASA with a year',
    lines: [
      [
        '<166>Apr 30 2025 09:22:33 fw1 : %ASA-6-302013: Built outbound TCP connection 1',
        '2025-04-30T09:22:33Z',
        'info',
      ],
      [
        '<164>Apr 30 2025 09:22:38 fw1 : %ASA-4-106023: Deny tcp src dmz:10.1.2.30/63016',
        '2025-04-30T09:22:38Z',
        'warn',
      ],
    ],
  },
  {
    name: 'Cisco IOS with a sequence number first',
    lines: [
      ['585917: Feb  8 04:00:48.000 UTC: %SEC-6-IPACCESSLOGP: list 100 denied udp', '2025-02-08T04:00:48Z'],
      [
        '585918: Feb  8 04:00:49.100 UTC: %SEC-6-IPACCESSLOGP: list 100 denied udp',
        '2025-02-08T04:00:49.100Z',
      ],
    ],
  },
  {
    name: 'SonicWall',
    lines: [
      [
        'id=firewall sn=0017C5 time="2025-12-01 11:50:35" fw=10.0.0.1 pri=6 c=1024 m=537 msg="Connection Closed" n=5',
        '2025-12-01T11:50:35Z',
        'info',
      ],
      [
        'id=firewall sn=0017C5 time="2025-12-01 11:50:36" fw=10.0.0.1 pri=1 c=32 m=82 msg="Possible port scan" n=6',
        '2025-12-01T11:50:36Z',
        'fatal',
      ],
    ],
  },
  {
    name: 'Sophos',
    lines: [
      [
        'device="SFW" date=2025-05-18 time=14:38:33 timezone="GMT" device_name="XG230" log_type="Firewall" priority=Information',
        '2025-05-18T14:38:33Z',
        'info',
      ],
      [
        'device="SFW" date=2025-05-18 time=14:38:34 timezone="GMT" device_name="XG230" log_type="Firewall" priority=Warning',
        '2025-05-18T14:38:34Z',
        'warn',
      ],
    ],
  },
  {
    name: 'Check Point over syslog',
    lines: [
      [
        '<134>1 2025-03-29T13:19:20Z gw CheckPoint 1930 - [action:"Accept"; flags:"400644"; time:"1585501160"; origin:"192.168.1.100"]',
        '2025-03-29T13:19:20Z',
      ],
      [
        '<134>1 2025-03-29T13:19:21Z gw CheckPoint 1930 - [action:"Drop"; flags:"400644"; time:"1585501161"; origin:"192.168.1.100"]',
        '2025-03-29T13:19:21Z',
      ],
    ],
  },
  {
    name: 'Juniper structured',
    lines: [
      [
        '<14>1 2025-09-04T14:26:23.123-05:00 srx RT_FLOW - RT_FLOW_SESSION_CREATE [junos@2636 source-address="10.0.0.1"]',
        '2025-09-04T19:26:23.123Z',
      ],
    ],
  },
  {
    name: 'Asterisk',
    lines: [
      [
        '[2025-06-22 21:48:34] NOTICE[1234][C-0001] chan_sip.c: Registration from x failed',
        '2025-06-22T21:48:34Z',
        'info',
      ],
      ['[2025-06-22 21:48:35] WARNING[1234] res_pjsip.c: y', '2025-06-22T21:48:35Z', 'warn'],
    ],
  },
  {
    name: 'Samba: a bracketed head and an indented body',
    lines: [
      [
        '[2025/12/01 12:30:00.123456,  2] ../../source3/auth/auth.c:332(auth_check_ntlm_password)',
        '2025-12-01T12:30:00.123Z',
      ],
      ['  check_ntlm_password:  Authentication for user [x] -> [x] FAILED', '...'],
      [
        '[2025/12/01 12:30:01.123456,  2] ../../source3/auth/auth.c:332(auth_check_ntlm_password)',
        '2025-12-01T12:30:01.123Z',
      ],
    ],
  },
  {
    name: 'vsftpd',
    lines: [['Tue Dec  2 10:00:00 2025 [pid 3] CONNECT: Client "10.0.0.1"', '2025-12-02T10:00:00Z']],
  },
  {
    name: 'Plex',
    lines: [
      [
        'Jan 05, 2025 13:29:53.123 [0x7f0b] DEBUG - Completed: [127.0.0.1:5000] 200 GET /',
        '2025-01-05T13:29:53.123Z',
        'debug',
      ],
      ['Jan 05, 2025 13:29:54.123 [0x7f0b] WARN - Held transaction', '2025-01-05T13:29:54.123Z', 'warn'],
    ],
  },
  {
    name: 'Dovecot',
    lines: [
      [
        'Nov 09 10:00:00 imap-login: Info: Disconnected (auth failed, 1 attempts)',
        '2025-11-09T10:00:00Z',
        'info',
      ],
      ['Nov 09 10:00:01 auth: Error: passwd-file: open failed', '2025-11-09T10:00:01Z', 'error'],
    ],
  },
  {
    name: 'Santa',
    lines: [
      [
        '[2025-12-10T06:45:16.802Z] I santad: action=EXEC|decision=ALLOW|reason=CERT',
        '2025-12-10T06:45:16.802Z',
        'info',
      ],
      ['[2025-12-10T06:45:17.802Z] W santad: x', '2025-12-10T06:45:17.802Z', 'warn'],
    ],
  },
  {
    name: 'osquery results',
    lines: [
      [
        '{"name":"pack_hw","hostIdentifier":"a","calendarTime":"Sun Dec 28 14:40:08 2025 UTC","unixTime":1766932808,"epoch":0,"counter":0,"columns":{"last_seen":"1500000000"}}',
        '2025-12-28T14:40:08Z',
      ],
    ],
  },
  {
    name: 'Windows event in XML',
    lines: [
      [
        "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='x'/><EventID>4625</EventID><Level>0</Level><TimeCreated SystemTime='2025-12-05T10:11:12.345678900Z'/><Computer>a</Computer></System></Event>",
        '2025-12-05T10:11:12.345Z',
      ],
    ],
  },
  {
    name: 'laurel, audit records in JSON',
    lines: [
      [
        '{"ID":"1763827331.412:45","SYSCALL":{"arch":"0xc000003e","syscall":59},"EXECVE":{"argc":1}}',
        '2025-11-22T16:02:11.412Z',
      ],
    ],
  },
  {
    name: 'PAN-OS over syslog',
    lines: [
      [
        'Nov 30 16:09:08 PA-220 1,2025/11/30 16:09:07,012801096514,TRAFFIC,end,2049,2025/11/30 16:09:07,10.0.0.1,10.0.0.2',
        '2025-11-30T16:09:07Z',
      ],
    ],
  },
  {
    name: 'fail2ban',
    lines: [
      [
        '2025-11-22 16:02:11,412 fail2ban.actions        [1234]: NOTICE  [sshd] Ban 192.0.2.1',
        '2025-11-22T16:02:11.412Z',
        'info',
      ],
      [
        '2025-11-22 16:02:12,412 fail2ban.filter         [1234]: ERROR   Unable to x - 2020-01-01 00:00:00',
        '2025-11-22T16:02:12.412Z',
        'error',
      ],
    ],
  },
  {
    name: 'Netfilter in the kernel log',
    lines: [
      [
        'Nov 22 16:02:11 gw kernel: [230.123456] [UFW BLOCK] IN=eth0 OUT= SRC=10.0.0.1 DST=10.0.0.2 LEN=40 SEQ=1763827331 ACK=0',
        '2025-11-22T16:02:11Z',
      ],
      [
        'Nov 22 16:02:12 gw kernel: [231.123456] [UFW BLOCK] IN=eth0 OUT= SRC=10.0.0.1 DST=10.0.0.2 LEN=40 SEQ=1763827399 ACK=0',
        '2025-11-22T16:02:12Z',
      ],
    ],
  },
];
