import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { run } from '../../../src/process/run.ts';

const node = (script: string): { file: string; args: string[] } => ({
  file: process.execPath,
  args: ['-e', script],
});

describe('running a program', () => {
  it('gives what it printed and its exit code', async () => {
    const result = await run({
      program: node('console.log("out"); console.error("err"); process.exit(3)'),
    });
    assert.equal(result.ended, 'exited');
    assert.equal(result.exitCode, 3);
    assert.equal(result.stdout.toString(), 'out\n');
    assert.match(result.stderr, /err/);
  });

  it('says so where it can’t be started, and never throws', async () => {
    const missing = await run({ program: { file: '/no/such/program', args: [] } });
    assert.deepEqual([missing.ended, missing.startError], ['not-started', 'ENOENT']);
    const impossible = await run({ program: { file: process.execPath, args: ['a\0b'] } });
    assert.equal(impossible.ended, 'not-started');
  });

  it('ends at the limit of bytes and keeps those', async () => {
    const result = await run({
      program: node('process.stdout.write("x".repeat(100000)); setInterval(() => {}, 1000)'),
      maxBytes: 10,
    });
    assert.equal(result.ended, 'truncated');
    assert.equal(result.stdout.toString(), 'x'.repeat(10));
  });

  it('is ended by its signal, also where a grandchild left the group and holds the pipe', async function () {
    if (process.platform === 'win32') this.skip();
    const stop = new AbortController();
    let grandchild = 0;
    const script = `
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'],
        { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
      console.log(child.pid);
      setInterval(() => {}, 1000);`;
    const result = await run({
      program: node(script),
      signal: stop.signal,
      onStdout: (chunk) => {
        grandchild = Number(chunk.toString());
        stop.abort();
      },
    });
    assert.equal(result.ended, 'cancelled');
    process.kill(grandchild, 'SIGKILL');
  });

  it('ends what still runs when its own process exits', async function () {
    if (process.platform === 'win32') this.skip();
    const room = new URL('../../../src/process/run.ts', import.meta.url).href;
    const host = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        '--input-type=module',
        '-e',
        `import { run } from ${JSON.stringify(room)};
         void run({ program: { shell: 'echo $$; exec sleep 60' }, onStdout: (chunk) => {
           process.stdout.write(chunk, () => process.exit(0));
         } });`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let printed = '';
    host.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await new Promise((resolve) => host.on('close', resolve));
    const pid = Number(printed);
    assert.ok(pid > 0, printed);
    for (let left = 100; isAlive(pid) && left > 0; left -= 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.equal(isAlive(pid), false);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
