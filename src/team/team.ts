import type { Repository } from '../git/repository.ts';
import type { Remembered, StoreRemote } from './storeBranch.ts';
import type { BranchAnswer, BranchFailure } from './storeBranchTree.ts';
import type { JournalStore } from '../journal/journal.ts';
import { journalName } from './files.ts';
import { collectOutgoing, type Outgoing } from './outgoing.ts';
import { TeamTip } from './tip.ts';
import { TeamUnion, type Received, type TeamDocuments, type TheirFile } from './union.ts';

/** `too-large`: the branch holds more than incidents ever do. */
export type TeamFailure = BranchFailure | { readonly kind: 'no-remote' | 'too-large' };

export type GetOutcome =
  { readonly kind: 'got'; readonly received: Received } | { readonly kind: 'nothing-there' } | TeamFailure;

export type ShareOutcome =
  | {
      readonly kind: 'shared';
      readonly files: number;
      readonly incidents: number;
      readonly left: readonly string[];
      readonly received: Received;
    }
  | {
      readonly kind: 'nothing-to-share';
      readonly privateCount: number;
      readonly left: readonly string[];
      readonly received: Received;
    }
  | { readonly kind: 'rejected-after-retries' }
  /** `mayGo` said no; nothing was sent. */
  | { readonly kind: 'held-back' }
  | TeamFailure;

export interface SharedFile {
  /** `<incident>/<name in its folder>`. */
  readonly path: string;
  readonly text: string;
  /** What the team has now; undefined where it has none. */
  readonly before: string | undefined;
}

export type SharePlan =
  | {
      readonly kind: 'plan';
      /** Everywhere it goes, without user and password. */
      readonly addresses: readonly string[];
      readonly files: readonly SharedFile[];
      readonly incidents: ReadonlySet<string>;
      readonly privateCount: number;
      readonly left: readonly string[];
    }
  | TeamFailure;

export interface ShareRequest {
  readonly signal: AbortSignal;
  /** Only these incidents, where given. */
  readonly only?: ReadonlySet<string> | undefined;
  /** Asked with exactly what is about to be pushed. */
  readonly mayGo?: (files: readonly SharedFile[]) => Promise<boolean>;
}

export interface TeamDeps {
  readonly home: { readonly store: JournalStore; readonly author: string };
  readonly repository: Repository;
  readonly documents: TeamDocuments;
  readonly sharedBefore: SharedMemory;
}

/** Where incidents were shared to before. Kept where no repository can write: whoever is in it isn't asked any more. */
export interface SharedMemory {
  has(key: string): boolean;
  add(key: string): PromiseLike<void>;
}

/** Somebody else may push between our fetch and our push; each round one of them gets through. */
const mostAttempts = 8;

/**
 * The store of a repository, together with the team: commits on a branch of the ordinary remote. Working tree,
 * index and branches of this clone take no part. What git and the remote say is a value; failures of the disk are
 * thrown as JournalError, and doing it again goes on where it ended.
 */
export class TeamStore {
  constructor(private readonly deps: TeamDeps) {}

  /** True until something was pushed from this clone to the addresses that it pushes to now. */
  async isFirstShare(): Promise<boolean> {
    const { storeRemote } = await import('./storeBranch.ts');
    const remote = await storeRemote(this.deps.repository);
    return remote === undefined || !this.deps.sharedBefore.has(remote.key);
  }

  /** What sharing would send. Nothing in the store changes. */
  async plan(signal: AbortSignal): Promise<SharePlan> {
    const fetched = await this.fetch(signal);
    if (fetched.kind !== 'ok') return fetched;
    const { remote, tip } = fetched;
    const { contents, privateCount, left } = await this.outgoing(tip, { signal });
    const files = await besideTheirs(tip, contents);
    if (signal.aborted) return { kind: 'cancelled' };
    return {
      kind: 'plan',
      addresses: remote.addresses,
      files,
      incidents: incidentsOf(contents),
      privateCount,
      left,
    };
  }

  /** Takes in what others shared. */
  async get(signal: AbortSignal): Promise<GetOutcome> {
    const fetched = await this.fetch(signal);
    if (fetched.kind !== 'ok') return fetched;
    if (fetched.tip.commit === undefined) return { kind: 'nothing-there' };
    const union = this.union();
    const taken = await this.takeIn(fetched, union, signal);
    return taken ? { kind: 'got', received: union.received } : { kind: 'cancelled' };
  }

  /** Takes in what others shared, then sends what they lack; `only` these incidents, where given. */
  async share(request: ShareRequest): Promise<ShareOutcome> {
    const union = this.union();
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const fetched = await this.fetch(request.signal);
      if (fetched.kind !== 'ok') return fetched;
      if (!(await this.takeIn(fetched, union, request.signal))) return { kind: 'cancelled' };
      const outgoing = await this.outgoing(fetched.tip, request);
      if (request.signal.aborted) return { kind: 'cancelled' };
      const { contents, left, privateCount } = outgoing;
      const { received } = union;
      if (contents.size === 0) return { kind: 'nothing-to-share', privateCount, left, received };
      if (request.mayGo && !(await request.mayGo(await besideTheirs(fetched.tip, contents))))
        return { kind: 'held-back' };
      const pushed = await this.push(fetched, contents, request.signal);
      if (pushed.kind !== 'ok') return pushed;
      if (pushed.value === 'behind') continue;
      const incidents = incidentsOf(contents).size;
      return { kind: 'shared', files: contents.size, incidents, left, received };
    }
    return { kind: 'rejected-after-retries' };
  }

  private union(): TeamUnion {
    return new TeamUnion({ store: this.deps.home.store, documents: this.deps.documents });
  }

  private async fetch(signal: AbortSignal): Promise<Fetched | TeamFailure> {
    const { storeRemote, fetchStore, recall } = await import('./storeBranch.ts');
    const { repository } = this.deps;
    const remote = await storeRemote(repository, signal);
    if (signal.aborted) return { kind: 'cancelled' };
    if (remote === undefined) return { kind: 'no-remote' };
    const fetched = await fetchStore(repository, remote, signal);
    if (fetched.kind !== 'ok') return fetched;
    const shared = await recall(repository, remote, 'shared');
    const tip = await TeamTip.read({ repository, commit: fetched.value, shared, signal });
    return tip.kind === 'ok' ? { kind: 'ok', remote, tip: tip.value } : tip;
  }

  /** False where it was cancelled; what was taken in until then stays, and the rest comes next time. */
  private async takeIn({ remote, tip }: Fetched, union: TeamUnion, signal: AbortSignal): Promise<boolean> {
    const here = new Set(await this.deps.home.store.list());
    for (const [incident, listed] of tip.byIncident()) {
      if (signal.aborted) return false;
      const files: TheirFile[] = [];
      for (const file of listed) {
        // Only we changed it, or it was deleted here: then it stays deleted here, and stays with the others.
        if (tip.isOld(file) && here.has(incident) && file.name !== journalName) continue;
        const content = await tip.contentOf(file);
        if (content === undefined) union.refuse(file.path);
        else
          files.push({
            name: file.name,
            content,
            wasShared: (ours) => tip.wasShared(file.path, ours),
          });
      }
      await union.take(incident, files, here.has(incident));
    }
    if (signal.aborted) return false;
    if (tip.commit !== undefined) await this.remember(remote, ['shared'], tip.commit);
    return true;
  }

  private outgoing(tip: TeamTip, { signal, only }: ShareRequest): Promise<Outgoing> {
    const { home, documents } = this.deps;
    return collectOutgoing({ signal, only, store: home.store, documents, theirs: tip.theirs });
  }

  private async push(
    { remote, tip }: Fetched,
    contents: ReadonlyMap<string, Buffer>,
    signal: AbortSignal,
  ): Promise<BranchAnswer<'pushed' | 'behind'>> {
    const [{ blobId, writeBlobs, writeTree }, { commitStore, pushStore }] = await Promise.all([
      import('./storeBranchTree.ts'),
      import('./storeBranch.ts'),
    ]);
    const { repository, home } = this.deps;
    const written = await writeBlobs(repository, contents.values(), signal);
    if (written.kind !== 'ok') return written;
    const files = new Map([...tip.files.values()].map(({ path, blob }) => [path, blob]));
    for (const [path, content] of contents) files.set(path, blobId(repository, content));
    const tree = await writeTree(repository, files, signal);
    if (tree.kind !== 'ok') return tree;
    const message = messageFor([...incidentsOf(contents)]);
    const commit = await commitStore(
      repository,
      { tree: tree.value, parent: tip.commit, message, author: home.author },
      signal,
    );
    if (commit.kind !== 'ok') return commit;
    const pushed = await pushStore(repository, remote, { commit: commit.value, signal });
    if (pushed.kind === 'ok' && pushed.value === 'pushed') {
      await this.remember(remote, ['shared'], commit.value);
      await this.deps.sharedBefore.add(remote.key);
    }
    return pushed;
  }

  private async remember(remote: StoreRemote, names: readonly Remembered[], commit: string): Promise<void> {
    const { remember } = await import('./storeBranch.ts');
    for (const what of names) await remember(this.deps.repository, remote, { what, commit });
  }
}

interface Fetched {
  readonly kind: 'ok';
  readonly remote: StoreRemote;
  readonly tip: TeamTip;
}

/** What would be sent, each beside what the team has. */
async function besideTheirs(
  tip: TeamTip,
  contents: ReadonlyMap<string, Buffer>,
): Promise<readonly SharedFile[]> {
  const files: SharedFile[] = [];
  for (const [path, content] of contents) {
    const there = tip.files.get(path);
    const before = there && (await tip.contentOf(there));
    files.push({ path, text: content.toString('utf8'), before: before?.toString('utf8') });
  }
  return files;
}

function incidentsOf(contents: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  return new Set([...contents.keys()].map((path) => path.slice(0, path.indexOf('/'))));
}

function messageFor(incidents: readonly string[]): string {
  const [only = ''] = incidents;
  return incidents.length === 1 ? `Share ${only}` : `Share ${incidents.length} incidents`;
}
