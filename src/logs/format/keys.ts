/** Names whose value is the time of the record, in loggers and exports. */
const timeNames = new Set(
  (
    'timestamp time ts t datetime asctime eventtime eventtimestamp eventdatetime logtime logtimestamp logdate timelocal timeiso8601 ' +
    'instant timemillis realtimetimestamp sourcerealtimetimestamp timecreated systemtime creationtime published timegenerated ' +
    'utctime unifiutctime isotime rt devtime when stagetimestamp epochmillis unixtime epoch occurredat date timestampms timems ' +
    'tsms eventts logts isodate timeutc requesttimestamp eventcreationtime generatedtime activitydatetime startutc timeunixnano'
  ).split(' '),
);

/** Names whose value is another time: of a session, a certificate, a row. */
const otherTimes =
  /expir|start|begin|end(?:$|time|date)|creat|updat|modif|last|first|receiv|ingest|until|before|after|birth|prev|next|boot|uptime|duration|session|valid|issued|iat$|exp$|nbf$|age$|delay|elapsed|took|deploy|build|deadline|schedul|access|seen|login|observed|accept/;

/** Names whose value only looks like a time. */
const noTimes =
  /id$|seq|ack|size|bytes|count|port$|pid|version|offset|length|serial|hash|phone|order$|account/;

const timeLike = /time|date|stamp|ts$|at$|utc|clock|(?:creat|occurr|generat|publish|record|receiv|logg)ed$/;

/** What MongoDB's extended JSON and arrays put around a value. */
const wrappers = new Set(['$date', '$numberLong', '$numberInt', '#']);

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** How much a key's name speaks for the record's own time: 40 its usual names, below 0 other times and numbers. */
export function timeNameScore(path: string): number {
  const parts = path.split('.').filter((part) => !wrappers.has(part));
  const last = plain(parts.at(-1) ?? '');
  const depth = parts.length - 1;
  if (timeNames.has(last))
    return 40 - 3 * depth - (last === 'date' || last === 't' ? 3 : 0) + (last === 'eventtime' ? 2 : 0);
  if (noTimes.test(last)) return -30;
  if (last.startsWith('starttime')) return 8 - 3 * depth;
  if (otherTimes.test(last))
    return (timeLike.test(last) ? (/end|finish|complet/.test(last) ? -11 : -8) : -30) - 3 * depth;
  return (timeLike.test(last) ? 20 : -20) - 3 * depth;
}

const levelNames = new Set(
  'level lvl severity sev loglevel levelname levelnm severitytext severitynumber levelno priority prio pri syslogseverity syslogpriority l s type status_level leveltext levelstr leveldisplayname severitylevel severitylabel severityname levelstring priorityname eventlevel loggerlevel niveau nivel stufe livello'.split(
    ' ',
  ),
);

/** Whether a key's value states the level; 2 its usual names, 1 names that may mean something else, 0 no. */
export function levelNameScore(path: string): 0 | 1 | 2 {
  const parts = path.split('.');
  const isPart = parts.length > 1 && /^(?:name|text|label|value|str|string)$/i.test(parts.at(-1) ?? '');
  const last = plain(parts.at(isPart ? -2 : -1) ?? '');
  if (!levelNames.has(last)) return /(?:log|msg|event|alert)?(?:level|severity)$/.test(last) ? 1 : 0;
  return last === 'l' || last === 's' || last === 'type' || last === 'pri' || last === 'prio' ? 1 : 2;
}
