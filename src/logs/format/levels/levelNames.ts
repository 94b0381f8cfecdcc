import type { Level } from '../../record.ts';

const rows: Readonly<Record<Level, string>> = {
  trace:
    'trace trc trce trac trace1 trace2 trace3 trace4 trace5 trace6 trace7 trace8 finest finer verbose verb vrb all silly',
  debug:
    'debug dbg fine config debug1 debug2 debug3 debug4 debug5 deb dbug debg debu fein depuración depuração débogage отладка налагодження 调试 デバッグ',
  info: 'info inf information informational notice note normal log statement detail hint context stats success http audit ntc infos default información сообщение инфо записування повідомлення informação informazioni informations информация відомості 信息 情報 정보',
  warn: 'warn warning wrn warnings warnung avertissement advertencia предупреждение попередження advertência aviso avviso waarschuwing varning ostrzeżenie varování 警告 경고',
  error:
    'error err severe failure eror erro errors fail failed fehler erreur schwerwiegend grave ошибка помилка erro errore fout fel błąd chyba hata 错误 錯誤 エラー 오류',
  fatal:
    'fatal fault critical crit panic emerg emergency alert dpanic ftl crt disaster fatl fata pani pnc важно kritisch critique crítico critico критическая критично krytyczny 严重 致命 致命的 重大 치명적',
};

const names = new Map<string, Level>();
for (const [level, row] of Object.entries(rows) as [Level, string][]) {
  for (const name of row.split(' ')) names.set(name, level);
}

/** Every word that names a level, in lower case. */
export function levelWords(): string[] {
  return [...names.keys()];
}

const letters: Readonly<Record<string, Level>> = {
  V: 'trace',
  T: 'trace',
  D: 'debug',
  I: 'info',
  N: 'info',
  W: 'warn',
  E: 'error',
  C: 'fatal',
  F: 'fatal',
  A: 'fatal',
  S: 'error',
};

/** Level of a word in any case, or null. */
export function levelOfWord(word: string): Level | null {
  return names.get(word) ?? names.get(word.toLowerCase()) ?? null;
}

/** Level of a one-letter form, or null. */
export function levelOfLetter(letter: string): Level | null {
  return letters[letter] ?? null;
}

const severities: readonly Level[] = ['fatal', 'fatal', 'fatal', 'error', 'warn', 'info', 'info', 'debug'];

/** RFC 5424 severity, 0 to 7; a PRI value (facility * 8 + severity) works too. */
export function levelOfPriority(priority: number): Level | null {
  return severities[priority & 7] ?? null;
}

/** pino and bunyan, 10 to 60; Monolog's 100 to 600 divided by ten doesn't collide with them. */
export function levelOfNumber(value: number): Level | null {
  if (!Number.isInteger(value) || value < 0) return null;
  if (value < 8) return levelOfPriority(value);
  if (value >= 100 && value <= 600) return monolog(value);
  if (value < 10 || value > 60 || value % 5 !== 0) return null;
  const steps: readonly Level[] = ['trace', 'trace', 'debug', 'info', 'warn', 'error', 'fatal'];
  return steps[Math.floor(value / 10)] ?? null;
}

/** Monolog: 100 debug, 200 info, 250 notice, 300 warning, 400 error, 500 critical, 550 alert, 600 emergency. */
function monolog(value: number): Level {
  if (value < 200) return 'debug';
  if (value < 300) return 'info';
  if (value < 400) return 'warn';
  return value < 500 ? 'error' : 'fatal';
}

/** HTTP status by class: 5xx error, 4xx warn, else info. */
export function levelOfStatus(status: number): Level | null {
  if (status < 100 || status > 599) return null;
  if (status >= 500) return 'error';
  return status >= 400 ? 'warn' : 'info';
}
