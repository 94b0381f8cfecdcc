import type { Sample } from '../table.ts';

/** Text that the loggers of the usual languages and frameworks write. */
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
];
