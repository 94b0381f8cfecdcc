import { join } from 'node:path';
import { blameLine } from '../../../../src/git/blame.ts';
import { fileAt, submoduleAt } from '../../../../src/git/changes.ts';
import { readCloneFacts } from '../../../../src/git/cloneFacts.ts';
import { readDeploys } from '../../../../src/git/deploys/deploys.ts';
import { readDiffs } from '../../../../src/git/diffs.ts';
import { fetchRemote } from '../../../../src/git/fetch.ts';
import { findRepositories } from '../../../../src/git/findRepositories.ts';
import { readGraph } from '../../../../src/git/graph.ts';
import { readCommits, readNamed } from '../../../../src/git/log.ts';
import { mainBranch } from '../../../../src/git/mainBranch.ts';
import { readMessages } from '../../../../src/git/messages.ts';
import { openRepository, type Repository } from '../../../../src/git/repository.ts';
import { prepareRevert } from '../../../../src/git/revert.ts';
import { JournalStore } from '../../../../src/journal/journal.ts';
import { addWorktree, removeWorktree, sweepWorktrees } from '../../../../src/proof/worktrees.ts';
import { TeamStore } from '../../../../src/team/team.ts';
import { changedFiles } from '../repo.ts';
import type { Scene } from './scene.ts';

const deployConfig = {
  tagPattern: '^deploy/(?<env>[^/]+)/(?<stamp>.+)$',
  environment: 'production',
  branches: { staging: 'main' },
  sources: [],
};

const silent = (): void => undefined;

type Operation = (repository: Repository, scene: Scene) => Promise<unknown>;

/** Everything that Sitrep has git do, by name. */
export const operations: Readonly<Record<string, Operation>> = {
  'list commits': (repository) => readCommits(repository, { revisions: ['main'], limit: 99, merges: true }),
  'read named commits': (repository) => readNamed(repository, ['main']),
  'read messages': (repository) =>
    readMessages(repository, { revisions: ['main'], limit: 99, signal: undefined }, silent),
  'read diffs': (repository) =>
    readDiffs(repository, ['main', 'main~1', 'main~2', 'main~3'], {
      maxBytes: 1e6,
      reader: { commit: silent, change: silent, file: silent, hunk: silent, line: silent },
    }),
  graph: (repository) => readGraph(repository, ['main']),
  blame: (repository) => blameLine(repository, { sha: 'main', path: 'a.txt', line: 2 }),
  'changed files': (repository) => changedFiles(repository, 'main~1'),
  'show a file': (repository) => fileAt(repository, 'main', 'a.txt', 100),
  'read a submodule': (repository) => submoduleAt(repository, 'main', 'part'),
  'main branch': (repository) => mainBranch(repository),
  'facts of the clone': (repository) => readCloneFacts(repository),
  deploys: (repository) => readDeploys(repository, deployConfig),
  fetch: (repository) => fetchRemote(repository, { signal: AbortSignal.timeout(20_000) }),
  'prepare revert': (repository) => prepareRevert(repository, 'main~3', { base: 'main' }),
  'worktree of a proof': async (repository, { root }) => {
    const place = join(root, 'proofs');
    const added = await addWorktree(repository, { root: place, sha: 'main~1' });
    if ('folder' in added) await removeWorktree(repository, added.folder);
    await sweepWorktrees(repository, { root: place, now: Date.now });
  },
  share: (repository, scene) => teamOf(repository, scene).share({ signal: AbortSignal.timeout(20_000) }),
  get: (repository, scene) => teamOf(repository, scene).get(AbortSignal.timeout(20_000)),
  submodules: async (_repository, scene) => {
    for (const folder of (await findRepositories([scene.repository])).slice(1)) {
      const opened = await openRepository(folder, { trusted: true });
      if ('repository' in opened) await readCommits(opened.repository, { revisions: ['main'], limit: 9 });
    }
  },
};

function teamOf(repository: Repository, scene: Scene): TeamStore {
  const store = new JournalStore({
    root: join(scene.repository, '.git/sitrep'),
    now: () => Date.parse('2026-11-22T16:00:00Z'),
    author: 'A. Developer',
  });
  return new TeamStore({
    home: { store, author: 'A. Developer' },
    repository,
    sharedBefore: { has: () => true, add: () => Promise.resolve() },
    documents: {
      read: (incident, name) => store.readDocumentBytes(incident, name),
      write: (incident, name, content) => store.writeDocument(incident, name, content).then(silent),
    },
  });
}
