import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { defaultConfig } from '../../../src/config/defaults.ts';
import { parseConfig, readConfig } from '../../../src/config/readConfig.ts';
import { badConfigs, goodConfigs, readerOnly } from './examples.ts';

async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sitrep-config-'));
  try {
    await test(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe("the team's configuration", () => {
  it('is all defaults where there is no file', async () => {
    await inFolder(async (folder) => {
      assert.deepEqual(await readConfig(folder), { config: defaultConfig, problems: [], found: false });
      assert.deepEqual(
        defaultConfig.severities.map(({ id, cadence }) => [id, cadence]),
        [
          ['sev1', 15],
          ['sev2', 30],
          ['sev3', 60],
          ['sev4', 'next-working-day'],
        ],
      );
      assert.equal(defaultConfig.acknowledgeWithin, 5);
    });
  });

  it('is read with everything a team can say', async () => {
    await inFolder(async (folder) => {
      await mkdir(join(folder, '.sitrep'));
      await writeFile(join(folder, '.sitrep', 'config.yaml'), goodConfigs[3] ?? '');
      const { config, problems, found } = await readConfig(folder);
      assert.deepEqual(problems, []);
      assert.ok(found);
      assert.deepEqual(config.clients[0], {
        key: 'acme',
        name: 'ACME Ltd',
        language: 'uk',
        timeZone: 'Europe/Kyiv',
        usualContact: 'Olena',
        email: 'support@acme.example',
        phone: '+380441234567',
        policy: 'docs/acme.md',
        contact: { name: 'Iryna Bondar', greeting: 'Доброго дня, Ірино!' },
        clock: 24,
      });
      assert.equal(config.clients[1]?.name, 'globex');
      assert.equal(config.clients[1].contact?.greeting, 'Hi team,');
      assert.deepEqual([config.clients[2]?.contact, config.clients[2]?.clock], [undefined, undefined]);
      assert.equal(config.acknowledgeWithin, 10);
      assert.deepEqual(
        config.severities.map(({ id, cadence, description }) => [id, cadence, description !== '']),
        [
          ['sev1', 10, true],
          ['later', 'next-working-day', true],
        ],
      );
      assert.deepEqual(config.work, {
        days: [1, 2, 3, 4, 5],
        from: 510,
        to: 1020,
        holidays: ['2026-12-25'],
        quiet: { from: 1320, to: 420 },
      });
      assert.deepEqual(
        config.logs.map((source) => [source.kind, source.label]),
        [
          ['files', 'shop'],
          ['files', 'worker.log'],
          ['command', 'cluster'],
        ],
      );
      assert.deepEqual(
        config.deploys.sources.map(({ format, kind, label }) => [format, kind, label]),
        [
          ['kamal', 'deploy', '.kamal/audit.log'],
          ['pattern', 'rollback', './deploys'],
        ],
      );
      assert.equal(config.publishTo, 'docs/incidents');
    });
  });

  it('names the exact place of what is wrong, and keeps the rest', async () => {
    const text = `clients:
  acme:
    name: ACME
    timeZone: Mars/Olympus
    color: red
severities:
  - id: sev1
    cadence: -5
publishTo: reports
`;
    const { config, problems } = await parseConfig(text, '/team/.sitrep/config.yaml');
    assert.deepEqual(
      problems.map((problem) => {
        const { startLine, startColumn, endLine, endColumn } = problem;
        return [problem.kind, problem.key, `${startLine}:${startColumn}-${endLine}:${endColumn}`];
      }),
      [
        ['bad-value', 'clients.acme.timeZone', '3:14-3:26'],
        ['unknown-key', 'clients.acme.color', '4:4-4:9'],
        ['bad-value', 'severities.sev1.cadence', '7:13-7:15'],
      ],
    );
    assert.ok(problems.every((problem) => problem.file === '/team/.sitrep/config.yaml'));
    assert.deepEqual(
      config.clients.map(({ name, timeZone }) => [name, timeZone]),
      [['ACME', undefined]],
    );
    assert.equal(config.severities[0]?.cadence, 15);
    assert.equal(config.publishTo, 'reports');
  });

  it('reports zones, patterns, dates and keys that no schema can judge', async () => {
    for (const { text, key, expected } of readerOnly) {
      const { problems } = await parseConfig(text, 'config.yaml');
      const found = problems.map((problem) => `${problem.kind} ${problem.key}`);
      assert.deepEqual(found, [`bad-value ${key}`], text);
      assert.match(problems.map((problem) => problem.expected).join(), expected);
    }
  });

  it('keeps the first of two clients with one key', async () => {
    const { config } = await parseConfig(
      'clients: { a: { name: First }, a: { name: Second } }',
      'config.yaml',
    );
    assert.deepEqual(
      config.clients.map((client) => client.name),
      ['First'],
    );
  });

  it('goes on behind a syntax error', async () => {
    const text = 'publishTo: reports\ncolleagues: }\nglossary: { mutex: lock }\n';
    const { config, problems } = await parseConfig(text, 'config.yaml');
    assert.equal(config.publishTo, 'reports');
    assert.deepEqual(config.glossary, { mutex: 'lock' });
    assert.equal(problems.find(({ kind }) => kind === 'yaml')?.startLine, 1);
  });

  it('reports a file that cannot be read or is no text, and uses the defaults', async () => {
    await inFolder(async (folder) => {
      await mkdir(join(folder, '.sitrep', 'config.yaml'), { recursive: true });
      const read = await readConfig(folder);
      assert.deepEqual(read.config, defaultConfig);
      assert.deepEqual(
        read.problems.map((problem) => problem.kind),
        ['unreadable'],
      );
    });
    await inFolder(async (folder) => {
      await mkdir(join(folder, '.sitrep'));
      await writeFile(join(folder, '.sitrep', 'config.yaml'), Buffer.from([0, 1, 2, 255, 254, 10]));
      const read = await readConfig(folder);
      assert.deepEqual(read.config, defaultConfig);
      assert.notEqual(read.problems.length, 0);
      await writeFile(join(folder, '.sitrep', 'config.yaml'), Buffer.alloc(1_000_001, 35));
      assert.equal((await readConfig(folder)).problems[0]?.kind, 'unreadable');
    });
  });

  it('follows aliases, and survives those that go in circles', async () => {
    const shared = 'clients:\n  a: &c { name: Same, timeZone: UTC }\n  b: *c\n';
    const { config, problems } = await parseConfig(shared, 'config.yaml');
    assert.deepEqual(problems, []);
    assert.equal(config.clients[1]?.timeZone, 'UTC');
    const circle = await parseConfig('glossary: &g { a: *g }\ncolleagues: &l [*l]\n', 'config.yaml');
    assert.notEqual(circle.problems.length, 0);
  });

  it('reports every mistake of one place, and none that only follows from another', async () => {
    const text = `logs:
  - paths: [3]
    timeZone: Mars
    colour: red
    size: 1
  - { label: both, paths: [a], command: b, timeoutSeconds: 0 }
work: { quiet: { from: "22:00" } }
deploys: { sources: [{ format: pattern }] }
`;
    const { config, problems } = await parseConfig(text, 'config.yaml');
    assert.deepEqual(
      problems.map(({ kind, key, startLine }) => `${startLine} ${kind} ${key}`),
      [
        '1 wrong-type logs.0.paths.0',
        '2 bad-value logs.0.timeZone',
        '3 unknown-key logs.0.colour',
        '4 unknown-key logs.0.size',
        '5 bad-value logs.1',
        '5 bad-value logs.1.timeoutSeconds',
        '6 bad-value work.quiet.to',
        '7 bad-value deploys.sources.0',
        '7 bad-value deploys.sources.0',
      ],
    );
    assert.deepEqual(config.logs, []);
    assert.equal(config.work.quiet, undefined);
  });

  it('takes words of the trade that are names in JavaScript', async () => {
    const text = 'glossary: { constructor: builder, prototype: model, __proto__: parent }\n';
    const { config, problems } = await parseConfig(text, 'config.yaml');
    assert.deepEqual(problems, []);
    assert.deepEqual(Object.entries(config.glossary), [
      ['constructor', 'builder'],
      ['prototype', 'model'],
      ['__proto__', 'parent'],
    ]);
  });

  it('keeps a telephone number as it is written, and nothing else', async () => {
    const { config, problems } = await parseConfig(
      'clients: { a: { phone: 0044 20 7946, name: 7 }, b: { phone: 0442079 }, c: { phone: [1] } }\n',
      'config.yaml',
    );
    assert.deepEqual(
      config.clients.map(({ phone }) => phone),
      ['0044 20 7946', '0442079', undefined],
    );
    assert.deepEqual(
      problems.map(({ key, expected }) => [key, expected]),
      [
        ['clients.a.name', 'text'],
        ['clients.c.phone', 'text'],
      ],
    );
  });

  it('never throws and never loses a good part to a bad one', async () => {
    const lines = [...goodConfigs, ...badConfigs].flatMap((text) => text.split('\n'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...lines)),
        fc.string({ unit: 'binary' }),
        async (some, rubbish) => {
          const { config } = await parseConfig([...some, rubbish].join('\n'), 'config.yaml');
          assert.notEqual(config.severities.length, 0);
        },
      ),
      { numRuns: 100 },
    );
  });
});
