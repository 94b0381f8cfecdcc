import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { installVSCode, type InstalledVSCode } from './install.ts';
import { removeFolder, startOwned, stopOwned, temporaryFolder } from './lifetime.ts';
import type { VSCodeVersion } from './versions.ts';

export interface ServerOptions {
  readonly version: VSCodeVersion;
  /** False starts in restricted mode; only then does VS Code ask whether the folder is trusted. */
  readonly trusted?: boolean;
  /** Reaches the extension host. */
  readonly env?: NodeJS.ProcessEnv;
  /** Machine settings, over the quiet ones below. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A packaged extension to install before the start. */
  readonly vsix?: string;
  /** What an earlier server left, to go on from. */
  readonly dataFolder?: string;
}

export interface VSCodeServer {
  readonly version: VSCodeVersion;
  readonly port: number;
  /** Global storage and logs of the server lie under it; it is removed by `stop`. */
  readonly dataFolder: string;
  /** What the server printed, without the complaints about native modules that it can do without. */
  output: () => string;
  stop: () => Promise<void>;
  /** Ends it and its extension hosts at once, with no chance to save anything. What is on disk stays. */
  kill: () => Promise<void>;
}

const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'git.autofetch': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
};

const commonArgs = ['--accept-server-license-terms', '--telemetry-level', 'off'];

const startLimitMs = 60_000;

/**
 * Ends the server, and none of its children, when its standard input does: with the process that started it,
 * however that ended.
 */
const endWithParent = `data:text/javascript,${encodeURIComponent(`
  if (process.argv[1].endsWith('server-main.js')) {
    process.stdin.on('close', () => process.kill(process.pid, 'SIGKILL')).resume();
  }
`)}`;

/** Starts VS Code's own server on a free loopback port. Rejects with its output when it does not come up. */
export async function startServer(options: ServerOptions): Promise<VSCodeServer> {
  const installed = await installVSCode(options.version);
  const dataFolder = options.dataFolder ?? temporaryFolder('vscode');
  const machine = path.join(dataFolder, 'data/Machine');
  mkdirSync(machine, { recursive: true });
  writeFileSync(path.join(machine, 'settings.json'), JSON.stringify({ ...quiet, ...options.settings }));
  if (options.vsix !== undefined) await installExtension(installed, dataFolder, options.vsix);

  const child = start(installed, dataFolder, options.env, [
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
    ...(options.trusted === false ? [] : ['--disable-workspace-trust']),
  ]);
  const lines = collect(child);
  const stop = async (): Promise<void> => {
    await stopOwned(child);
    removeFolder(dataFolder);
  };
  try {
    const port = await listening(child, lines);
    const kill = (): Promise<void> => stopOwned(child, 0);
    return { version: options.version, port, dataFolder, output: () => lines.join('\n'), stop, kill };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function installExtension(installed: InstalledVSCode, dataFolder: string, vsix: string): Promise<void> {
  const child = start(installed, dataFolder, {}, ['--install-extension', vsix, '--force']);
  const lines = collect(child);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  await stopOwned(child);
  if (code !== 0) throw new Error(`${vsix} could not be installed:\n${lines.join('\n')}`);
}

function start(
  installed: InstalledVSCode,
  dataFolder: string,
  env: NodeJS.ProcessEnv | undefined,
  args: readonly string[],
): ChildProcess {
  const main = path.join(installed.root, 'out/server-main.js');
  const own = ['--import', endWithParent, main, ...commonArgs, '--server-data-dir', dataFolder];
  // Its sockets lie there and go with it.
  const temporary = path.join(dataFolder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  return startOwned(installed.node, [...own, ...args], {
    env: { ...process.env, TMPDIR: temporary, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

const missingModule =
  /bindings file|→|native_modules|node-spdlog|vscode-policy-watcher|^\s+at |^\s*[{}]|^\s+tries/;

function collect(child: ChildProcess): string[] {
  const lines: string[] = [];
  const keep = (chunk: unknown): void => {
    lines.push(
      ...String(chunk)
        .split('\n')
        .filter((line) => line !== '' && !missingModule.test(line)),
    );
    lines.splice(0, Math.max(0, lines.length - 500));
    child.emit('output');
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return lines;
}

function listening(child: ChildProcess, lines: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`VS Code's server ${why}:\n${lines.join('\n')}`));
    const limit = setTimeout(() => fail('did not start in time'), startLimitMs);
    child.once('error', (error) => fail(`could not be started (${error.message})`));
    child.once('exit', (code) => fail(`ended with ${String(code)}`));
    child.on('output', () => {
      const port = /agent listening on (\d+)/.exec(lines.join('\n'))?.[1];
      if (port === undefined || !lines.some((line) => line.includes('Web UI available'))) return;
      clearTimeout(limit);
      resolve(Number(port));
    });
  });
}
