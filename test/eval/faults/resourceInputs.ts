import { execFile } from 'node:child_process';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { readConfig } from '../../../src/config/readConfig.ts';
import { readPlaybook } from '../../../src/config/readPlaybook.ts';
import { defaultConfig } from '../../../src/config/defaults.ts';
import { filesTracker } from '../../../src/delivery/trackers/files.ts';
import { planPublication } from '../../../src/delivery/publish.ts';
import { absentSubmodules } from '../../../src/git/findRepositories.ts';
import { replay } from '../../../src/incident/replay.ts';
import { readAuthor } from '../../../src/journal/author.ts';
import { JournalStore } from '../../../src/journal/journal.ts';
import { locateStore } from '../../../src/journal/locate.ts';
import { unite } from '../../../src/journal/unite.ts';
import { readBoundedText } from '../../../src/limits/readBounded.ts';
import { glob } from '../../../src/logs/read/glob.ts';
import { readWindow } from '../../../src/logs/read/merged.ts';
import { resolveSources } from '../../../src/logs/read/sources.ts';
import { renewFrontMatter } from '../../../src/writing/frontMatter.ts';
import { writePostmortem } from '../../../src/writing/documents/postmortem.ts';
import { render, templateFor } from '../../../src/writing/messages/template.ts';

export interface ResourceInput {
  readonly name: string;
  /** Puts it there, in a folder of its own; not measured. */
  readonly prepare: (folder: string) => Promise<unknown>;
  /** What it refuses to read is no fault; that it settles counts. */
  readonly read: (folder: string) => Promise<unknown>;
}

const incident = '2026-11-22-card-payments-fail-7q4m';
const never = new AbortController().signal;

interface Reader {
  /** The file that is read, relative to the folder. */
  readonly file: string;
  /** Bytes that a flood of it has: somewhat less than is read. */
  readonly bytes: number;
  readonly read: (folder: string) => Promise<unknown>;
}

const storeIn = (folder: string): JournalStore =>
  new JournalStore({ root: folder, now: Date.now, author: 'A' });

const readers: Readonly<Record<string, Reader>> = {
  journal: {
    file: `${incident}/journal.yaml`,
    bytes: 8_000_000,
    read: async (folder) => replay(incident, (await storeIn(folder).read(incident)).events),
  },
  'journal written': {
    file: `${incident}/journal.yaml`,
    bytes: 8_000_000,
    read: (folder) => storeIn(folder).append(incident, { event: 'note', text: 'x' }),
  },
  'list of incidents': {
    file: `${incident}/journal.yaml`,
    bytes: 8_000_000,
    read: (folder) => storeIn(folder).list(),
  },
  'git configuration': {
    file: 'config',
    bytes: 990_000,
    read: (folder) => readAuthor({ home: join(folder, 'home'), gitDir: folder, env: {}, fallback: 'A' }),
  },
  commondir: {
    file: '.git/commondir',
    bytes: 65_000,
    read: async (folder) => {
      await mkdir(join(folder, '.git/objects'), { recursive: true });
      await writeFile(join(folder, '.git/HEAD'), '');
      return locateStore(folder, folder);
    },
  },
  gitfile: { file: '.git', bytes: 65_000, read: (folder) => locateStore(folder, folder) },
  gitmodules: { file: '.gitmodules', bytes: 990_000, read: absentSubmodules },
  configuration: { file: '.sitrep/config.yaml', bytes: 990_000, read: readConfig },
  playbook: {
    file: '.sitrep/playbook.yaml',
    bytes: 990_000,
    read: (folder) => readPlaybook(folder, '', ''),
  },
  template: {
    file: 'progress.mustache',
    bytes: 99_000,
    read: async (folder) => {
      const readTeam = () => readBoundedText(join(folder, 'progress.mustache'), { maxBytes: 100_000 });
      const { text } = await templateFor('progress', 'en', {
        readTeam,
        readBuiltIn: () => Promise.resolve('x'),
      });
      return render(text, { title: 'T', promised: true });
    },
  },
  document: {
    file: `${incident}/postmortem.md`,
    bytes: 5_000_000,
    read: async (folder) =>
      renewFrontMatter((await storeIn(folder).readDocument(incident, 'postmortem.md')) ?? '', [['a', 'b']]),
  },
  ticket: {
    file: `${incident}/tickets/01-x.md`,
    bytes: 5_000_000,
    read: (folder) =>
      filesTracker({
        folder: join(folder, incident),
        incident: replay(incident, []),
        unique: () => 'u',
      }).find('t', never),
  },
  publication: {
    file: `${incident}/postmortem.md`,
    bytes: 500_000,
    read: (tree) =>
      planPublication(
        {
          folder: join(tree, incident),
          incident,
          tree,
          publishTo: 'out',
          includeJournal: true,
          includeEvidence: true,
          maskIpAddresses: true,
          keep: new Set(),
        },
        never,
      ),
  },
  log: {
    file: 'app.log',
    bytes: 2_000_000,
    read: async (folder) => {
      const config = { kind: 'files', label: 'app', paths: ['*.log'], timeZone: 'UTC' } as const;
      const sources = await resolveSources(folder, [config], never);
      return readWindow({ sources, span: { from: 0, to: Date.now() }, signal: never });
    },
  },
};

const fiveGigabytes = 5 * 1024 ** 3;

/** What may stand in a file's place. */
const places: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  'a named pipe': (path) => promisify(execFile)('mkfifo', [path]),
  'endless NULs': (path) => symlink('/dev/zero', path),
  'endless chance': (path) => symlink('/dev/urandom', path),
  'a folder': (path) => mkdir(path),
  'a link to itself': (path) => symlink(path, path),
  'five gigabytes of nothing': async (path) => {
    await writeFile(path, '');
    await truncate(path, fiveGigabytes);
  },
  'five gigabytes behind a line': async (path) => {
    await writeFile(path, '2026-11-22 16:02:00 INFO x\n');
    await truncate(path, fiveGigabytes);
  },
};

const line = '2026-11-22 16:02:00,123 ERROR [main] shop - failed\n';

/** What a file may be full of. */
const floods: readonly string[] = [
  '\n',
  ' ',
  'x',
  '\0',
  '[',
  '{"a":',
  '- ',
  '- {\n',
  '- a\n',
  '- a\n  b\n',
  'a: ',
  '- &a [*a]\n',
  '"\\',
  "'",
  'path = a\n',
  '[a ',
  '{{#a}}',
  '---\n',
  line,
  '- {"id":"a","n":1,"at":"2026-11-22T16:02:00.000Z","by":"A","event":"note","text":"x"}\n',
];

/** Texts that no file holds. */
const others: readonly ResourceInput[] = [
  ...[
    '{a,b}'.repeat(20),
    '*a'.repeat(1000),
    '**/'.repeat(1000),
    '{'.repeat(4000),
    '{a,{b,'.repeat(600),
    '?'.repeat(4000),
  ].map((pattern) => ({
    name: `path of logs: ${pattern.slice(0, 12)}…`,
    prepare: (folder: string) => put(folder, 'a'.repeat(250), ''),
    read: (folder: string) => glob(pattern, { folder }),
  })),
  ...['x', 'їжак ', '💥', 'e\u0301', '\u001b]', '| '].map((piece) => ({
    name: `title of 40,000 characters: ${JSON.stringify(piece)}`,
    prepare: nothing,
    read: () => {
      const at = '2026-11-22T16:02:00.000Z';
      const title = piece.repeat(40_000 / piece.length);
      const incidentOf = replay(incident, [{ id: 'a', n: 1, at, by: 'A', event: 'opened', title }]);
      const input = {
        incident: incidentOf,
        config: defaultConfig,
        now: Date.parse(at),
        zone: 'UTC',
        language: 'en',
      } as const;
      return Promise.resolve(writePostmortem(input));
    },
  })),
  ...[0, 8000].map((shared) => ({
    name: `two versions of 8,000 events, ${shared} of them in both`,
    prepare: nothing,
    read: () => unite(versionOf('one', 0), versionOf('another one', 8000 - shared)),
  })),
];

function versionOf(text: string, first: number): string {
  const events = Array.from(
    { length: 8000 },
    (_, n) =>
      `- {"id":"e${first + n}","n":${n + 1},"at":"2026-11-22T16:02:00.000Z","by":"A","event":"note","text":"${text}"}\n`,
  );
  return events.join('');
}

/** Every reader at every odd place and flood, and what has no file. */
export function resourceInputs(): readonly ResourceInput[] {
  const named = Object.entries(readers);
  const placed = Object.entries(places).flatMap(([what, place]) =>
    named.map(([name, reader]) => input(`${name} that is ${what}`, reader, place)),
  );
  const flooded = floods.flatMap((piece) =>
    named
      .filter(([name]) => name !== 'list of incidents' && name !== 'gitfile')
      .map(([name, reader]) =>
        input(`${name} full of ${JSON.stringify(piece.slice(0, 12))}`, reader, (path) =>
          writeFile(path, piece.repeat(Math.floor(reader.bytes / Buffer.byteLength(piece)))),
        ),
      ),
  );
  return [...others, ...placed, ...flooded];
}

function input(
  name: string,
  { file, read }: Reader,
  place: (path: string) => Promise<unknown>,
): ResourceInput {
  return {
    name,
    prepare: async (folder) => {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await place(join(folder, file));
    },
    read: (folder) => read(folder).catch(() => undefined),
  };
}

async function put(folder: string, name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), text);
}

function nothing(): Promise<void> {
  return Promise.resolve();
}
