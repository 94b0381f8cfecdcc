import { spawn, type ChildProcess } from 'node:child_process';
import { setMaxListeners } from 'node:events';
import { windowEnd } from './lifetime.ts';

export interface RunRequest {
  /** Program and arguments, or one shell command line. */
  readonly program: { readonly file: string; readonly args: readonly string[] } | { readonly shell: string };
  readonly cwd?: string;
  /** The whole environment of the child; the parent's where left out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly stdin?: string | Buffer;
  /** Milliseconds after which the whole process tree is ended. */
  readonly timeoutMs?: number;
  /** Bytes of stdout after which the process tree is ended and `truncated` is set. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
  /** With this, stdout is handed over as it comes and not collected. */
  readonly onStdout?: (chunk: Buffer) => void;
}

export interface RunResult {
  /** Null where a signal ended it or it could not be started. */
  readonly exitCode: number | null;
  readonly stdout: Buffer;
  /** The last 64 KiB. */
  readonly stderr: string;
  readonly ended: 'exited' | 'timed-out' | 'cancelled' | 'truncated' | 'not-started';
  /** The system's error code where it could not be started, for example ENOENT. */
  readonly startError?: string;
}

const stderrKept = 64 * 1024;
const graceMs = 500;
/** After this a child that was ended is given up, though something that left its group holds its pipes open. */
const giveUpMs = 2_000;

/** What runs now: it must not outlive the window. */
const running = new Set<() => void>();
windowEnd.addEventListener('abort', () => running.forEach((cancel) => cancel()));

/**
 * Runs a program to its end. Never throws for what the program does: see `ended`.
 * The child leads a process group of its own, so that ending it ends everything it started.
 */
export function run(request: RunRequest): Promise<RunResult> {
  return new Promise((resolve) => {
    if (request.signal?.aborted || windowEnd.aborted) {
      resolve({ exitCode: null, stdout: Buffer.alloc(0), stderr: '', ended: 'cancelled' });
      return;
    }
    let child: ChildProcess;
    try {
      child = spawnChild(request);
    } catch (error) {
      // Arguments that no system takes, for example with a NUL in them.
      const startError = (error as NodeJS.ErrnoException).code ?? 'EUNKNOWN';
      resolve({ exitCode: null, stdout: Buffer.alloc(0), stderr: '', ended: 'not-started', startError });
      return;
    }
    const chunks: Buffer[] = [];
    let bytes = 0;
    let stderr = '';
    let ended: RunResult['ended'] = 'exited';
    let startError: string | undefined;
    let givingUp: NodeJS.Timeout | undefined;
    const end = (why: RunResult['ended']) => {
      if (ended !== 'exited') return;
      ended = why;
      killTree(child);
      givingUp = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
        settle(null);
      }, giveUpMs);
    };
    const cancel = () => end('cancelled');
    running.add(cancel);
    const timer =
      request.timeoutMs === undefined ? undefined : setTimeout(() => end('timed-out'), request.timeoutMs);
    // Node takes more than ten listeners for a leak, and a search has more processes at work.
    if (request.signal !== undefined) setMaxListeners(0, request.signal);
    request.signal?.addEventListener('abort', cancel, { once: true });

    child.stdout?.on('data', (chunk: Buffer) => {
      if (ended !== 'exited') return;
      const room = (request.maxBytes ?? Infinity) - bytes;
      const kept = chunk.length > room ? chunk.subarray(0, room) : chunk;
      bytes += kept.length;
      if (request.onStdout) request.onStdout(kept);
      else chunks.push(kept);
      if (kept.length < chunk.length) end('truncated');
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr = (stderr + chunk.toString('utf8')).slice(-stderrKept);
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(request.stdin);
    child.on('error', (error: NodeJS.ErrnoException) => {
      ended = 'not-started';
      startError = error.code ?? 'EUNKNOWN';
      settle(null);
    });
    child.on('close', (code) => settle(code));

    let settled = false;
    function settle(code: number | null): void {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearTimeout(givingUp);
      running.delete(cancel);
      request.signal?.removeEventListener('abort', cancel);
      resolve({
        exitCode: code,
        stdout: Buffer.concat(chunks),
        stderr,
        ended,
        ...(startError === undefined ? {} : { startError }),
      });
    }
  });
}

function spawnChild(request: RunRequest): ChildProcess {
  const options = {
    cwd: request.cwd,
    env: request.env ?? process.env,
    detached: process.platform !== 'win32',
    windowsHide: true,
  } as const;
  return 'shell' in request.program
    ? spawn(request.program.shell, { ...options, shell: true })
    : spawn(request.program.file, request.program.args, options);
}

/** Ends a child and everything it started: politely, then after half a second for good. */
export function killTree(child: ChildProcess): void {
  const pid = child.pid;
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    const ending = spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { windowsHide: true });
    ending.on('error', () => child.kill());
    return;
  }
  signalGroup(pid, 'SIGTERM');
  setTimeout(() => signalGroup(pid, 'SIGKILL'), graceMs).unref();
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}
