import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { recognize } from '../../../src/logs/format/recognize.ts';

type Recognize = typeof recognize;

const facts = { zone: 'UTC', year: 2026, mtime: Date.parse('2026-11-22T16:10:00Z') };

/** Two times and two levels: only its key says which is the record's own. */
const lines = [11, 12, 13].map((second) =>
  JSON.stringify({
    jobStart: '2026-11-22T09:00:00Z',
    zeitpunkt: `2026-11-22T16:02:${second}Z`,
    audience: 'ERROR',
    dringlichkeit: 'WARN',
    text: `line ${second}`,
  }),
);

function read(by: Recognize): unknown[] {
  const format = by([lines], facts);
  return lines.map((line) => {
    const { time, level } = format.parse(line);
    return [time === null ? null : new Date(time).toISOString(), level];
  });
}

describe('adding a key of a log format', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sitrep-keys-'));
    await cp(new URL('../../../src', import.meta.url), folder, { recursive: true });
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is a word in logs/format/keys.ts: a time and a level are read under it', async () => {
    const keys = join(folder, 'logs/format/keys.ts');
    const text = await readFile(keys, 'utf8');
    const edited = text
      .replace("'timestamp ", "'zeitpunkt timestamp ")
      .replace("'level ", "'dringlichkeit level ");
    assert.equal(edited.length, text.length + 'zeitpunkt dringlichkeit '.length);
    await writeFile(keys, edited);
    const { recognize: grown } = (await import(
      pathToFileURL(join(folder, 'logs/format/recognize.ts')).href
    )) as { recognize: Recognize };
    assert.deepEqual(
      read(grown),
      [11, 12, 13].map((second) => [`2026-11-22T16:02:${second}.000Z`, 'warn']),
    );
    assert.notDeepEqual(read(recognize), read(grown), 'known before: take another key');
  });
});
