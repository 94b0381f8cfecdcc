import assert from 'node:assert/strict';
import fc from 'fast-check';
import { each, parseDeployLog, type DeployFormat } from '../../../src/git/deploys/deployLog.ts';
import { parseStamp } from '../../../src/git/marker.ts';
import type { DeploySourceConfig } from '../../../src/config/config.ts';
import { config, source } from './deployConfig.ts';

const parse = (format: DeploySourceConfig['format'], text: string, more: Partial<DeploySourceConfig> = {}) =>
  parseDeployLog(
    { source: source({ format, ...more }), text, readAt: Date.parse('2026-11-30T00:00:00Z') },
    config,
  );

describe('deploy logs', () => {
  it("Kamal's: booted versions only, once for all hosts", async () => {
    const parsed = await parse(
      'kamal',
      [
        '[2026-11-21T10:14:00Z] [ann@x.org] [production] Pulled image with version abc1234',
        '[2026-11-21T10:15:00Z] [ann@x.org] [production] [web] Booted app version abc1234_uncommitted_99',
        '[2026-11-21T10:15:09Z] [ann@x.org] [production] [job] Booted app version abc1234_uncommitted_99',
        'rubbish',
      ].join('\n'),
    );
    assert.deepEqual(
      parsed.markers.map(({ revision, by, at }) => [revision, by, at]),
      [['abc1234', 'ann@x.org', Date.parse('2026-11-21T10:15:00Z')]],
    );
    assert.equal(parsed.skipped, 1);
  });

  it('JSON lines: failed deploys did not go live, torn lines are counted, config changes need no commit', async () => {
    const parsed = await parse(
      'json-lines',
      [
        '{"at":"2026-11-21T10:15:00Z","env":"staging","sha":"abc1234","status":"success"}',
        '{"at":"2026-11-21T10:16:00Z","sha":"def5678","status":"failed"}',
        '{"at":"2026-11-21T10:17:00Z","kind":"config","name":"DB_POOL"}',
        '{"at":"2026-11-21T10:1',
      ].join('\n'),
    );
    assert.deepEqual(
      parsed.markers.map(({ name, environment, kind }) => [name, environment, kind]),
      [
        ['abc1234', 'staging', 'deploy'],
        ['DB_POOL', 'production', 'config'],
      ],
    );
    assert.equal(parsed.skipped, 1);
  });

  it('Deployer’s: each release with its commit where the target is one', async () => {
    const parsed = await parse(
      'deployer',
      [
        '{"created_at":"2026-11-21T10:15:00+0000","release_name":"41","user":"ann","target":"v1.2.3"}',
        '{"created_at":"2026-11-21T11:15:00+0100","release_name":"42","user":"ben","target":"main"}',
      ].join('\r\n'),
    );
    assert.deepEqual(
      parsed.markers.map(({ name, revision, at, by }) => [name, revision, at, by]),
      [
        ['41', 'v1.2.3', Date.parse('2026-11-21T10:15:00Z'), 'ann'],
        ['42', 'release 42', Date.parse('2026-11-21T10:15:00Z'), 'ben'],
      ],
    );
  });

  it('stand for what their source says: releases, or changes of configuration', async () => {
    const line = '{"at":"2026-11-21T10:15:00Z","sha":"abc1234"}';
    assert.equal((await parse('json-lines', line, { kind: 'release' })).markers[0]?.kind, 'release');
    const told = line.replace('}', ',"kind":"rollback"}');
    assert.equal((await parse('json-lines', told, { kind: 'release' })).markers[0]?.kind, 'rollback');
    const config = await parse('pattern', '2026-11-21T10:15:00Z DB_POOL=9', { pattern: '^(?<at>\\S+) ' });
    assert.deepEqual([config.markers[0]?.kind, config.markers[0]?.revision], ['config', undefined]);
  });

  it('any text by a pattern, and a broken pattern is said', async () => {
    const text = '2026-11-21 10:15:00 prod abc1234 by ann OK';
    const pattern = String.raw`^(?<at>\S+ \S+) (?<env>\w+) (?<sha>[0-9a-f]+) by (?<by>\w+) (?<status>\w+)$`;
    const [marker] = (await parse('pattern', text, { pattern })).markers;
    assert.deepEqual([marker?.revision, marker?.environment, marker?.by], ['abc1234', 'prod', 'ann']);
    assert.equal((await parse('pattern', text, { pattern: '(' })).problem, 'bad-pattern');
  });

  it('a pattern that goes back for ever answers or is given up, and is said', async () => {
    const text = `2026-11-21T10:15:00Z ${'a'.repeat(40)}!`;
    const linear = await parse('pattern', text, { pattern: '^(?<at>\\S+) (?<sha>(?:a+)+)$' });
    assert.deepEqual([linear.problem, linear.skipped], ['none', 1]);
    const backward = await parse('pattern', text, { pattern: '^(?<at>\\S+) (?<sha>(a+)+)(?=$)' });
    assert.deepEqual([backward.problem, backward.skipped], ['slow-pattern', 1]);
  });

  it('of a tool that is added: a function from lines to deploys', async () => {
    const own: DeployFormat = (lines, make) =>
      each(lines, (line) => {
        const [name = '', revision] = line.split('@');
        return revision === undefined ? undefined : make({ name, revision, at: 1 });
      });
    const log = { source: source({ format: 'kamal' }), text: 'v1@abc1234\nrubbish', readAt: 2 };
    const formats = { capistrano: own, kamal: own, deployer: own, 'json-lines': own, pattern: own };
    const { markers, skipped } = await parseDeployLog(log, config, formats);
    assert.deepEqual(
      markers.map(({ name, revision, environment, origin }) => [name, revision, environment, origin]),
      [['v1', 'abc1234', 'production', 'deploy-log']],
    );
    assert.equal(skipped, 1);
  });

  it('never throw, whatever stands in them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('capistrano', 'kamal', 'deployer', 'json-lines', 'pattern'),
        fc.string({ unit: 'binary', maxLength: 300 }),
        async (format, text) => {
          const parsed = await parse(format, text, { pattern: '(?<at>.*)' });
          return parsed.markers.length + parsed.skipped >= 0;
        },
      ),
    );
  });

  it('read the stamps of all tools as UTC', () => {
    const same = Date.parse('2026-11-21T10:15:00Z');
    for (const stamp of [
      '20261121T101500Z',
      '20261121101500',
      '2026-11-21T10:15:00.000Z',
      '2026-11-21 10:15:00',
      '2026-11-21T12:15:00+02:00',
      '2026-11-21T12:15:00+0200',
      String(same / 1000),
    ])
      assert.equal(parseStamp(stamp), same, stamp);
    assert.equal(parseStamp('yesterday'), undefined);
    assert.equal(parseStamp('2026-13-45T10:15:00Z'), undefined);
  });
});
