import { remoteName } from './remotes.ts';
import type { Repository } from './repository.ts';

const usual = ['main', 'master', 'trunk', 'develop'];

/** The main branch: the remote's default, else `main`, `master`, `trunk`, `develop`, else HEAD. The remote's before a local one. */
export async function mainBranch(
  repository: Repository,
  signal?: AbortSignal,
): Promise<{
  readonly ref: string;
  readonly name: string;
  /** The commit that it stands at; undefined where that takes another question. */
  readonly sha: string | undefined;
}> {
  const remote = `refs/remotes/${remoteName(repository) ?? 'origin'}`;
  const likely = usual.flatMap((name) => [`${remote}/${name}`, `refs/heads/${name}`]);
  const answer = await repository.promptly(
    ['for-each-ref', '--format=%(refname)%00%(symref)%00%(objectname)', `${remote}/HEAD`, ...likely],
    { signal },
  );
  const refs = answer.ok ? answer.text.split('\n').map((line) => line.split('\0')) : [];
  const remoteHead = refs.find(([name, target]) => name === `${remote}/HEAD` && target !== '')?.[1];
  const shas = new Map(refs.map(([name = '', , sha]) => [name, sha]));
  const ref = remoteHead ?? likely.find((name) => shas.has(name)) ?? 'HEAD';
  const sha = shas.get(remoteHead === undefined ? ref : `${remote}/HEAD`);
  return { ref, name: ref.replace(/^refs\/(?:heads|remotes)\//, ''), sha };
}
