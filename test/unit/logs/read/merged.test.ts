import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { LogSourceConfig } from '../../../../src/config/config.ts';
import { readWindow, type WindowDocument, type WindowRequest } from '../../../../src/logs/read/merged.ts';
import { resolveSources } from '../../../../src/logs/read/sources.ts';

const start = Date.UTC(2026, 10, 20, 10);
const clock = (second: number) => new Date(start + second * 1000).toISOString();
const plain = (second: number, text: string) => `${clock(second).slice(0, 19).replace('T', ' ')} ${text}\n`;

describe('a window of all sources', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'merged-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function read(
    paths: Record<string, string[]>,
    more: Partial<WindowRequest> = {},
  ): Promise<WindowDocument> {
    const configs = Object.entries(paths).map(([label, list]): LogSourceConfig => ({
      kind: 'files',
      label,
      paths: list,
      timeZone: 'UTC',
    }));
    const { signal } = new AbortController();
    const sources = await resolveSources(folder, configs, signal);
    return readWindow({ sources, span: { from: start, to: start + 60_000 }, signal, ...more });
  }

  const put = (name: string, ...parts: string[]) => writeFile(join(folder, name), parts.join(''));

  it('merges sources in time order, each record with the name of its source', async () => {
    await put(
      'app.log',
      plain(1, 'INFO a1'),
      plain(5, 'ERROR a5\n    at pay (pay.js:1:2)'),
      plain(90, 'INFO out'),
    );
    await put('web.log', `{"time":"${clock(3)}","level":"warn","msg":"w3"}\n`);
    const document = await read({ app: ['app.log'], web: ['web.log'] });
    assert.equal(
      document.text,
      `[app] ${plain(1, 'INFO a1')}[web] {"time":"${clock(3)}","level":"warn","msg":"w3"}\n[app] ${plain(5, 'ERROR a5\n    at pay (pay.js:1:2)')}`,
    );
    assert.deepEqual(
      document.records.map(({ line, endLine, level, source }) => [line, endLine, level, source]),
      [
        [0, 0, 'info', 0],
        [1, 1, 'warn', 1],
        [2, 3, 'error', 0],
      ],
    );
    assert.deepEqual(
      document.counts.map(({ label, records, levels }) => [label, records, levels.error, levels.warn]),
      [
        ['app', 2, 1, 0],
        ['web', 1, 0, 1],
      ],
    );
    assert.equal(document.firstError, start + 5000);
    assert.match(document.errors[0] ?? '', /ERROR a5\n {4}at pay/);
    assert.equal(document.exactness, 'exact');
  });

  it('gives each record the bytes it was made of', async () => {
    await put('app.log', plain(-5, 'INFO before'), plain(1, 'INFO ä'), plain(2, 'ERROR b\n\tat x'));
    const { records } = await read({ app: ['app.log'] });
    const bytes = await readFile(join(folder, 'app.log'));
    const texts = records.map(({ offset, length }) => bytes.subarray(offset, offset + length).toString());
    assert.deepEqual(texts, [plain(1, 'INFO ä'), plain(2, 'ERROR b\n\tat x')]);
    assert.equal(records[0]?.path, join(folder, 'app.log'));
  });

  it('sorts records that were written late, and leaves those of one moment as they stand', async () => {
    await put('app.log', plain(1, 'INFO a'), plain(9, 'INFO d'), plain(4, 'INFO b'), plain(4, 'INFO c'));
    const { text } = await read({ app: ['app.log'] });
    assert.deepEqual(text.match(/[a-d]$/gm), ['a', 'b', 'c', 'd']);
  });

  it('reads a rotated set as one source', async () => {
    await writeFile(join(folder, 'app.log.2.gz'), gzipSync(plain(1, 'INFO one')));
    await put('app.log.1', plain(2, 'INFO two'));
    await put('app.log', plain(3, 'INFO three'));
    const { text, counts } = await read({ app: ['app.log'] });
    assert.deepEqual(text.match(/\w+$/gm), ['one', 'two', 'three']);
    assert.equal(counts.length, 1);
  });

  it('does not open files that ended long before the window', async () => {
    await writeFile(join(folder, 'app.log.1'), plain(-99_999, 'INFO old'));
    await utimes(join(folder, 'app.log.1'), 1_000_000, 1_000_000);
    await put('app.log', plain(3, 'INFO new'));
    const { bytesRead } = await read({ app: ['app.log'] });
    assert.equal(bytesRead, plain(3, 'INFO new').length);
  });

  it('counts the whole window, whatever page of it is shown', async () => {
    const lines = [...Array(50).keys()].map((second) => plain(second, `INFO record ${second}`));
    await put('app.log', ...lines);
    const pages: string[] = [];
    let pageCount = 1;
    for (let page = 0; page < pageCount; page += 1) {
      const document = await read({ app: ['app.log'] }, { maxBytes: 500, page });
      assert.equal(document.levels.info, 50);
      assert.equal(document.records[0]?.line, 0);
      assert.ok(document.text.length <= 500);
      pages.push(document.text);
      pageCount = document.pages;
    }
    assert.ok(pageCount > 2);
    assert.equal(pages.join(''), lines.join(''));
  });

  it('counts by level over time', async () => {
    await put('app.log', plain(0, 'INFO a'), plain(30, 'ERROR b'), plain(30, 'ERROR c'));
    const { histogram } = await read({ app: ['app.log'] });
    const total = histogram.buckets.reduce((sum, { error }) => sum + error, 0);
    const at = Math.floor((start + 30_000 - histogram.from) / histogram.bucketMs);
    assert.equal(total, 2);
    assert.equal(histogram.buckets[at]?.error, 2);
    assert.ok(histogram.buckets.length <= 61);
  });

  it('shows no character that would break a line of the document', async () => {
    await put('app.log', plain(1, 'INFO a\rb\u2028c'), plain(2, 'INFO d'));
    const { text, records } = await read({ app: ['app.log'] });
    assert.doesNotMatch(text, /[\r\u2028]/);
    assert.equal(records[1]?.line, 1);
  });

  it('reports what could not be read, and reads the rest', async () => {
    await put('app.log', plain(1, 'INFO a'));
    await writeFile(
      join(folder, 'binary.log'),
      Buffer.from([...Array(2000).keys()].map((byte) => byte * 37)),
    );
    const { problems, text } = await read({ app: ['app.log'], gone: ['gone.log'], binary: ['binary.log'] });
    assert.deepEqual(
      problems.map(({ source, kind }) => [source, kind]),
      [
        [1, 'missing'],
        [2, 'binary'],
      ],
    );
    assert.match(text, /INFO a/);
  });

  it('keeps a few errors of each shape, so that a flood hides nothing', async () => {
    const flood = [...Array(40).keys()].map((index) => plain(index, `ERROR timeout after ${index} ms`));
    await put('app.log', ...flood, plain(50, 'ERROR card refused'));
    const { errors } = await read({ app: ['app.log'] });
    assert.ok(errors.length < 10);
    assert.ok(errors.some((text) => text.includes('card refused')));
  });
});
