import { build } from 'esbuild';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A writer as one file, so that a process that is killed after milliseconds starts in some. */
export async function bundleWriter(folder: string): Promise<string> {
  const outfile = join(folder, 'writer.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('writer.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return outfile;
}

/** A process that writes to a store, and the names of what it reported as recorded. */
export class Writer {
  private text = '';
  private readonly child: ChildProcess;
  private readonly closed: Promise<unknown>;

  constructor(script: string, args: readonly string[]) {
    this.child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (this.text += chunk));
    this.closed = once(this.child, 'close');
  }

  /** Whole lines only: the last one may be cut. */
  get reported(): string[] {
    return this.text.split('\n').slice(0, -1);
  }

  async started(): Promise<void> {
    await Promise.race([once(this.child.stdout ?? this.child, 'data'), this.closed]);
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.closed;
  }

  async ended(): Promise<void> {
    await this.closed;
  }
}
