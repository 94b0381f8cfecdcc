import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { readBoundedText } from '../limits/readBounded.ts';
import { absentSubmodules } from './findRepositories.ts';
import { withoutSshAlias } from './forge.ts';
import { addressesOf, remoteName, withoutCredentials } from './remotes.ts';
import type { CloneFacts } from './history.ts';
import type { Repository } from './repository.ts';

const placeholder = 'ref: refs/heads/.invalid';
/** Bytes; a ref's name is no longer than a path. */
const largestHead = 65_536;

/** What is known of a clone. `lastFetched` is the time of `FETCH_HEAD`, or of the clone's packed refs before a first fetch. */
export async function readCloneFacts(repository: Repository, signal?: AbortSignal): Promise<CloneFacts> {
  const name = remoteName(repository);
  const [url] = name === undefined ? [] : await addressesOf(repository, name, { push: false, signal });
  const remote = url === undefined ? undefined : withoutCredentials(withoutSshAlias(url, await sshConfig()));
  return {
    folder: repository.folder,
    shallow: repository.shallow,
    detached: await isDetached(repository, signal),
    absentSubmodules: repository.bare ? [] : await absentSubmodules(repository.folder),
    lastFetched:
      (await modifiedAt(join(repository.gitDir, 'FETCH_HEAD'))) ??
      (await modifiedAt(join(repository.commonDir, 'FETCH_HEAD'))) ??
      (remote === undefined ? undefined : await modifiedAt(join(repository.commonDir, 'packed-refs'))),
    remote,
  };
}

async function sshConfig(): Promise<string> {
  return (await readBoundedText(join(homedir(), '.ssh/config'), { maxBytes: largestSshConfig })) ?? '';
}

/** Largest ssh configuration that is read, in bytes: hundreds of hosts. */
const largestSshConfig = 256 * 1024;

/** Whether HEAD names no branch. Refs that are not kept in files leave a placeholder there, and git has to be asked. */
async function isDetached(repository: Repository, signal: AbortSignal | undefined): Promise<boolean> {
  const head =
    (await readBoundedText(join(repository.gitDir, 'HEAD'), { maxBytes: largestHead })) ?? placeholder;
  if (!head.startsWith(placeholder)) return !head.startsWith('ref: ');
  const asked = await repository.text(['symbolic-ref', '-q', 'HEAD'], { signal });
  return !asked.ok;
}

async function modifiedAt(path: string): Promise<number | undefined> {
  try {
    const facts = await stat(path);
    return facts.size > 0 || path.endsWith('packed-refs') ? facts.mtimeMs : undefined;
  } catch {
    return undefined;
  }
}
