/** A line of one program, from the time in ms since the epoch and the number of the line. */
type Line = (time: number, index: number) => string;

export interface BenchFormat {
  readonly name: string;
  /** For stamps without a zone. */
  readonly zone: string;
  readonly line: Line;
}

const iso = (time: number): string => new Date(time).toISOString();
const plain = (time: number): string => iso(time).slice(0, 19).replace('T', ' ');
const ms = (time: number): string => iso(time).slice(20, 23);
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function syslog(time: number): string {
  const date = new Date(time);
  return `${months[date.getUTCMonth()] ?? ''} ${String(date.getUTCDate()).padStart(2)} ${iso(time).slice(11, 19)}`;
}

function apache(time: number): string {
  const [year = '', month = '', day = ''] = iso(time).slice(0, 10).split('-');
  return `${day}/${months[Number(month) - 1] ?? ''}/${year}:${iso(time).slice(11, 19)} +0000`;
}

const levels = ['INFO', 'INFO', 'INFO', 'INFO', 'DEBUG', 'INFO', 'WARN', 'INFO', 'INFO', 'ERROR'];
const level = (index: number): string => levels[index % levels.length] ?? '';
const statuses = [200, 200, 304, 200, 404, 200, 200, 502];

const says: readonly ((index: number) => string)[] = [
  (index) => `took connection ${index % 64} of 64 after ${index % 31} ms`,
  (index) => `cache has no user:${index * 7919}:profile, asks db-${index % 9}.internal:5432`,
  (index) => `order ${(index * 2_654_435_761).toString(16)} was paid with card ending ${index % 10_000}`,
  (index) => `job reindex-${index % 500} done: ${index % 77_777} documents, ${index % 5} failures`,
];
const message = (index: number): string => says[index % says.length]?.(index) ?? '';
const request = (index: number): string => `"GET /api/items/${index % 977}?page=${index % 13} HTTP/1.1"`;

export const benchFormats: readonly BenchFormat[] = [
  {
    name: 'ISO stamp and level (logback)',
    zone: 'UTC',
    line: (time, index) =>
      `${plain(time)}.${ms(time)} ${level(index).padEnd(5)} [http-${index % 64}] c.shop.Web - ${message(index)}`,
  },
  {
    name: 'ISO stamp of a named zone (Python)',
    zone: 'Europe/Kyiv',
    line: (time, index) => `${plain(time)},${ms(time)} - shop.web - ${level(index)} - ${message(index)}`,
  },
  {
    name: 'syslog RFC 3164 of a named zone',
    zone: 'Europe/Kyiv',
    line: (time, index) => `${syslog(time)} web1 shop[${index % 99}]: ${message(index)}`,
  },
  {
    name: 'syslog RFC 5424',
    zone: 'UTC',
    line: (time, index) =>
      `<${index % 3 === 0 ? 131 : 134}>1 ${iso(time)} web1 shop ${index % 99} - - ${message(index)}`,
  },
  {
    name: 'access log (combined)',
    zone: 'UTC',
    line: (time, index) =>
      `192.0.2.${index % 250} - - [${apache(time)}] ${request(index)} ${statuses[index % 8] ?? 200} ${index % 9999} "-" "Mozilla/5.0 (X11; Linux)"`,
  },
  {
    name: 'error log (nginx)',
    zone: 'Europe/Kyiv',
    line: (time, index) =>
      `${plain(time).replaceAll('-', '/')} [${level(index).toLowerCase()}] 12#12: *${index} ${message(index)}`,
  },
  {
    name: 'JSON, ISO time (zap)',
    zone: 'UTC',
    line: (time, index) =>
      JSON.stringify({
        ts: iso(time),
        level: level(index).toLowerCase(),
        service: 'shop',
        msg: message(index),
      }),
  },
  {
    name: 'JSON, epoch time and numbers (pino)',
    zone: 'UTC',
    line: (time, index) =>
      JSON.stringify({
        level: index % 10 === 9 ? 50 : 30,
        time,
        pid: 4,
        hostname: 'web1',
        msg: message(index),
      }),
  },
  {
    name: 'logfmt',
    zone: 'UTC',
    line: (time, index) =>
      `time="${iso(time)}" level=${level(index).toLowerCase()} msg="${message(index)}" service=shop`,
  },
  {
    name: 'glog',
    zone: 'UTC',
    line: (time, index) =>
      `${level(index).charAt(0)}${iso(time).slice(5, 7)}${iso(time).slice(8, 10)} ${iso(time).slice(11, 23)}000 ${index % 99} shop.go:${index % 400}] ${message(index)}`,
  },
  {
    name: 'CRI around plain text',
    zone: 'UTC',
    line: (time, index) => `${iso(time).slice(0, 23)}456789Z stdout F ${level(index)} ${message(index)}`,
  },
  {
    name: 'PostgreSQL',
    zone: 'UTC',
    line: (time, index) =>
      `${plain(time)}.${ms(time)} UTC [${index % 999}] ${index % 10 === 9 ? 'ERROR' : 'LOG'}:  ${message(index)}`,
  },
];
