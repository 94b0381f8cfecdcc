import type {
  ClientConfig,
  ClientContact,
  Config,
  DeployConfig,
  DeploySourceConfig,
  LogSourceConfig,
  SeverityConfig,
  WorkCalendar,
} from './config.ts';
import {
  badValue,
  Fields,
  keyed,
  list,
  literal,
  number,
  oneOf,
  oneOrMore,
  record,
  text,
  type At,
  type Decoder,
} from './decode.ts';
import { defaultConfig } from './defaults.ts';
import { clock, dayOfWeek, isoDay, pattern, zone } from './scalars.ts';

/** The whole of `.sitrep/config.yaml`; what is missing or wrong gets its default. */
export function readShape(at: At): Config {
  const fields = Fields.of(at, [
    'clients',
    'severities',
    'work',
    'acknowledgeWithin',
    'logs',
    'deploys',
    'pathMappings',
    'glossary',
    'colleagues',
    'publishTo',
  ]);
  if (fields === undefined) return defaultConfig;
  const severities = fields.get('severities', keyed('id', severity)) ?? [];
  return {
    clients: fields.get('clients', keyed('key', client)) ?? [],
    severities: severities.length === 0 ? defaultConfig.severities : severities,
    work: fields.get('work', work) ?? defaultConfig.work,
    acknowledgeWithin: fields.get('acknowledgeWithin', acknowledgeWithin) ?? defaultConfig.acknowledgeWithin,
    logs: fields.get('logs', list(logSource)) ?? [],
    deploys: fields.get('deploys', deploys) ?? defaultConfig.deploys,
    pathMappings: fields.get('pathMappings', list(pathMapping)) ?? [],
    glossary: fields.get('glossary', record(text())) ?? {},
    colleagues: fields.get('colleagues', list(text())) ?? [],
    publishTo:
      fields.get('publishTo', text('path inside the workspace', isInside)) ?? defaultConfig.publishTo,
  };
}

function isInside(path: string): boolean {
  const isAbsolute = /^(?:[\\/~]|[A-Za-z]:)/.test(path);
  return !isAbsolute && !path.split(/[\\/]/).includes('..');
}

function client(key: string): Decoder<ClientConfig> {
  return (at) => {
    const fields = Fields.of(at, [
      'name',
      'language',
      'timeZone',
      'clock',
      'contact',
      'usualContact',
      'email',
      'phone',
      'policy',
    ]);
    if (fields === undefined) return undefined;
    const person = fields.get('contact', contact);
    const hours = fields.get('clock', clockHours);
    return {
      key,
      name: fields.get('name', text()) ?? key,
      language: fields.get('language', oneOf(['en', 'uk'])) ?? 'en',
      timeZone: fields.get('timeZone', zone),
      usualContact: fields.get('usualContact', text()),
      email: fields.get(
        'email',
        text('e-mail address', (value) => /^[^\s@]+@[^\s@]+$/.test(value)),
      ),
      phone: fields.get('phone', literal),
      policy: fields.get('policy', text()),
      ...(person !== undefined && { contact: person }),
      ...(hours !== undefined && { clock: hours }),
    };
  };
}

const contact: Decoder<ClientContact> = (at) => {
  const fields = Fields.of(at, ['name', 'greeting']);
  const name = fields?.get('name', text());
  const greeting = fields?.get('greeting', text());
  if (name === undefined && greeting === undefined) return undefined;
  return { ...(name !== undefined && { name }), ...(greeting !== undefined && { greeting }) };
};

const clockHours: Decoder<12 | 24> = (at) => {
  const hours = number('12 | 24', (value) => value === 12 || value === 24)(at);
  return hours === 12 || hours === 24 ? hours : undefined;
};

const acknowledgeWithin = number(
  'minutes, 1 to 1440',
  (value) => Number.isFinite(value) && value >= 1 && value <= 1440,
);

function severity(id: string): Decoder<SeverityConfig> {
  return (at) => {
    const fields = Fields.of(at, ['description', 'cadence']);
    if (fields === undefined) return undefined;
    const usual = defaultConfig.severities.find((other) => other.id === id);
    return {
      id,
      description: fields.get('description', text()) ?? usual?.description ?? '',
      cadence: fields.get('cadence', cadence) ?? usual?.cadence ?? 60,
    };
  };
}

const cadence: Decoder<SeverityConfig['cadence']> = (at) => {
  const expected = 'minutes, 1 to 10080 | next-working-day';
  if (at.tree.kind === 'scalar' && at.tree.value === 'next-working-day') return 'next-working-day';
  return number(expected, (value) => Number.isFinite(value) && value >= 1 && value <= 10_080)(at);
};

const work: Decoder<WorkCalendar> = (at) => {
  const fields = Fields.of(at, ['days', 'from', 'to', 'holidays', 'quiet']);
  if (fields === undefined) return undefined;
  const usual = defaultConfig.work;
  const days = fields.get('days', list(dayOfWeek)) ?? [];
  return {
    days: days.length === 0 ? usual.days : days,
    from: fields.get('from', clock) ?? usual.from,
    to: fields.get('to', clock) ?? usual.to,
    holidays: fields.get('holidays', list(isoDay)) ?? usual.holidays,
    quiet: fields.get('quiet', quiet),
  };
};

const quiet: Decoder<{ from: number; to: number }> = (at) => {
  const fields = Fields.of(at, ['from', 'to']);
  const from = fields?.required('from', clock);
  const to = fields?.required('to', clock);
  return from === undefined || to === undefined ? undefined : { from, to };
};

const logSource: Decoder<LogSourceConfig> = (at) => {
  const fields = Fields.of(at, [
    'label',
    'paths',
    'command',
    'follow',
    'timeZone',
    'timeFormat',
    'timeoutSeconds',
    'maxMegabytes',
  ]);
  if (fields === undefined) return undefined;
  if (fields.has('paths') === fields.has('command')) {
    badValue(at, 'either paths or command');
    return undefined;
  }
  const timeZone = fields.get('timeZone', zone);
  const label = fields.get('label', text());
  if (fields.has('paths')) {
    const paths = fields.get('paths', oneOrMore(text())) ?? [];
    if (paths.length === 0) {
      badValue(at, 'at least one path');
      return undefined;
    }
    return { kind: 'files', label: label ?? paths[0] ?? '', paths, timeZone };
  }
  const command = fields.get('command', text());
  if (command === undefined) return undefined;
  return {
    kind: 'command',
    label: label ?? command,
    command,
    follow: fields.get('follow', text()),
    timeZone,
    timeFormat: fields.get('timeFormat', text()) ?? 'iso',
    timeoutSeconds: fields.get('timeoutSeconds', positive) ?? 60,
    maxMegabytes: fields.get('maxMegabytes', positive) ?? 50,
  };
};

const positive = number('number above 0', (value) => Number.isFinite(value) && value > 0);

const deploys: Decoder<DeployConfig> = (at) => {
  const fields = Fields.of(at, ['tagPattern', 'environment', 'branches', 'sources']);
  if (fields === undefined) return undefined;
  const usual = defaultConfig.deploys;
  return {
    tagPattern: fields.get('tagPattern', pattern()) ?? usual.tagPattern,
    environment: fields.get('environment', text()) ?? usual.environment,
    branches: fields.get('branches', record(text())) ?? usual.branches,
    sources: fields.get('sources', list(deploySource)) ?? usual.sources,
  };
};

const formats = ['capistrano', 'kamal', 'deployer', 'json-lines', 'pattern'] as const;

const deploySource: Decoder<DeploySourceConfig> = (at) => {
  const fields = Fields.of(at, ['label', 'format', 'path', 'command', 'pattern', 'environment', 'kind']);
  if (fields === undefined) return undefined;
  const format = fields.required('format', oneOf(formats));
  if (format === undefined) return undefined;
  if (fields.has('path') === fields.has('command')) {
    badValue(at, 'either path or command');
    return undefined;
  }
  const found = fields.get('pattern', pattern('at', 'sha'));
  if (format === 'pattern' && found === undefined) {
    if (!fields.has('pattern')) badValue(at, 'pattern, for format pattern');
    return undefined;
  }
  const path = fields.get('path', text());
  const command = fields.get('command', text());
  return {
    label: fields.get('label', text()) ?? path ?? command ?? format,
    format,
    path,
    command,
    pattern: found,
    environment: fields.get('environment', text()),
    kind: fields.get('kind', oneOf(['deploy', 'rollback', 'release', 'config'])) ?? 'deploy',
  };
};

const pathMapping: Decoder<{ from: string; to: string }> = (at) => {
  const fields = Fields.of(at, ['from', 'to']);
  const from = fields?.required('from', text());
  const to = fields?.required('to', text());
  return from === undefined || to === undefined ? undefined : { from, to };
};
