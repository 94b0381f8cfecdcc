import * as v from 'valibot';
import { languages } from '../time/instants.ts';
import { keyed } from './keyed.ts';
import { clock, dayOfWeek, email, insideWorkspace, isoDay, minutes, zone } from './scalars.ts';
import { asWritten, defaulting, fields, needed, oneOf, optional, plainRecord, text } from './shapes.ts';
import { deploys, logSource } from './sourcesSchema.ts';

const clientContact = fields({
  name: optional('Name of the person at the client.', text()),
  greeting: optional(
    'The whole salutation, as the team writes it.',
    v.pipe(text(), v.examples(['Dear Anna,', 'Доброго дня, Ірино!'])),
  ),
});

const client = {
  name: optional('Name as messages write it; the key where left out.', text()),
  language: defaulting('Language of messages to this client.', oneOf(languages), 'en'),
  timeZone: optional('IANA time zone, for example Europe/Kyiv.', zone),
  clock: optional(
    'How the client writes times: with 12 or 24 hours; by language where left out.',
    oneOf([12, 24]),
  ),
  contact: optional('The person at the client who is written to.', clientContact),
  usualContact: optional('Our colleague who usually looks after this client.', text()),
  email: optional('Address that updates go to.', email),
  phone: optional('Number to call.', v.pipe(text(asWritten), v.metadata({ type: ['string', 'number'] }))),
  policy: optional('Policy or contract to consult: a path or a link.', text()),
};

const clients = v.pipe(
  keyed('key', {
    inMap: defaulting('One client.', fields(client), {}),
    inList: needed('One client.', fields({ key: needed('Stable key of the client.', text()), ...client })),
  }),
  v.transform((found) =>
    found.map(({ id: key, value: { name = key, ...rest } }) => ({ ...rest, key, name })),
  ),
);

/** A sentence each, for the person who has to choose in a hurry. */
const usualSeverities = [
  { id: 'sev1', description: 'The client cannot do their business, or data is at risk.', cadence: 15 },
  {
    id: 'sev2',
    description: 'An important part is broken for many, and there is no good way around it.',
    cadence: 30,
  },
  { id: 'sev3', description: 'Something is broken for some, or there is a way around it.', cadence: 60 },
  {
    id: 'sev4',
    description: 'A nuisance: the work goes on, and it can wait for office hours.',
    cadence: 'next-working-day',
  },
] as const;

const cadence = 'minutes, 1 to 10080 | next-working-day';

const severity = {
  description: optional('A sentence that helps to choose it.', text()),
  cadence: optional(
    'Minutes between updates, or next-working-day.',
    v.union([minutes(1, 10_080, cadence), v.literal('next-working-day')], cadence),
  ),
};

const severities = v.pipe(
  keyed('id', {
    inMap: defaulting('One severity.', fields(severity), {}),
    inList: needed('One severity.', fields({ id: needed('Id of the severity.', text()), ...severity })),
  }),
  v.transform((found) => {
    if (found.length === 0) return [...usualSeverities];
    return found.map(({ id, value }) => {
      const usual = usualSeverities.find((other) => other.id === id);
      return {
        id,
        description: value.description ?? usual?.description ?? '',
        cadence: value.cadence ?? usual?.cadence ?? 60,
      };
    });
  }),
);

const officeClock = 'Clock time as HH:MM, in the reader’s zone.';
const usualDays = [1, 2, 3, 4, 5];

const work = fields({
  days: defaulting(
    'Working days; 1 is Monday.',
    v.pipe(
      v.array(dayOfWeek, 'list'),
      v.transform((days) => (days.length === 0 ? usualDays : days)),
    ),
    [],
  ),
  from: defaulting(officeClock, clock, '09:00'),
  to: defaulting(officeClock, clock, '18:00'),
  holidays: defaulting('Dates without work, for example 2026-12-25.', v.array(isoDay, 'list'), []),
  quiet: optional(
    'No notification between these times; may go over midnight.',
    fields({ from: needed(officeClock, clock), to: needed(officeClock, clock) }),
  ),
});

const pathMapping = fields({
  from: needed('Path prefix on the server.', text()),
  to: needed('Path in the workspace.', text()),
});

/** The shape of `.sitrep/config.yaml`, with every default: the one place of a key. */
export const configSchema = v.pipe(
  fields({
    clients: defaulting('The clients, by a stable key that journals use.', clients, {}),
    severities: defaulting(
      'The severities, most severe first; replaces the built-in sev1 to sev4.',
      severities,
      {},
    ),
    work: defaulting('When the team works: for next working day and quiet hours.', work, {}),
    acknowledgeWithin: defaulting(
      'Minutes within which a client who reports something should first hear from us.',
      minutes(1, 1440),
      5,
    ),
    logs: defaulting('Where the logs are.', v.array(logSource, 'list'), []),
    deploys: defaulting('How to tell what was live.', deploys, {}),
    pathMappings: defaulting(
      'Where paths on the server lie in the workspace, for stack frames: longest prefix wins.',
      v.array(pathMapping, 'list'),
      [],
    ),
    glossary: defaulting(
      'Words of the trade that clients should not read, with what to write instead.',
      plainRecord(v.pipe(text(), v.description('What to write instead.'))),
      {},
    ),
    colleagues: defaulting(
      'Names that a message to a client must not contain, beside those of git’s authors.',
      v.array(v.pipe(text(), v.description('A name.')), 'list'),
      [],
    ),
    publishTo: defaulting(
      'Folder in the working tree that documents are published to.',
      insideWorkspace,
      'incidents',
    ),
  }),
  v.title('Sitrep: the team’s configuration (.sitrep/config.yaml)'),
  v.description('What a team decides once. Personal choices are VS Code settings.'),
);
