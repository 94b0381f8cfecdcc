import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openRepository } from '../../../src/git/repository.ts';
import { TestRepo } from './repo.ts';

/** A FIFO that nobody writes to keeps whoever reads it for ever. */
describe('git that waits for ever', function () {
  this.timeout(60_000);
  let repo: TestRepo;

  before(function () {
    if (process.platform === 'win32') this.skip();
  });
  beforeEach(() => (repo = new TestRepo()));
  afterEach(() => repo.remove());

  const fifo = (path: string): void => {
    mkdirSync(join(repo.folder, path, '..'), { recursive: true });
    execFileSync('mkfifo', [join(repo.folder, path)]);
  };

  it('is ended after its time, whichever way it was asked', async () => {
    repo.commit('One', { a: '1' });
    const repository = await repo.open();
    fifo('.git/refs/heads/pipe');
    const call = { timeoutMs: 300 };
    const text = await repository.text(['rev-parse', 'refs/heads/pipe'], call);
    assert.equal(text.ok ? 'ok' : text.why, 'timed-out');
    assert.equal((await repository.stream(['rev-parse', 'refs/heads/pipe'], call)).ended, 'timed-out');
    const told = await repository.promptly(['rev-parse', 'refs/heads/pipe'], call);
    assert.equal(told.ok ? 'ok' : told.why, 'timed-out');
  });

  it('is ended when the person leaves', async () => {
    repo.commit('One', { a: '1' });
    const repository = await repo.open();
    fifo('.git/refs/heads/pipe');
    const text = await repository.text(['rev-parse', 'refs/heads/pipe'], {
      signal: AbortSignal.timeout(200),
    });
    assert.equal(text.ok ? 'ok' : text.why, 'cancelled');
    fifo('.git/late');
    repo.setting('include.path', 'late');
    const opened = await openRepository(repo.folder, { trusted: true, signal: AbortSignal.timeout(200) });
    assert.ok('unavailable' in opened);
  });

  it('ends with its window, whichever way it was asked', async () => {
    repo.commit('One', { a: '1' });
    fifo('.git/refs/heads/pipe');
    const wrapper = join(repo.folder, 'bin');
    mkdirSync(wrapper);
    const pids = join(repo.folder, 'pids');
    writeFileSync(
      join(wrapper, 'git'),
      `#!/bin/sh\nPATH=\${PATH#*:}\ncase "$*" in *pipe*) echo $$ >> '${pids}';; esac\nexec git "$@"\n`,
      { mode: 0o755 },
    );
    const room = new URL('../../../src/git/repository.ts', import.meta.url).href;
    const lifetime = new URL('../../../src/process/lifetime.ts', import.meta.url).href;
    const host = spawn(
      process.execPath,
      [
        ...['--import', 'tsx', '--input-type=module', '-e'],
        `import { openRepository } from ${JSON.stringify(room)};
         import { endWindow } from ${JSON.stringify(lifetime)};
         const { repository } = await openRepository(${JSON.stringify(repo.folder)}, { trusted: true });
         const asked = [repository.text(['rev-parse', 'refs/heads/pipe']), repository.stream(['rev-parse', 'refs/heads/pipe'])];
         process.stdin.once('data', async () => { endWindow(); console.log(JSON.stringify(await Promise.all(asked))); process.exit(0); });`,
      ],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { ...process.env, PATH: `${wrapper}:${process.env['PATH']}` },
      },
    );
    let printed = '';
    host.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    while (started(pids).length < 2) await delay(50);
    host.stdin.end('end\n');
    await new Promise((resolve) => host.on('close', resolve));
    const [text, stream] = JSON.parse(printed) as readonly [{ why: string }, { ended: string }];
    assert.deepEqual([text.why, stream.ended], ['cancelled', 'cancelled']);
    for (const pid of started(pids)) {
      for (let left = 100; isAlive(pid) && left > 0; left -= 1) await delay(50);
      assert.equal(isAlive(pid), false, `${pid}`);
    }
  });
});

function started(file: string): number[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').filter(Boolean).map(Number);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
