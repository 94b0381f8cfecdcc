import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { generateDemo } from '../fixtures/demo/generate.ts';
import { workbenchAddress } from './browser.ts';
import { projectRoot } from './install.ts';
import { startServer } from './server.ts';
import { findVersion, latest, type VSCodeVersion } from './versions.ts';

/** `npm start [-- --vscode 1.100|latest]`: builds Sitrep, makes the demo project and opens VS Code on both. */
const { values } = parseArgs({ options: { vscode: { type: 'string' } } });
const asked = values.vscode === undefined ? undefined : findVersion(values.vscode);
if (values.vscode !== undefined && asked === undefined) throw new RangeError(`No VS Code ${values.vscode}`);

const demo = path.join(projectRoot, '.demo');

execFileSync(process.execPath, ['esbuild.js', '--development'], { cwd: projectRoot, stdio: 'inherit' });
if (holdsIncidents(demo)) say('Keeping .demo, which holds incidents. `npm run demo` makes it anew.');
else await generateDemo({ folder: demo, nowMs: Date.now() });

if (asked !== undefined || !openDesktop()) await openInBrowser(asked ?? latest);

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function holdsIncidents(folder: string): boolean {
  const store = path.join(folder, '.git/sitrep');
  return existsSync(store) && readdirSync(store).length > 0;
}

/** The `code` on PATH, where there is one. */
function openDesktop(): boolean {
  const shell = process.platform === 'win32';
  const args = ['--new-window', `--extensionDevelopmentPath=${projectRoot}`, demo];
  return spawnSync('code', args, { stdio: 'ignore', shell }).status === 0;
}

async function openInBrowser(version: VSCodeVersion): Promise<void> {
  const server = await startServer({ version });
  const address = workbenchAddress({ port: server.port, folder: demo, extension: projectRoot });
  say(`\nVS Code ${version} with Sitrep, on the demo project:\n\n  ${address}\n\nCtrl+C ends it.`);
}
