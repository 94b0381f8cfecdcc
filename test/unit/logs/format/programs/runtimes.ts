import type { Sample } from '../table.ts';

/** Loggers of the usual languages and frameworks. */
export const runtimes: readonly Sample[] = [
  {
    name: 'log4j with a stack trace',
    zone: 'Europe/Kyiv',
    lines: [
      [
        '2025-11-22 16:02:11,412 [http-nio-8080-exec-1] ERROR c.e.shop.Checkout - Payment failed',
        '2025-11-22T14:02:11.412Z',
        'error',
      ],
      [
        'java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30000ms.',
        '...',
      ],
      ['\tat com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:696)', '...'],
      ['Caused by: org.postgresql.util.PSQLException: FATAL: too many connections', '...'],
      ['\t... 12 more', '...'],
      ['2025-11-22 16:02:12,001 [main] INFO  c.e.shop.Main - ok', '2025-11-22T14:02:12.001Z', 'info'],
      ['2025-11-22 16:02:12,002 [main] WARN  c.e.shop.Main - slow', '2025-11-22T14:02:12.002Z', 'warn'],
    ],
  },
  {
    name: 'Spring Boot 3',
    lines: [
      [
        '2025-11-22T16:02:11.412+02:00  INFO 18 --- [shop] [           main] o.s.b.w.embedded.tomcat.TomcatWebServer  : Tomcat started on port 8080',
        '2025-11-22T14:02:11.412Z',
        'info',
      ],
      [
        '2025-11-22T16:02:12.412+02:00 ERROR 18 --- [shop] [nio-8080-exec-1] o.a.c.c.C.[.[.[/].[dispatcherServlet]    : Servlet.service() threw exception',
        '2025-11-22T14:02:12.412Z',
        'error',
      ],
    ],
  },
  {
    name: 'logback short time only',
    lines: [
      ['16:02:11.412 [main] DEBUG com.example.App - start', '2025-11-22T16:02:11.412Z', 'debug'],
      ['16:02:12.412 [main] INFO  com.example.App - done', '2025-11-22T16:02:12.412Z', 'info'],
    ],
  },
  {
    name: 'java.util.logging in two lines',
    lines: [
      ['Nov 22, 2025 4:02:11 PM com.example.shop.Checkout pay', '2025-11-22T16:02:11Z'],
      ['SEVERE: Payment failed', '...', 'error'],
      ['Nov 22, 2025 4:02:12 PM com.example.shop.Checkout pay', '2025-11-22T16:02:12Z'],
      ['INFO: retry', '...', 'info'],
    ],
  },
  {
    name: 'Tomcat catalina',
    lines: [
      [
        '22-Nov-2025 16:02:11.412 SEVERE [main] org.apache.catalina.core.StandardContext.startInternal One or more listeners failed',
        '2025-11-22T16:02:11.412Z',
        'error',
      ],
      [
        '22-Nov-2025 16:02:12.412 INFO [main] org.apache.coyote.AbstractProtocol.start Starting',
        '2025-11-22T16:02:12.412Z',
        'info',
      ],
    ],
  },
  {
    name: 'JVM garbage collection',
    lines: [
      [
        '[2025-11-22T16:02:11.412+0200][info][gc] GC(3) Pause Young (Normal) 24M->4M(256M) 3.141ms',
        '2025-11-22T14:02:11.412Z',
        'info',
      ],
      ['[2025-11-22T16:02:12.412+0200][warning][gc] slow', '2025-11-22T14:02:12.412Z', 'warn'],
    ],
  },
  {
    name: 'Python logging',
    lines: [
      [
        '2025-11-22 16:02:11,412 - shop.pay - ERROR - charge failed for order 7',
        '2025-11-22T16:02:11.412Z',
        'error',
      ],
      ['Traceback (most recent call last):', '...'],
      ['  File "/srv/pay.py", line 3, in charge', '...'],
      ['    raise ValueError("due 2020-01-01 00:00:00")', '...'],
      ['ValueError: due 2020-01-01 00:00:00', '...'],
      ['2025-11-22 16:02:12,000 - shop.pay - INFO - next', '2025-11-22T16:02:12Z', 'info'],
    ],
  },
  {
    name: 'Python basicConfig with level first and Django request lines',
    lines: [
      ['[22/Nov/2025 16:02:11] "GET /admin/ HTTP/1.1" 500 145', '2025-11-22T16:02:11Z', 'error'],
      ['[22/Nov/2025 16:02:12] "GET / HTTP/1.1" 200 145', '2025-11-22T16:02:12Z', 'info'],
    ],
  },
  {
    name: 'Celery and gunicorn',
    lines: [
      [
        '[2025-11-22 16:02:11 +0200] [31] [INFO] Listening at: http://0.0.0.0:8000 (31)',
        '2025-11-22T14:02:11Z',
        'info',
      ],
      [
        '[2025-11-22 16:02:12 +0200] [31] [CRITICAL] WORKER TIMEOUT (pid:33)',
        '2025-11-22T14:02:12Z',
        'fatal',
      ],
    ],
  },
  {
    name: 'loguru',
    lines: [
      [
        '2025-11-22 16:02:11.412 | ERROR    | shop.pay:charge:17 - failed',
        '2025-11-22T16:02:11.412Z',
        'error',
      ],
      ['2025-11-22 16:02:12.412 | SUCCESS  | shop.pay:charge:17 - done', '2025-11-22T16:02:12.412Z', 'info'],
    ],
  },
  {
    name: 'uvicorn with the level before the time',
    lines: [
      [
        'INFO:     2025-11-22 16:02:11,412 127.0.0.1:5000 - "GET / HTTP/1.1" 200 OK',
        '2025-11-22T16:02:11.412Z',
        'info',
      ],
      [
        'ERROR:    2025-11-22 16:02:12,412 Exception in ASGI application',
        '2025-11-22T16:02:12.412Z',
        'error',
      ],
    ],
  },
  {
    name: 'Ruby Logger and Rails',
    zone: 'Asia/Tokyo',
    lines: [
      [
        'I, [2025-11-22T16:02:11.412345 #17]  INFO -- : Started GET "/" for 127.0.0.1 at 2025-11-22 16:02:11 +0900',
        '2025-11-22T07:02:11.412Z',
        'info',
      ],
      [
        'F, [2025-11-22T16:02:12.412345 #17] FATAL -- : ActionController::RoutingError (No route matches [GET] "/x"):',
        '2025-11-22T07:02:12.412Z',
        'fatal',
      ],
      [
        'D, [2025-11-22T16:02:13.412345 #17] DEBUG -- :   User Load (0.1ms)',
        '2025-11-22T07:02:13.412Z',
        'debug',
      ],
    ],
  },
  {
    name: 'Monolog and Laravel',
    lines: [
      [
        '[2025-11-22 16:02:11] production.ERROR: SQLSTATE[HY000] [2002] Connection refused {"exception":"[object] (PDOException(code: 2002))"}',
        '2025-11-22T16:02:11Z',
        'error',
      ],
      ['[stacktrace]', '...'],
      [
        '#0 /srv/vendor/laravel/framework/src/Illuminate/Database/Connectors/Connector.php(70): PDO->__construct()',
        '...',
      ],
      ['"}', '...'],
      ['[2025-11-22 16:02:12] production.INFO: ok', '2025-11-22T16:02:12Z', 'info'],
    ],
  },
  {
    name: 'Monolog 2 with zone',
    lines: [
      [
        '[2025-11-22T16:02:11.412345+02:00] app.CRITICAL: Uncaught PHP Exception [] []',
        '2025-11-22T14:02:11.412Z',
        'fatal',
      ],
      [
        '[2025-11-22T16:02:12.412345+02:00] security.DEBUG: Checking for authenticator support. [] []',
        '2025-11-22T14:02:12.412Z',
        'debug',
      ],
    ],
  },
  {
    name: 'PHP error log',
    zone: 'UTC',
    lines: [
      [
        '[22-Nov-2025 16:02:11 Europe/Kyiv] PHP Fatal error:  Uncaught Error: Call to undefined function',
        '2025-11-22T14:02:11Z',
        'fatal',
      ],
      ['Stack trace:', '...'],
      ['#0 {main}', '...'],
      [
        '[22-Nov-2025 16:02:12 Europe/Kyiv] PHP Warning:  Undefined variable $a in /srv/a.php on line 3',
        '2025-11-22T14:02:12Z',
        'warn',
      ],
    ],
  },
  {
    name: 'PHP-FPM',
    lines: [
      ['[22-Nov-2025 16:02:11] NOTICE: fpm is running, pid 1', '2025-11-22T16:02:11Z', 'info'],
      [
        '[22-Nov-2025 16:02:12] WARNING: [pool www] server reached pm.max_children setting (5)',
        '2025-11-22T16:02:12Z',
        'warn',
      ],
    ],
  },
  {
    name: 'Go log and slog',
    lines: [
      ['2025/11/22 16:02:11 listening on :8080', '2025-11-22T16:02:11Z'],
      ['2025/11/22 16:02:12.412345 main.go:12: boom', '2025-11-22T16:02:12.412Z'],
      ['2025/11/22 16:02:13 ERROR request failed err="timeout"', '2025-11-22T16:02:13Z', 'error'],
    ],
  },
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
