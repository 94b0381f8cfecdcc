import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * What this process started or made on disk ends with it: on return, on an uncaught error and on a signal.
 * After SIGKILL the browser and the server end with their pipes; only temporary folders stay.
 */
const processes = new Set<ChildProcess>();
const folders = new Set<string>();

const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

let watching = false;

function watchOwnExit(): void {
  if (watching) return;
  watching = true;
  process.on('exit', releaseAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => process.exit(exitCodes[signal]));
  }
}

function releaseAll(): void {
  for (const child of processes) killGroup(child, 'SIGKILL');
  for (const folder of folders) removeFolder(folder);
}

/** A group of its own, so that the children of the child end as well. */
export function startOwned(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  watchOwnExit();
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  processes.add(child);
  return child;
}

/** Asks the group to end, then makes it after `graceMs`, at once with 0. Resolves once the process itself is gone. */
export async function stopOwned(child: ChildProcess, graceMs = 3000): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    const force = setTimeout(() => killGroup(child, 'SIGKILL'), graceMs);
    killGroup(child, graceMs === 0 ? 'SIGKILL' : 'SIGTERM');
    await gone;
    clearTimeout(force);
  }
  killGroup(child, 'SIGKILL');
  processes.delete(child);
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A folder for the time of this process, with symbolic links resolved. */
export function temporaryFolder(name: string, parent = tmpdir()): string {
  watchOwnExit();
  mkdirSync(parent, { recursive: true });
  const folder = realpathSync(mkdtempSync(path.join(parent, `sitrep-${name}-`)));
  folders.add(folder);
  return folder;
}

/** Removes a folder made by `temporaryFolder` early. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  folders.delete(folder);
}
