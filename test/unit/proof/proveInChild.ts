import { appendFile } from 'node:fs/promises';
import { openRepository } from '../../../src/git/repository.ts';
import { prove } from '../../../src/proof/prove.ts';

/** A proof in a process of its own, to be killed: arguments folder, worktrees, record, live, known good, command. */
const [folder = '', worktrees = '', record = '', live = '', knownGood = '', command = ''] =
  process.argv.slice(2);
const opened = await openRepository(folder, { trusted: true });
if ('repository' in opened) {
  let at = 0;
  await prove({
    repository: opened.repository,
    reproduction: { command, timeoutMs: 60_000 },
    run: 'p1',
    live,
    knownGood,
    prior: new Map(),
    worktrees,
    now: () => (at += 60_000),
    onStep: (step) => appendFile(record, `${JSON.stringify(step)}\n`),
  });
}
