import type { Sample } from '../table.ts';

/** Databases and queues. */
export const databases: readonly Sample[] = [
  {
    name: 'PostgreSQL',
    zone: 'Europe/Berlin',
    lines: [
      [
        '2025-07-14 08:11:02.482 CEST [1183] LOG:  database system is ready to accept connections',
        '2025-07-14T06:11:02.482Z',
        'info',
      ],
      [
        '2025-07-14 08:11:09.001 CEST [1203] app@shop ERROR:  duplicate key value violates unique constraint "orders_pkey"',
        '2025-07-14T06:11:09.001Z',
        'error',
      ],
      [
        '2025-07-14 08:11:09.001 CEST [1203] app@shop DETAIL:  Key (id)=(7) already exists.',
        '2025-07-14T06:11:09.001Z',
        'info',
      ],
      [
        '2025-07-14 08:11:09.001 CEST [1203] app@shop STATEMENT:  INSERT INTO orders',
        '2025-07-14T06:11:09.001Z',
        'info',
      ],
      ["\t  (id, created_at) VALUES (7, '2020-01-01 00:00:00')", '...'],
      [
        '2025-07-14 08:11:10.772 CEST [1203] app@shop FATAL:  terminating connection due to administrator command',
        '2025-07-14T06:11:10.772Z',
        'fatal',
      ],
    ],
  },
  {
    name: 'MySQL 8 error log',
    lines: [
      [
        '2025-08-01T10:00:00.123456Z 0 [System] [MY-010116] [Server] mysqld starting',
        '2025-08-01T10:00:00.123Z',
      ],
      [
        '2025-08-01T10:00:01.223456Z 0 [Warning] [MY-010068] [Server] CA certificate is self signed',
        '2025-08-01T10:00:01.223Z',
        'warn',
      ],
      [
        '2025-08-01T10:00:02.323456Z 9 [ERROR] [MY-012592] [InnoDB] Operating system error',
        '2025-08-01T10:00:02.323Z',
        'error',
      ],
    ],
  },
  {
    name: 'MariaDB 10 and MySQL 5.5',
    lines: [
      ['250301 14:05:06 [Note] InnoDB: Started', '2025-03-01T14:05:06Z', 'info'],
      ['250301  4:05:07 [ERROR] Aborting', '2025-03-01T04:05:07Z', 'error'],
      ['250331 14:05:08 [Warning] Access denied', '2025-03-31T14:05:08Z', 'warn'],
    ],
  },
  {
    name: 'MySQL slow log',
    lines: [
      ['# Time: 2025-08-01T10:00:00.123456Z', '2025-08-01T10:00:00.123Z'],
      ['# User@Host: app[app] @  [10.0.0.9]  Id:    11', '...'],
      ['# Query_time: 3.000222  Lock_time: 0.000000 Rows_sent: 1  Rows_examined: 0', '...'],
      ['SET timestamp=1754042397;', '...'],
      ['SELECT SLEEP(3);', '...'],
      ['# Time: 2025-08-01T10:01:00.000001Z', '2025-08-01T10:01:00Z'],
    ],
  },
  {
    name: 'MongoDB 4.4 and later',
    lines: [
      [
        '{"t":{"$date":"2025-05-01T15:16:17.180+00:00"},"s":"I","c":"NETWORK","id":12345,"ctx":"listener","msg":"Listening on","attr":{"address":"127.0.0.1"}}',
        '2025-05-01T15:16:17.180Z',
        'info',
      ],
      [
        '{"t":{"$date":"2025-05-01T15:16:18.180+00:00"},"s":"E","c":"STORAGE","id":20557,"ctx":"initandlisten","msg":"DBException in initAndListen","attr":{"error":"x"}}',
        '2025-05-01T15:16:18.180Z',
        'error',
      ],
    ],
  },
  {
    name: 'MongoDB before 4.4',
    lines: [
      [
        '2025-05-01T15:16:17.180+0200 I NETWORK  [listener] connection accepted from 127.0.0.1:5000 #1',
        '2025-05-01T13:16:17.180Z',
        'info',
      ],
      ['2025-05-01T15:16:18.180+0200 W STORAGE  [initandlisten] No SSL', '2025-05-01T13:16:18.180Z', 'warn'],
    ],
  },
  {
    name: 'Redis',
    lines: [
      [
        '1:C 03 Nov 2025 10:11:12.001 # oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo',
        '2025-11-03T10:11:12.001Z',
      ],
      ['1:M 03 Nov 2025 10:11:12.042 * Ready to accept connections', '2025-11-03T10:11:12.042Z'],
    ],
  },
  {
    name: 'Redis 2',
    lines: [
      ['[4018] 14 Nov 07:01:22.119 * Background saving terminated with success', '2025-11-14T07:01:22.119Z'],
      ['[4018] 14 Nov 07:02:22.119 # Server started', '2025-11-14T07:02:22.119Z'],
    ],
  },
  {
    name: 'Kafka',
    lines: [
      [
        '[2025-02-03 04:05:06,789] INFO [GroupCoordinator 0]: Stabilized group g1 (kafka.coordinator.group.GroupCoordinator)',
        '2025-02-03T04:05:06.789Z',
        'info',
      ],
      [
        '[2025-02-03 04:05:07,000] ERROR Uncaught exception in scheduled task (kafka.utils.KafkaScheduler)',
        '2025-02-03T04:05:07Z',
        'error',
      ],
      ['java.lang.IllegalStateException: closed at 2024-01-01 00:00:00', '...'],
      ['\tat kafka.log.Log.append(Log.scala:1)', '...'],
    ],
  },
  {
    name: 'RabbitMQ',
    lines: [
      [
        '2025-02-03 04:05:06.789101+00:00 [info] <0.222.0> Starting RabbitMQ 3.12',
        '2025-02-03T04:05:06.789Z',
        'info',
      ],
      [
        '2025-02-03 04:05:07.000000+00:00 [error] <0.333.0> Error on AMQP connection',
        '2025-02-03T04:05:07Z',
        'error',
      ],
    ],
  },
  {
    name: 'RabbitMQ before 3.7',
    lines: [
      ['=ERROR REPORT==== 3-Mar-2025::04:05:06 ===', '2025-03-03T04:05:06Z', 'error'],
      ['closing AMQP connection <0.1.0>', '...'],
      ['=INFO REPORT==== 3-Mar-2025::04:05:07 ===', '2025-03-03T04:05:07Z', 'info'],
    ],
  },
];
