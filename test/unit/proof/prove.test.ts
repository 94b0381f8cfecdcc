import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openRepository } from '../../../src/git/repository.ts';
import { prove, type ProofRequest, type ProofStep } from '../../../src/proof/prove.ts';
import type { Reproduction } from '../../../src/proof/run.ts';
import { sweepWorktrees } from '../../../src/proof/worktrees.ts';
import { TestRepo } from './repo.ts';

const works = 'grep -qx ok state';

/** A clock that goes on a minute with each look, so that ends are repeated as seldom as for a slow command. */
function slowClock(): () => number {
  let at = 0;
  return () => (at += 60_000);
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Processes that work below a folder, its worktrees say; known where the system has /proc. */
function runningIn(folder: string): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
    } catch {
      return false;
    }
  });
}

/** False for a process that has ended but isn't reaped yet, too. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
}

describe('prove', function () {
  this.timeout(60_000);
  let repo: TestRepo;
  let steps: ProofStep[];

  beforeEach(async () => {
    repo = await TestRepo.create();
    steps = [];
  });
  afterEach(() => repo.remove());

  async function start(
    shas: readonly string[],
    reproduction: Partial<Reproduction>,
    more: Partial<ProofRequest> = {},
  ) {
    return prove({
      repository: await repo.open(),
      reproduction: { command: works, timeoutMs: 20_000, ...reproduction },
      run: 'p1',
      live: shas.at(-1) ?? '',
      knownGood: shas[0] ?? '',
      prior: new Map(),
      worktrees: repo.worktrees,
      now: slowClock(),
      onStep: (step) => {
        steps.push(step);
        return Promise.resolve();
      },
      ...more,
    });
  }

  it('proves the first bad commit and leaves everything as it was, a dirty working tree too', async () => {
    const shas = await repo.line(['ok', 'ok', 'ok', 'ok', 'broken', 'broken', 'broken', 'broken']);
    await writeFile(join(repo.folder, 'state'), 'being edited');
    await writeFile(join(repo.folder, 'new'), 'untracked');
    const before = repo.seen();
    const result = await start(shas, {});
    assert.ok(result.kind === 'proved', result.kind);
    assert.equal(result.culprit.sha, shas[4]);
    assert.deepEqual(result.parents, [shas[3]]);
    assert.ok(result.culprit.probability > 0.99);
    const verdicts = new Map(steps.map(({ sha, verdict }) => [sha, verdict]));
    assert.equal(verdicts.get(shas[4] ?? ''), 'bad');
    assert.equal(verdicts.get(shas[3] ?? ''), 'good');
    assert.deepEqual([steps[0]?.role, steps[1]?.role, steps.at(-1)?.role], ['live', 'known-good', 'verdict']);
    assert.equal(repo.seen(), before);
    assert.deepEqual(await readdir(repo.worktrees), []);
  });

  it('does not blame the commit at which a shallow clone ends: what was before it can’t be run', async () => {
    const shas = await repo.line(['ok', 'ok', 'broken', 'broken']);
    const [, good = '', , live = ''] = shas;
    repo.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    const folder = join(repo.root, 'shallow');
    repo.git('clone', '-q', '--depth', '1', `file://${repo.folder}`, folder);
    repo.git('-C', folder, 'fetch', '-q', '--depth', '1', 'origin', good);
    const opened = await openRepository(folder, { trusted: true });
    assert.ok('repository' in opened);
    const result = await start([good, live], {}, { repository: opened.repository });
    assert.deepEqual(result, { kind: 'at-edge', sha: live });
    assert.equal(
      steps.some(({ role }) => role === 'verdict'),
      false,
    );
  });

  it('finds the commit on a branch that a merge brought in', async () => {
    const base = await repo.line(['ok', 'ok']);
    repo.git('switch', '-q', '-c', 'feature');
    const branch: string[] = [];
    for (const name of ['x1', 'x2', 'x3']) {
      branch.push(await repo.commit({ [name]: 'x', ...(name === 'x2' ? { state: 'broken' } : {}) }));
    }
    repo.git('switch', '-q', 'main');
    for (const name of ['y1', 'y2', 'y3']) await repo.commit({ [name]: 'y' });
    repo.git('merge', '-q', '--no-edit', 'feature');
    const live = await repo.commit({ z: 'z' });
    const result = await start([base[1] ?? '', live], {});
    assert.ok(result.kind === 'proved');
    assert.equal(result.culprit.sha, branch[1]);
  });

  it('passes by commits that hang or do not build', async () => {
    const states = ['ok', 'ok', 'hang', 'ok', 'ok', 'unbuildable', 'ok', 'broken', 'broken', 'broken'];
    const shas = await repo.line(states);
    const result = await start(
      shas,
      {
        setup: '! grep -q unbuildable state',
        command: `if grep -q hang state; then sleep 60; fi; ${works}`,
        timeoutMs: 1500,
      },
      {
        prior: new Map([
          [shas[2] ?? '', 0.4],
          [shas[5] ?? '', 0.4],
        ]),
      },
    );
    assert.ok(result.kind === 'proved');
    assert.equal(result.culprit.sha, shas[7]);
    const skipped = steps.filter(({ verdict }) => verdict === 'skip').map(({ sha }) => sha);
    assert.ok(skipped.includes(shas[5] ?? '') || skipped.includes(shas[2] ?? ''));
    assert.deepEqual(await readdir(repo.worktrees), []);
  });

  it('says what it means where the ends do not differ', async () => {
    const fine = await repo.line(['ok', 'ok', 'ok']);
    assert.equal((await start(fine, {})).kind, 'not-reproduced');
    assert.equal((await start(fine, { command: 'exit 1' })).kind, 'fails-on-known-good');
    assert.equal((await start(fine, { command: 'exit 125' })).kind, 'cannot-run');
    assert.equal((await start(fine, { command: 'echo no; exit 1', badPattern: 'yes' })).kind, 'cannot-run');
    assert.equal((await start([fine[0] ?? '', fine[0] ?? ''], {})).kind, 'empty-range');
    assert.equal((await start(['0'.repeat(40), fine[2] ?? ''], {})).kind, 'no-range');
    const counter = join(repo.root, 'count');
    const everySecond = `n=$(cat ${counter} 2>/dev/null || echo 0); echo $((n+1)) > ${counter}; [ $((n / 2 % 2)) = 1 ]`;
    assert.equal((await start(fine, { command: everySecond })).kind, 'flaky-at-ends');
  });

  it('outvotes a command that is wrong now and then', async () => {
    const shas = await repo.line([...Array<string>(6).fill('ok'), ...Array<string>(6).fill('broken')]);
    const counter = join(repo.root, 'count');
    const flaky = `n=$(cat ${counter} 2>/dev/null || echo 0); echo $((n+1)) > ${counter}; [ $((n % 7)) = 2 ] || ${works}`;
    const result = await start(shas, { command: flaky }, { now: () => 0 });
    assert.ok(result.kind === 'proved', result.kind);
    assert.equal(result.culprit.sha, shas[6]);
    assert.ok(result.noise.falseGood > 0.05);
  });

  it('ends a server that a command left in the background', async function () {
    if (process.platform !== 'linux') this.skip();
    const shas = await repo.line(['ok', 'broken']);
    const pids = join(repo.root, 'pids');
    const result = await start(shas, {
      command: `(setsid sleep 300 >/dev/null 2>&1 & echo $! >> ${pids}); ${works}`,
    });
    assert.equal(result.kind, 'proved');
    const started = (await readFile(pids, 'utf8')).trim().split('\n').map(Number);
    assert.ok(started.length >= 6);
    await wait(100);
    assert.deepEqual(started.filter(isAlive), []);
  });

  it('pauses, and goes on without repeating what was answered', async () => {
    const shas = await repo.line([...Array<string>(9).fill('ok'), ...Array<string>(7).fill('broken')]);
    const before = repo.seen();
    const controller = new AbortController();
    const paused = await start(
      shas,
      {},
      {
        signal: controller.signal,
        onStep: (step) => {
          steps.push(step);
          if (step.role === 'search') controller.abort();
          return Promise.resolve();
        },
      },
    );
    assert.equal(paused.kind, 'cancelled');
    assert.equal(repo.seen(), before);
    const earlier = [...steps];
    steps = [];
    const result = await start(shas, {}, { earlier });
    assert.ok(result.kind === 'proved');
    assert.equal(result.culprit.sha, shas[9]);
    assert.ok(steps.every(({ role }) => role !== 'live' && role !== 'known-good'));
    assert.equal(result.runs, earlier.length + steps.length - 1);
    const again = await start(shas, {}, { earlier: [...earlier, ...steps] });
    assert.equal(again.kind, 'proved');
    assert.equal(steps.filter(({ role }) => role === 'verdict').length, 1);
  });

  it('cancels a running command at once', async () => {
    const shas = await repo.line(['ok', 'broken', 'broken']);
    const before = repo.seen();
    const controller = new AbortController();
    const running = start(shas, { command: 'sleep 300' }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 700);
    assert.equal((await running).kind, 'cancelled');
    assert.deepEqual(steps, []);
    assert.equal(repo.seen(), before);
  });

  it('leaves nothing when it is cancelled while a commit is being checked out', async () => {
    for (let i = 0; i < 400; i++) await writeFile(join(repo.folder, `file${i}`), `${i}\n`.repeat(2000));
    const shas = await repo.line(['ok', 'broken']);
    const before = repo.seen();
    for (const ms of [10, 20, 30, 40, 60, 80]) {
      const controller = new AbortController();
      const running = start(shas, {}, { signal: controller.signal });
      for (
        let tries = 0;
        tries < 400 && (await readdir(repo.worktrees).catch(() => [])).length === 0;
        tries++
      )
        await wait(2);
      setTimeout(() => controller.abort(), ms);
      assert.equal((await running).kind, 'cancelled');
      await wait(100);
      assert.equal(repo.seen(), before);
      assert.deepEqual(await readdir(repo.worktrees), []);
    }
  });

  it('is resumed after kill -9, with nothing left behind', async () => {
    const shas = await repo.line([...Array<string>(5).fill('ok'), ...Array<string>(5).fill('broken')]);
    const before = repo.seen();
    const record = join(repo.root, 'steps.jsonl');
    const pids = join(repo.root, 'pids');
    // Hangs at the first commit between the ends, with a child of its own.
    const command = `n=$(cat n); if [ $n != 0 ] && [ $n != 9 ] && [ ! -e ${repo.root}/resumed ]; then sleep 300 & echo $$ $! > ${pids}; wait; fi; ${works}`;
    const child = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        join(import.meta.dirname, 'proveInChild.ts'),
        repo.folder,
        repo.worktrees,
        record,
        shas[9] ?? '',
        shas[0] ?? '',
        command,
      ],
      { stdio: 'ignore' },
    );
    const exited = once(child, 'exit');
    for (let tries = 0; tries < 200 && !(await exists(pids)); tries++) await wait(50);
    child.kill('SIGKILL');
    await exited;
    const left = (await readFile(pids, 'utf8')).trim().split(' ').map(Number);
    assert.deepEqual(left.map(isAlive), [true, true]);
    assert.notEqual(repo.seen(), before);

    await writeFile(join(repo.root, 'resumed'), '');
    const earlier = (await readFile(record, 'utf8'))
      .trim()
      .split('\n')
      .map((row) => JSON.parse(row) as ProofStep);
    const result = await start(shas, { command }, { earlier });
    assert.ok(result.kind === 'proved', result.kind);
    assert.equal(result.culprit.sha, shas[5]);
    assert.ok(steps.every(({ role }) => role !== 'live' && role !== 'known-good'));
    await wait(100);
    assert.deepEqual(left.filter(isAlive), []);
    assert.equal(repo.seen(), before);
    assert.deepEqual(await readdir(repo.worktrees), []);
  });

  it('goes through all of it at once and leaves everything as it was', async () => {
    const base = await repo.line(['ok', 'ok']);
    repo.git('switch', '-q', '-c', 'feature');
    const side: string[] = [];
    for (const [index, state] of ['ok', 'hang', 'unbuildable', 'ok', 'broken'].entries())
      side.push(await repo.commit({ state, [`x${index}`]: 'x' }));
    repo.git('switch', '-q', 'main');
    for (const name of ['y1', 'y2']) await repo.commit({ [name]: 'y' });
    repo.git('merge', '-q', '--no-edit', 'feature');
    const live = await repo.commit({ state: 'broken', z: 'z' });
    await writeFile(join(repo.folder, 'state'), 'being edited');
    await writeFile(join(repo.folder, 'new'), 'untracked');
    const before = repo.seen();
    const [record, pids] = [join(repo.root, 'steps.jsonl'), join(repo.root, 'pids')];
    const command = [
      `if [ -e x0 ] && [ ! -e z ] && [ ! -e ${repo.root}/resumed ]; then sleep 300 & echo $$ $! > ${pids}; wait; fi`,
      'if grep -q unbuildable state; then exit 125; fi',
      'if grep -q hang state; then sleep 60; fi',
      works,
    ].join('; ');
    const program = join(import.meta.dirname, 'proveInChild.ts');
    const order = [repo.folder, repo.worktrees, record, live, base[0] ?? '', command];
    const child = spawn(process.execPath, ['--import', 'tsx', program, ...order], { stdio: 'ignore' });
    const exited = once(child, 'exit');
    for (let tries = 0; tries < 400 && !(await exists(pids)); tries++) await wait(50);
    child.kill('SIGKILL');
    await exited;
    await writeFile(join(repo.root, 'resumed'), '');
    const earlier = (await readFile(record, 'utf8'))
      .trim()
      .split('\n')
      .map((row) => JSON.parse(row) as ProofStep);
    const likely = new Map(side.slice(1, 3).map((sha) => [sha, 0.45]));
    const more = { earlier, prior: likely };
    const result = await start([base[0] ?? '', live], { command, timeoutMs: 2000 }, more);
    assert.ok(result.kind === 'proved', result.kind);
    assert.equal(result.culprit.sha, side[4]);
    const skipped = steps.filter(({ verdict }) => verdict === 'skip').map(({ sha }) => sha);
    assert.deepEqual(new Set(skipped), new Set(side.slice(1, 3)), 'one hangs, one does not build');
    await wait(100);
    assert.equal(repo.seen(), before);
    assert.deepEqual(runningIn(repo.root), []);
    assert.deepEqual(await readdir(repo.worktrees), []);
  });

  it('leaves to each repository its own worktrees', async () => {
    const shas = await repo.line(['ok', 'broken']);
    const other = await TestRepo.create();
    const elsewhere = await other.line(['ok']);
    const folder = join(repo.worktrees, 'sitrep-proof-left');
    other.git('worktree', 'add', '-q', '--detach', folder, elsewhere[0] ?? '');
    await start(shas, {});
    assert.deepEqual(await readdir(repo.worktrees), ['sitrep-proof-left']);
    const gone = await sweepWorktrees(await other.open(), { root: repo.worktrees, now: Date.now });
    assert.deepEqual(gone, [folder]);
    assert.equal(other.git('worktree', 'list').split('\n').length, 1);
    await other.remove();
  });

  it('gives the command its environment, and takes a pattern that is none for plain text', async () => {
    const shas = await repo.line(['ok', 'broken']);
    const command = 'echo "at $PLACE ("; [ "$PLACE" = here ] || exit 125; grep -qx ok state';
    const result = await start(shas, { command, environment: { PLACE: 'here' }, badPattern: 'at here (' });
    assert.equal(result.kind, 'proved');
  });

  it('sweeps only what nobody owns, though the clock was set forward meanwhile', async () => {
    const aYearOn = (): number => Date.now() + 365 * 86_400_000;
    const shas = await repo.line(['ok', 'broken']);
    const repository = await repo.open();
    let inside: string[] = [];
    await start(
      shas,
      {},
      {
        onStep: async () => {
          await sweepWorktrees(repository, { root: repo.worktrees, now: aYearOn });
          inside = (await readdir(repo.worktrees)).filter((name) => !name.endsWith('.owner'));
        },
      },
    );
    assert.equal(inside.length, 1);
    repo.git('worktree', 'add', '-q', '--detach', join(repo.worktrees, 'of-a-person'));
    assert.deepEqual(await sweepWorktrees(repository, { root: repo.worktrees, now: Date.now }), []);
    assert.deepEqual(await readdir(repo.worktrees), ['of-a-person']);
  });
});
