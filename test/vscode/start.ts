import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { workbenchAddress } from './browser.ts';
import { openDesktop } from './desktop.ts';
import { projectRoot } from './install.ts';
import { startServer } from './server.ts';
import { findVersion, latest, type VSCodeVersion } from './versions.ts';

/** `npm start [-- --vscode 1.100|latest]`: builds Sitrep, makes the demo project and opens VS Code on both. */
const { values } = parseArgs({ options: { vscode: { type: 'string' } } });
const asked = values.vscode === undefined ? undefined : findVersion(values.vscode);
if (values.vscode !== undefined && asked === undefined) throw new RangeError(`No VS Code ${values.vscode}`);

const demo = path.join(projectRoot, '.demo');

runNode('esbuild.js', '--development');
runNode('--import', 'tsx', 'test/fixtures/demo/run.ts', '--keep');

if (asked !== undefined || !openDesktop(projectRoot, demo)) await openInBrowser(asked ?? latest);

function runNode(...args: readonly string[]): void {
  execFileSync(process.execPath, args, { cwd: projectRoot, stdio: 'inherit' });
}

async function openInBrowser(version: VSCodeVersion): Promise<void> {
  const server = await startServer({ version });
  const address = workbenchAddress({ port: server.port, folder: demo, extension: projectRoot });
  process.stdout.write(
    `\nVS Code ${version} with Sitrep, on the demo project:\n\n  ${address}\n\nCtrl+C ends it.\n`,
  );
}
