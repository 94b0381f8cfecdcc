import { existsSync } from 'node:fs';
import path from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { testFiles } from '../runner/testFiles.ts';
import { projectRoot } from '../vscode/install.ts';

/**
 * `npm run test:mutation [ROOM]`: changes the code of a room (all of them where none is named) a little, many times, and
 * tells which changes no unit test of that room notices. What it finds is a hole in the tests, or code that does nothing;
 * survivors.md beside this file names those that change nothing and why. Reports go to test-results/mutation.
 */
const [room = '*'] = process.argv.slice(2);
if (room !== '*' && !existsSync(path.join(projectRoot, 'src', room))) throw new Error(`no room ${room}`);
const results = path.join('test-results', 'mutation', room === '*' ? 'all' : room);

/**
 * Left out: what starts processes of its own, as the code is unchanged in there. Each would run for every change that
 * it reaches, and notice none.
 */
const unable = new Set(['durability.test.ts']);

const unitTests = path.join('test/unit', room === '*' ? '' : room);
const spec = testFiles(unitTests).filter((file) => !unable.has(path.basename(file)));

const stryker = new Stryker({
  testRunner: 'mocha',
  mochaOptions: { config: '.mocharc.json', spec },
  testRunnerNodeArgs: ['--import', 'tsx'],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  mutate: [`src/${room}/**/*.ts`],
  // Words on screen have tests of their own; another word in an error's message changes nothing.
  mutator: { excludedMutations: ['StringLiteral'] },
  checkers: [],
  concurrency: Number(process.env['SITREP_MUTATION_CONCURRENCY'] ?? 2),
  timeoutMS: 20_000,
  incremental: true,
  incrementalFile: path.join(results, 'incremental.json'),
  ignorePatterns: ['dist', '.demo', '.vscode-test', 'test-results', '*.vsix'],
  tempDirName: path.join(results, 'tmp'),
  reporters: ['clear-text', 'progress-append-only', 'json', 'html'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false },
  jsonReporter: { fileName: path.join(results, 'mutation.json') },
  htmlReporter: { fileName: path.join(results, 'mutation.html') },
  allowConsoleColors: false,
});

const outcomes = await stryker.runMutationTest();
const counted = outcomes.filter(({ status }) =>
  ['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status),
);
const noticed = counted.filter(({ status }) => status === 'Killed' || status === 'Timeout');
process.stdout.write(
  `${room}: ${noticed.length} of ${counted.length} noticed, ${((noticed.length / counted.length) * 100).toFixed(1)} %\n`,
);
