import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../../src/process/run.ts';
import { openRepository } from '../../../../src/git/repository.ts';
import { operations } from './operations.ts';
import { buildTemplate, copyOf, type Scene } from './scene.ts';
import { traps, type Trap } from './traps.ts';

export interface HostileRun {
  readonly repositories: number;
  /** Operations that were driven, over all repositories. */
  readonly runs: number;
  /** Programs of a repository that ran: the trap, and after which operation. */
  readonly canaries: readonly string[];
  /** Repositories that git was not asked about, by trap, and why. */
  readonly refused: ReadonlyMap<string, string>;
}

const atOnce = 4;

/** Builds every hostile repository and drives everything that Sitrep does with git over it. */
export async function hostileRepositories(only: (trap: Trap) => boolean = () => true): Promise<HostileRun> {
  const canaries: string[] = [];
  const refused = new Map<string, string>();
  let runs = 0;
  const chosen = traps.filter(only);
  await eachScene(chosen, async (trap, scene) => {
    const opened = await openRepository(scene.repository, { trusted: true });
    if (existsSync(scene.sprung)) canaries.push(`${trap.name}: open`);
    if (!('repository' in opened)) {
      refused.set(trap.name, opened.unavailable.kind);
      return;
    }
    for (const [name, operation] of Object.entries(operations)) {
      await operation(opened.repository, scene);
      runs += 1;
      if (!existsSync(scene.sprung)) continue;
      canaries.push(`${trap.name}: ${name}`);
      rmSync(scene.sprung);
    }
  });
  return { repositories: chosen.length, runs, canaries, refused };
}

/** Some traps make git wait for ever. */
const ordinaryLimitMs = 5_000;

const ordinary = [
  'git status; git log -p --show-signature; git blame a.txt; git diff HEAD~1; git show HEAD; git log',
  'git worktree add -q ../ordinary main~1; git -C ../ordinary checkout -q -b revert-x',
  'git -C ../ordinary checkout -q main~2; git -C ../ordinary revert --no-edit main~3; git checkout -q -f main',
  'git fetch -q; git commit -q --allow-empty -m x; git push -q origin HEAD:refs/heads/new HEAD:refs/heads/sitrep/incidents',
  'git -C part status; git gc -q; git submodule update --init; git difftool -y HEAD~1',
].join('\n');

/** Names of the traps that do spring where git is used in the ordinary way: what a canary is worth. */
export async function livingTraps(only: (trap: Trap) => boolean = () => true): Promise<ReadonlySet<string>> {
  const living = new Set<string>();
  await eachScene(traps.filter(only), async (trap, scene) => {
    await run({
      program: { file: 'sh', args: ['-c', ordinary] },
      cwd: scene.repository,
      timeoutMs: ordinaryLimitMs,
      env: { PATH: process.env['PATH'] ?? '', HOME: scene.root, GIT_CONFIG_NOSYSTEM: '1' },
    });
    if (existsSync(scene.sprung)) living.add(trap.name);
  });
  return living;
}

async function eachScene(
  chosen: readonly Trap[],
  visit: (trap: Trap, scene: Scene) => Promise<void>,
): Promise<void> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'sitrep-hostile-')));
  try {
    const template = await buildTemplate(join(root, 'template'));
    const waiting = [...chosen.entries()];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [index, trap] = next;
        const scene = copyOf(template, join(root, String(index)));
        trap.set(scene);
        rmSync(scene.sprung, { force: true });
        await visit(trap, scene);
        rmSync(scene.root, { recursive: true, force: true });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  }
}
