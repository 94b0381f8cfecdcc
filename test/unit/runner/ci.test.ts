import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const script = path.resolve(import.meta.dirname, '../../../.ci');

describe('.ci/run', function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'sitrep-ci-'));
    cpSync(script, path.join(folder, '.ci'), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs it in a project whose `npm test` is this shell command. */
  const run = (test: string, installs = true): { last: string | undefined; status: number | null } => {
    const project = { name: 'project', version: '1.0.0', scripts: { test } };
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify(project));
    const lock = { ...project, scripts: undefined, lockfileVersion: 3, packages: { '': project } };
    if (installs) writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify(lock));
    const { stdout, status } = spawnSync(path.join(folder, '.ci/run'), { encoding: 'utf8' });
    return { last: stdout.trimEnd().split('\n').at(-1), status };
  };

  const totals = (text: string): string => `mkdir -p test-results && echo '${text}' > test-results/summary`;

  it('closes with the totals', () => {
    assert.deepEqual(run(totals('12 passed, 0 failed')), { last: '12 passed, 0 failed', status: 0 });
  });

  it('fails with failed tests', () => {
    const failing = `${totals('11 passed, 1 failed')}; exit 1`;
    assert.deepEqual(run(failing), { last: '11 passed, 1 failed', status: 1 });
  });

  it('fails where the run ended before its totals', () => {
    assert.deepEqual(run('exit 0'), { last: '0 passed, 1 failed', status: 1 });
  });

  it('fails where the install did', () => {
    assert.deepEqual(run('exit 0', false), { last: '0 passed, 1 failed', status: 1 });
  });
});
