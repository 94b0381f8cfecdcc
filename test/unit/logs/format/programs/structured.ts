import type { Sample } from '../table.ts';

/** Loggers that write keys and values, and those of newer runtimes. */
export const structured: readonly Sample[] = [
  {
    name: 'logrus and go-kit logfmt',
    lines: [
      [
        'time="2025-11-22T16:02:11Z" level=warning msg="pool nearly full" size=10',
        '2025-11-22T16:02:11Z',
        'warn',
      ],
      ['time="2025-11-22T16:02:12Z" level=fatal msg="gone"', '2025-11-22T16:02:12Z', 'fatal'],
    ],
  },
  {
    name: 'Prometheus logfmt with ts in the middle',
    lines: [
      [
        'level=info ts=2025-11-22T16:02:11.412Z caller=main.go:1 msg="Server is ready" started=2020-01-01T00:00:00Z',
        '2025-11-22T16:02:11.412Z',
        'info',
      ],
      [
        'level=error ts=2025-11-22T16:02:12.412Z caller=main.go:1 msg="x"',
        '2025-11-22T16:02:12.412Z',
        'error',
      ],
    ],
  },
  {
    name: 'zap in JSON with epoch seconds',
    lines: [
      [
        '{"level":"error","ts":1763827331.4120002,"caller":"a/b.go:1","msg":"failed","id":1700000000}',
        '2025-11-22T16:02:11.412Z',
        'error',
      ],
      [
        '{"level":"dpanic","ts":1763827332.4120002,"caller":"a/b.go:1","msg":"failed"}',
        '2025-11-22T16:02:12.412Z',
        'fatal',
      ],
    ],
  },
  {
    name: 'zap console',
    lines: [
      [
        '2025-11-22T16:02:11.412Z\tINFO\tserver/main.go:1\tstarted\t{"port": 80}',
        '2025-11-22T16:02:11.412Z',
        'info',
      ],
      [
        '2025-11-22T16:02:12.412Z\tERROR\tserver/main.go:1\tbroken\t{"at": "2020-01-01T00:00:00Z"}',
        '2025-11-22T16:02:12.412Z',
        'error',
      ],
    ],
  },
  {
    name: 'pino and bunyan',
    lines: [
      [
        '{"level":30,"time":1763827331412,"pid":1,"hostname":"a","msg":"ok"}',
        '2025-11-22T16:02:11.412Z',
        'info',
      ],
      [
        '{"level":50,"time":1763827332412,"pid":1,"hostname":"a","err":{"type":"Error","stack":"Error: x\\n at y"},"msg":"x"}',
        '2025-11-22T16:02:12.412Z',
        'error',
      ],
      [
        '{"name":"app","hostname":"a","pid":1,"level":60,"msg":"x","time":"2025-11-22T16:02:13.412Z","v":0}',
        '2025-11-22T16:02:13.412Z',
        'fatal',
      ],
    ],
  },
  {
    name: 'winston',
    lines: [
      [
        '{"level":"warn","message":"low disk","timestamp":"2025-11-22T16:02:11.412Z"}',
        '2025-11-22T16:02:11.412Z',
        'warn',
      ],
      [
        '{"level":"silly","message":"x","timestamp":"2025-11-22T16:02:12.412Z"}',
        '2025-11-22T16:02:12.412Z',
        'trace',
      ],
    ],
  },
  {
    name: 'Serilog compact JSON: no @l is information',
    lines: [
      [
        '{"@t":"2025-11-22T16:02:11.4120000Z","@mt":"Hello, {User}","User":"nblumhardt"}',
        '2025-11-22T16:02:11.412Z',
        'info',
      ],
      [
        '{"@t":"2025-11-22T16:02:12.4120000Z","@mt":"Failed","@l":"Error","@x":"System.Exception: x\\n   at A.B()"}',
        '2025-11-22T16:02:12.412Z',
        'error',
      ],
    ],
  },
  {
    name: 'Serilog text and NLog',
    lines: [
      [
        '2025-11-22 16:02:11.412 +02:00 [INF] Now listening on: http://localhost:5000',
        '2025-11-22T14:02:11.412Z',
        'info',
      ],
      ['2025-11-22 16:02:12.412 +02:00 [FTL] Host terminated', '2025-11-22T14:02:12.412Z', 'fatal'],
      ['System.InvalidOperationException: no', '...'],
      ['   at Shop.Pay.Charge() in /src/Pay.cs:line 12', '...'],
    ],
  },
  {
    name: 'NLog pipes',
    lines: [
      ['2025-11-22 16:02:11.4121|WARN|Shop.Pay|slow', '2025-11-22T16:02:11.412Z', 'warn'],
      ['2025-11-22 16:02:12.4121|ERROR|Shop.Pay|failed', '2025-11-22T16:02:12.412Z', 'error'],
    ],
  },
  {
    name: 'Elastic Common Schema',
    lines: [
      [
        '{"@timestamp":"2025-11-22T16:02:11.412Z","log.level":"ERROR","message":"x","event":{"created":"2025-11-22T16:05:00.000Z"},"ecs.version":"1.2.0"}',
        '2025-11-22T16:02:11.412Z',
        'error',
      ],
      [
        '{"@timestamp":"2025-11-22T16:02:12.412Z","log":{"level":"warn"},"message":"x"}',
        '2025-11-22T16:02:12.412Z',
        'warn',
      ],
    ],
  },
  {
    name: 'log4j2 JsonLayout with an instant',
    lines: [
      [
        '{"instant":{"epochSecond":1763827331,"nanoOfSecond":412000000},"thread":"main","level":"INFO","loggerName":"a","message":"x"}',
        '2025-11-22T16:02:11.412Z',
        'info',
      ],
      [
        '{"instant":{"epochSecond":1763827332,"nanoOfSecond":412000000},"thread":"main","level":"FATAL","loggerName":"a","message":"x"}',
        '2025-11-22T16:02:12.412Z',
        'fatal',
      ],
    ],
  },
  {
    name: 'Rust env_logger and tracing',
    lines: [
      ['[2025-11-22T16:02:11Z ERROR shop::pay] failed', '2025-11-22T16:02:11Z', 'error'],
      ['[2025-11-22T16:02:12Z INFO  shop] ok', '2025-11-22T16:02:12Z', 'info'],
    ],
  },
  {
    name: 'Elixir and Phoenix',
    lines: [
      ['16:02:11.412 [info] GET /', '2025-11-22T16:02:11.412Z', 'info'],
      ['16:02:11.512 [error] boom', '2025-11-22T16:02:11.512Z', 'error'],
    ],
  },
  {
    name: 'WildFly',
    lines: [
      [
        '2025-11-22 16:02:11,412 ERROR [org.jboss.as.controller.management-operation] (Controller Boot Thread) WFLYCTL0013: Operation failed',
        '2025-11-22T16:02:11.412Z',
        'error',
      ],
      [
        '2025-11-22 16:02:12,412 INFO  [org.jboss.as] (Controller Boot Thread) WFLYSRV0025: started',
        '2025-11-22T16:02:12.412Z',
        'info',
      ],
    ],
  },
  {
    name: 'WebLogic',
    lines: [
      [
        '####<Nov 22, 2025 4:02:11,412 PM UTC> <Error> <HTTP> <host> <AdminServer> <[ACTIVE] ExecuteThread> <> <> <> <1763827331412> <BEA-101020> <Servlet failed>',
        '2025-11-22T16:02:11.412Z',
        'error',
      ],
      [
        '####<Nov 22, 2025 4:02:12,412 PM UTC> <Info> <HTTP> <host> <AdminServer> <[ACTIVE] ExecuteThread> <> <> <> <1763827332412> <BEA-101020> <ok>',
        '2025-11-22T16:02:12.412Z',
        'info',
      ],
    ],
  },
  {
    name: 'WebSphere',
    lines: [
      [
        '[11/22/25 16:02:11:412 UTC] 0000000a WebGroup      E SRVE0026E: [Servlet Error]',
        '2025-11-22T16:02:11.412Z',
        'error',
      ],
      [
        '[11/22/25 16:02:12:412 UTC] 0000000a ServletWrappe I SRVE0242I: Initialization successful.',
        '2025-11-22T16:02:12.412Z',
        'info',
      ],
    ],
  },
];
