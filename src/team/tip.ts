import type { Repository } from '../git/repository.ts';
import type { BranchAnswer, BranchFile } from './storeBranchTree.ts';
import { journalName, largestFile, placeOf } from './files.ts';
import type { TheirSide } from './outgoing.ts';

/** Limits of what is read from the branch: names come from others, and so do sizes. */
const mostFiles = 20_000;
const mostBytes = 256 * 1024 * 1024;

export interface TipRequest {
  readonly repository: Repository;
  /** Undefined where the remote doesn't have the branch yet. */
  readonly commit: string | undefined;
  /** The last commit that was wholly taken in or pushed here. */
  readonly shared: string | undefined;
  readonly signal: AbortSignal;
}

/** The branch as it was fetched, beside what was shared last. */
export class TeamTip {
  private constructor(
    private readonly request: TipRequest,
    readonly files: ReadonlyMap<string, BranchFile>,
    private readonly base: ReadonlyMap<string, BranchFile>,
    private readonly contents: ReadonlyMap<string, Buffer>,
    private readonly idOf: (content: Buffer) => string,
  ) {}

  static async read(request: TipRequest): Promise<BranchAnswer<TeamTip> | { readonly kind: 'too-large' }> {
    const { filesAt, readBlobs, blobId } = await import('./storeBranchTree.ts');
    const { repository, commit, shared, signal } = request;
    const none = { kind: 'ok', value: new Map<string, BranchFile>() } as const;
    const files = commit === undefined ? none : await filesAt(repository, commit, signal);
    if (files.kind !== 'ok') return files;
    const base = shared === undefined ? none : await filesAt(repository, shared, signal);
    if (base.kind !== 'ok') return base;
    const wanted = [...files.value.values()].filter(
      ({ path, bytes, blob }) => bytes <= largestFile && isWanted(path, base.value.get(path)?.blob === blob),
    );
    const total = wanted.reduce((sum, { bytes }) => sum + bytes, 0);
    if (files.value.size > mostFiles || total > mostBytes) return { kind: 'too-large' };
    const read = await readBlobs(repository, new Set(wanted.map(({ blob }) => blob)), signal);
    if (read.kind !== 'ok') return read;
    const idOf = (content: Buffer): string => blobId(repository, content);
    return { kind: 'ok', value: new TeamTip(request, files.value, base.value, read.value, idOf) };
  }

  get commit(): string | undefined {
    return this.request.commit;
  }

  /** What is ours on the branch, by incident. */
  byIncident(): ReadonlyMap<string, readonly (BranchFile & { readonly name: string })[]> {
    const incidents = new Map<string, (BranchFile & { readonly name: string })[]>();
    for (const file of this.files.values()) {
      const place = placeOf(file.path);
      if (place === undefined) continue;
      const known = incidents.get(place.incident) ?? [];
      incidents.set(place.incident, [...known, { ...file, name: place.name }]);
    }
    return incidents;
  }

  isOld({ path, blob }: BranchFile): boolean {
    return this.base.get(path)?.blob === blob;
  }

  wasShared(path: string, content: Buffer): boolean {
    const blob = this.base.get(path)?.blob;
    return blob !== undefined && blob === this.idOf(content);
  }

  /** Content of a file on the branch; undefined where it is too large or can't be had. */
  async contentOf({ blob, bytes }: BranchFile): Promise<Buffer | undefined> {
    const known = this.contents.get(blob);
    if (known !== undefined || bytes > largestFile) return known;
    const { readBlobs } = await import('./storeBranchTree.ts');
    const read = await readBlobs(this.request.repository, new Set([blob]), this.request.signal);
    return read.kind === 'ok' ? read.value.get(blob) : undefined;
  }

  readonly theirs: TheirSide = {
    journal: (incident) => {
      const file = this.files.get(`${incident}/${journalName}`);
      const text = file && this.contents.get(file.blob)?.toString('utf8');
      return { text, isTooLarge: file !== undefined && text === undefined };
    },
    covers: (path, content) => {
      const there = this.files.get(path);
      if (there === undefined) return false;
      // What was not read can't be united, and so is never replaced.
      if (there.bytes > largestFile) return true;
      return there.blob === this.idOf(content) || this.wasShared(path, content);
    },
  };
}

/** Journals are always united; documents are read only where somebody changed them. */
function isWanted(path: string, isOld: boolean): boolean {
  const place = placeOf(path);
  return place !== undefined && (place.name === journalName || !isOld);
}
