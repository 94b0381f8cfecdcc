import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { brokenSuite, readReport, type Report } from '../../runner/report.ts';
import { testFiles } from '../../runner/testFiles.ts';
import { cacheRoot, projectRoot } from '../../vscode/install.ts';
import { removeFolder, temporaryFolder } from '../../vscode/lifetime.ts';
import type { VSCodeVersion } from '../../vscode/versions.ts';
import { makeWorkspace } from './workspace.ts';

export interface IntegrationOptions {
  readonly version: VSCodeVersion;
  readonly grep?: string | undefined;
  /** Absolute folder of the extension in development. */
  readonly extension?: string;
}

/** Where there is no download the launcher stands in; elsewhere `runTests` fetches the desktop VS Code. */
const npmCarried = process.platform === 'linux' && process.arch === 'x64';

/** Runs `test/integration/**` inside one version of VS Code, on a workspace made for this run. */
export async function runIntegration(options: IntegrationOptions): Promise<Report> {
  // Inside the project, so that the tests find mocha; outside the sources, so that nothing is left behind.
  const bundles = temporaryFolder('integration', cacheRoot);
  const workspace = temporaryFolder('workspace');
  const report = path.join(bundles, 'report.json');
  try {
    const files = await bundle(bundles);
    makeWorkspace(workspace);
    await runTests({
      version: options.version,
      ...(npmCarried ? { vscodeExecutablePath: path.join(projectRoot, 'test/vscode/code') } : {}),
      extensionDevelopmentPath: options.extension ?? projectRoot,
      extensionTestsPath: path.join(bundles, 'host.cjs'),
      launchArgs: [workspace],
      extensionTestsEnv: {
        SITREP_VSCODE: options.version,
        SITREP_TEST_REPORT: report,
        SITREP_TEST_FILES: files.join(path.delimiter),
        SITREP_TEST_GREP: options.grep,
      },
    });
    return readReport(report);
  } catch (error) {
    const read = readReport(report);
    return read.failed > 0 ? read : brokenSuite(`${String(error)} after ${String(read.passed)} passed`);
  } finally {
    removeFolder(bundles);
    removeFolder(workspace);
  }
}

/** CommonJS, because VS Code gets the tests by `require`. Returns the bundled test files. */
async function bundle(outdir: string): Promise<string[]> {
  const root = path.join(projectRoot, 'test/integration');
  const tests = testFiles(root);
  const host = path.join(root, 'runner/host.ts');
  const entries = [...tests, host].map((file) => ({ in: file, out: nameOf(file, root) }));
  await build({
    entryPoints: entries,
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return tests.map((file) => path.join(outdir, `${nameOf(file, root)}.cjs`));
}

function nameOf(file: string, root: string): string {
  const relative = path.relative(root, file).replace(/\.ts$/, '');
  return relative === path.join('runner', 'host') ? 'host' : relative;
}
