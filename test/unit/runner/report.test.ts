import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readReport } from '../../runner/report.ts';

describe('a suite’s report', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'sitrep-report-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const reportOf = (text: string) => {
    const file = path.join(folder, 'report.json');
    writeFileSync(file, text);
    return readReport(file);
  };

  it('is a failure where none was written', () => {
    assert.equal(readReport(path.join(folder, 'missing.json')).failed, 1);
  });

  it('is a failure where it is cut off, with what was written', () => {
    const report = reportOf('Error: boom at load');
    assert.equal(report.failed, 1);
    assert.match(report.failures[0]?.error ?? '', /boom at load/);
  });

  it('is a failure where no test ran', () => {
    const report = reportOf('{"stats":{"passes":0,"failures":0,"pending":3},"failures":[]}');
    assert.deepEqual([report.passed, report.failed], [0, 1]);
  });

  it('counts what passed and failed', () => {
    const failure = { fullTitle: 'a b', file: 'a.ts', err: { message: 'no' } };
    const passes = ['a.ts', 'b.ts', 'b.ts'].map((file) => ({ file }));
    const report = reportOf(
      JSON.stringify({ stats: { passes: 3, failures: 1, pending: 0 }, passes, failures: [failure] }),
    );
    assert.deepEqual([report.passed, report.failed], [3, 1]);
    assert.deepEqual(report.failures, [{ title: 'a b', error: 'no', file: 'a.ts' }]);
    assert.deepEqual(Object.fromEntries(report.passedIn ?? []), { 'a.ts': 1, 'b.ts': 2 });
  });
});
