import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runIntegration } from './integration/runner/integration.ts';
import { brokenSuite, printReport, type Report } from './runner/report.ts';
import { secondChance } from './runner/secondChance.ts';
import { build, lint, mocha, types } from './runner/suites.ts';
import { testFiles } from './runner/testFiles.ts';
import { projectRoot } from './vscode/install.ts';
import { versions } from './vscode/versions.ts';

const ui = (files?: readonly string[]): Promise<Report> =>
  mocha('test/ui/mocharc.json', {
    limitMinutes: files === undefined ? 9 : 3,
    files: files ?? testFiles(path.join(projectRoot, 'test/ui')),
  });

/** `npm test`: every suite in turn, also after one has failed. The totals go to test-results/summary. */
const suites: readonly (readonly [name: string, run: () => Promise<Report>])[] = [
  ['lint', lint],
  ['types', types],
  ['unit', () => mocha('.mocharc.json', { limitMinutes: 8, files: ['test/unit/**/*.test.ts'] })],
  ['build', () => build('--development')],
  ...versions.map(
    (version) => [`integration, VS Code ${version}`, () => runIntegration({ version })] as const,
  ),
  ['ui', () => secondChance(ui)],
  ['package', () => mocha('test/package/mocharc.json', { limitMinutes: 3 })],
];

const results = path.join(projectRoot, 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

let passed = 0;
let failed = 0;
for (const [name, run] of suites) {
  const startedAt = performance.now();
  const report = await run().catch((error: unknown) => brokenSuite(String(error)));
  printReport(`${name} (${((performance.now() - startedAt) / 1000).toFixed(0)} s)`, report);
  passed += report.passed;
  failed += report.failed;
}
const summary = `${String(passed)} passed, ${String(failed)} failed`;
writeFileSync(path.join(results, 'summary'), `${summary}\n`);
process.stdout.write(`\nAll suites: ${summary}\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
