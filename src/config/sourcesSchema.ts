import * as v from 'valibot';
import { pattern, positive, zone } from './scalars.ts';
import {
  defaulting,
  exactlyOne,
  exactlyOneOf,
  fields,
  isMap,
  needed,
  oneOf,
  oneOrMore,
  optional,
  plainRecord,
  text,
} from './shapes.ts';

export const logSource = v.pipe(
  fields({
    label: optional('Name to show.', text()),
    paths: optional(
      'Files as glob patterns or paths, relative to the folder that holds .sitrep, or absolute.',
      oneOrMore(v.pipe(text(), v.description('Glob pattern or path.')), 1, 'at least one path'),
    ),
    command: optional(
      'Command that prints the log of a window; {{from}} and {{to}} stand for its times. Asked for before its first run.',
      text(),
    ),
    follow: optional('Command that goes on printing new records.', text()),
    timeZone: optional('IANA time zone, for example Europe/Kyiv.', zone),
    timeFormat: defaulting(
      'How {{from}} and {{to}} are written: iso, epoch, or a pattern such as YYYY-MM-DD HH:mm:ss.',
      text(),
      'iso',
    ),
    timeoutSeconds: defaulting('Seconds after which the command is stopped.', positive, 60),
    maxMegabytes: defaulting('Megabytes of output after which the command is stopped.', positive, 50),
  }),
  exactlyOne('paths', 'command'),
  v.metadata({ ...exactlyOneOf('paths', 'command') }),
  v.transform(({ label, paths, timeZone, command = '', ...rest }) =>
    paths === undefined
      ? { kind: 'command' as const, label: label ?? command, command, timeZone, ...rest }
      : { kind: 'files' as const, label: label ?? paths[0] ?? '', paths, timeZone },
  ),
);

const deploySource = v.pipe(
  fields({
    label: optional('Name to show.', text()),
    format: needed(
      'What writes it; pattern for anything else.',
      oneOf(['capistrano', 'kamal', 'deployer', 'json-lines', 'pattern']),
    ),
    path: optional('File with the record.', text()),
    command: optional('Command that prints the record. Asked for before its first run.', text()),
    pattern: optional(
      'For format pattern: regular expression with groups at and sha, and env, by, status where the line holds them.',
      pattern('at', 'sha'),
    ),
    environment: optional('Environment, where the record names none.', text()),
    kind: defaulting(
      'What an entry stands for.',
      oneOf(['deploy', 'rollback', 'release', 'config']),
      'deploy',
    ),
  }),
  exactlyOne('path', 'command'),
  v.metadata({ ...exactlyOneOf('path', 'command') }),
  v.rawCheck(({ dataset: { value }, addIssue }) => {
    const input: unknown = value;
    if (isMap(input) && input['format'] === 'pattern' && input['pattern'] === undefined)
      addIssue({ message: 'pattern, for format pattern' });
  }),
  v.metadata({
    if: { properties: { format: { const: 'pattern' } } },
    then: { required: ['pattern'] },
  }),
  v.transform(({ label, ...rest }) => ({
    label: label ?? rest.path ?? rest.command ?? rest.format,
    ...rest,
  })),
);

export const deploys = fields({
  tagPattern: defaulting(
    'Regular expression for deploy tags, with group env and, where the name holds one, stamp.',
    pattern(),
    '^deploy/(?<env>[^/]+)/(?<stamp>.+)$',
  ),
  environment: defaulting('The environment that clients use.', text(), 'production'),
  branches: defaulting(
    'Branch that follows an environment, by environment.',
    plainRecord(v.pipe(text(), v.description('Branch or ref.'))),
    {},
  ),
  sources: defaulting('Records of deploys, most trusted first.', v.array(deploySource, 'list'), []),
});
