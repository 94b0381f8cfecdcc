import { readdir, readFile } from 'node:fs/promises';
import { run } from '../process/run.ts';

/** Every process of a reproduction has this variable, so that what it left running can be found. */
export const markName = 'SITREP_PROOF_WORKTREE';

/**
 * Ends the processes that carry a mark, servers that went to the background included.
 * They are found by their environment: Linux and macOS; elsewhere the process tree ended by `run` is all there is.
 */
export async function endMarked(mark: string): Promise<void> {
  for (const pid of await markedProcesses(mark)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  }
}

async function markedProcesses(mark: string): Promise<number[]> {
  const entry = `${markName}=${mark}`;
  if (process.platform === 'linux') return markedOnLinux(entry);
  if (process.platform === 'darwin') return markedOnMac(entry);
  return [];
}

async function markedOnLinux(entry: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
  const found: number[] = [];
  for (const pid of pids) {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    if (environment.split('\0').includes(entry)) found.push(Number(pid));
  }
  return found.filter((pid) => pid !== process.pid);
}

async function markedOnMac(entry: string): Promise<number[]> {
  const listed = await run({ program: { file: 'ps', args: ['-A', '-ww', '-E', '-o', 'pid=,command='] } });
  return listed.stdout
    .toString('utf8')
    .split('\n')
    .filter((line) => line.split(' ').includes(entry))
    .map((line) => Number.parseInt(line, 10))
    .filter((pid) => pid !== process.pid);
}
