import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { LogSourceConfig } from '../../../../src/config/config.ts';
import { expandBraces, glob, segmentMatcher } from '../../../../src/logs/read/glob.ts';
import { oldestFirst, rotatedName } from '../../../../src/logs/read/rotation.ts';
import { resolveSources, suggestSources, type FileSource } from '../../../../src/logs/read/sources.ts';

const line = '2026-11-20 00:00:00 INFO a\n';

describe('finding log files', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sources-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function put(...names: string[]): Promise<void> {
    for (const name of names) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), name.endsWith('.gz') ? gzipSync(line) : line);
    }
  }

  async function found(pattern: string, inside = folder): Promise<string[]> {
    const { files } = await glob(pattern, { folder: inside });
    return files.map((file) => relative(folder, file));
  }

  async function resolved(...paths: string[]): Promise<FileSource[]> {
    const config: LogSourceConfig = { kind: 'files', label: 'shop', paths, timeZone: undefined };
    const sources = await resolveSources(folder, [config], new AbortController().signal);
    return sources.filter((source) => source.kind === 'files');
  }

  it('expands stars, double stars, question marks and braces', async () => {
    await put(
      'a.log',
      'b1.log',
      'b2.txt',
      'logs/c.log',
      'logs/deep/er/d.log',
      '.hidden/e.log',
      'node_modules/f.log',
    );
    assert.deepEqual(await found('*.log'), ['a.log', 'b1.log']);
    assert.deepEqual(await found('b?.{log,txt}'), ['b1.log', 'b2.txt']);
    assert.deepEqual(await found('**/*.log'), ['a.log', 'b1.log', 'logs/c.log', 'logs/deep/er/d.log']);
    assert.deepEqual(await found('logs/**/d.log'), ['logs/deep/er/d.log']);
    assert.deepEqual(await found('.hidden/*.log'), ['.hidden/e.log']);
    assert.deepEqual(await found('node_modules/f.log'), ['node_modules/f.log']);
  });

  it('reaches out of the folder, by a relative and by an absolute pattern', async () => {
    await put('project/x', 'server/a.log');
    assert.deepEqual(await found('../server/*.log', join(folder, 'project')), ['server/a.log']);
    assert.deepEqual(await found(join(folder, 'serv*', 'a.log'), '/nowhere'), ['server/a.log']);
  });

  it('gives up in a folder without end, and says so', async () => {
    await put(...[...Array(30).keys()].map((index) => `many/${index}.log`));
    const { isComplete, files } = await glob('**/*.log', { folder, maxEntries: 10 });
    assert.equal(isComplete, false);
    assert.ok(files.length <= 10);
  });

  it('matches a name with itself, and a prefix with a star', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((name) => !/[*?{}/]|^\./.test(name)),
        fc.nat(),
        (name, cut) => {
          assert.ok(segmentMatcher(name)(name));
          const head = name.slice(0, cut % (name.length + 1));
          assert.ok(segmentMatcher(`${head}*`)(name));
          assert.ok(!segmentMatcher(`${name}?`)(name));
          assert.deepEqual([...expandBraces(name)], [name]);
        },
      ),
    );
  });

  it('expands nested braces and leaves unclosed ones alone', () => {
    assert.deepEqual([...expandBraces('a{b,c{d,e}}f')], ['abf', 'acdf', 'acef']);
    assert.deepEqual([...expandBraces('a{b,c')], ['a{b,c']);
    assert.deepEqual([...expandBraces('{,x}.log')], ['.log', 'x.log']);
  });

  it('refuses a pattern that stands for millions of paths, and says so', async () => {
    await put('ab.log');
    for (const pattern of [
      '{a,b}'.repeat(20),
      `${'{'.repeat(2000)}a,b${'}'.repeat(2000)}`.repeat(2),
      'x'.repeat(5000),
    ]) {
      const { files, refused, isComplete } = await glob(pattern, { folder });
      assert.deepEqual([files, refused[0]?.code, isComplete], [[], 'EPATTERN', false]);
    }
    const [source] = await resolved('{a,b}'.repeat(20));
    assert.deepEqual([source?.state, source?.code], ['unreadable', 'EPATTERN']);
    assert.deepEqual(await found('{a,b}{a,b}{,.log}'), ['ab.log']);
  });

  it('matches as many stars as there are without trying every way', async () => {
    await put(`${'a'.repeat(200)}.log`);
    assert.deepEqual(await found(`${'*a'.repeat(60)}*b`), []);
    assert.equal((await found(`${'*a'.repeat(60)}*.log`)).length, 1);
    assert.equal((await found(`${'**/'.repeat(500)}*.log`)).length, 1);
  });

  it('matches what a regular expression says', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '.', 'ü', '😀'), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?', '😀'), maxLength: 6 });
    fc.assert(
      fc.property(name, pattern, (text, segment) => {
        const source = segment.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.');
        const isHidden = text.startsWith('.') && !segment.startsWith('.');
        const expected = !isHidden && new RegExp(`^${source}$`, 'su').test(text);
        assert.equal(segmentMatcher(segment)(text), expected);
      }),
      { numRuns: 2000 },
    );
  });

  const sets: Record<string, string[]> = {
    'logrotate by number': ['app.log.10', 'app.log.2.gz', 'app.log.1', 'app.log'],
    'logrotate by date': ['app.log-20261119.gz', 'app.log-20261120', 'app.log'],
    'dates before the extension': ['app-2026-11-18.log', 'app-2026-11-19.log', 'app.log'],
    hours: ['app.log.2026-11-19_09', 'app.log.2026-11-19_10', 'app.log'],
    'date and number': ['app-2026-11-19.2.log', 'app-2026-11-19.1.log', 'app.log'],
    'numbers before the extension': ['app.2.log', 'app.1.log', 'app.log'],
    'epoch seconds': ['app.log-1795000000', 'app.log-1795086400', 'app.log'],
    'the old one': ['app.log.old', 'app.log'],
  };
  for (const [name, files] of Object.entries(sets)) {
    it(`reads ${name} as one set, oldest first`, () => {
      assert.deepEqual([...new Set(files.map((file) => rotatedName(file).set))], ['app.log']);
      const shuffled = files.toReversed().map((file) => ({ name: file, mtime: 0 }));
      assert.deepEqual(
        oldestFirst(shuffled).map((file) => file.name),
        files,
      );
    });
  }

  it('follows modification times where numbers count upwards', () => {
    const files = ['app.log.1', 'app.log.2', 'app.log.3', 'app.log'].map((name, hour) => ({
      name,
      mtime: hour * 3_600_000,
    }));
    assert.deepEqual(oldestFirst(files.toReversed()), files);
  });

  it('keeps different logs apart', () => {
    const names = ['app.log', 'error.log', 'app2.log', 'v1.2.log.txt'];
    assert.equal(new Set(names.map((name) => rotatedName(name).set)).size, names.length);
  });

  it('gathers rotated files with the live one that a path names', async () => {
    await put('app.log', 'app.log.1', 'app.log.2.gz', 'other.log');
    const [source, ...others] = await resolved('app.log');
    assert.deepEqual(others, []);
    assert.ok(source);
    assert.deepEqual(
      source.files.map(({ path }) => basename(path)),
      ['app.log.2.gz', 'app.log.1', 'app.log'],
    );
    assert.equal(source.state, 'ok');
    assert.equal(source.label, 'shop');
  });

  it('makes a source of each log that a pattern finds', async () => {
    await put('log/a.log', 'log/b.log', 'log/b.log.1');
    assert.deepEqual(
      (await resolved('log/*')).map(({ label, files }) => [label, files.length]),
      [
        ['shop: log/a.log', 1],
        ['shop: log/b.log', 2],
      ],
    );
  });

  it('says what is missing, empty or binary, and where it looked', async () => {
    await writeFile(join(folder, 'empty.log'), '');
    await writeFile(
      join(folder, 'binary.log'),
      Buffer.from([...Array(2000).keys()].map((byte) => byte * 37)),
    );
    const [missing] = await resolved('none/*.log');
    assert.ok(missing);
    assert.equal(missing.state, 'missing');
    assert.deepEqual(missing.searched, [{ folder, pattern: 'none/*.log' }]);
    assert.equal((await resolved('empty.log'))[0]?.state, 'empty');
    assert.equal((await resolved('binary.log'))[0]?.state, 'binary');
  });

  it('passes commands through', async () => {
    const config: LogSourceConfig = {
      kind: 'command',
      label: 'journal',
      command: 'journalctl',
      follow: undefined,
      timeZone: 'UTC',
      timeFormat: 'iso',
      timeoutSeconds: 1,
      maxMegabytes: 1,
    };
    assert.deepEqual(await resolveSources(folder, [config], new AbortController().signal), [
      { kind: 'command', label: 'journal', timeZone: 'UTC', config },
    ]);
  });

  it('suggests the logs that a project usually has, one of each set', async () => {
    await put('log/app.log', 'log/app.1.log', 'logs/deep/web.log', 'root.log', 'src/no.log');
    await utimes(join(folder, 'root.log'), 1, 1);
    assert.deepEqual(await suggestSources(folder), ['log/app.log', 'logs/deep/web.log', 'root.log']);
    assert.deepEqual(await suggestSources(join(folder, 'nowhere')), []);
  });
});
