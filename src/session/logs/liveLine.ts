import type { Blamed } from '../../git/blame.ts';
import type { Repository } from '../../git/repository.ts';
import type { Frame } from '../../suspects/ranking/frames.ts';
import type { RepositoryReport } from '../../suspects/jointReport.ts';
import type { Repositories } from '../repositories.ts';

/** The commit that last changed a line of the code, as that line was live. */
export interface LiveLine extends Blamed {
  /** Of the repository. */
  readonly folder: string;
  /** The line that was asked for, 1-based, in the file as it was live. */
  readonly asked: { readonly path: string; readonly line: number };
}

export type LiveLineResult =
  | { readonly found: LiveLine }
  | { readonly failed: 'no-frame' | 'no-such-file' | 'no-such-line' | 'missing-object' | 'failed' };

/**
 * Takes what a stack trace says (`at pay (/srv/shop/src/pay.js:12:5)`, or just `src/pay.js:12`), finds the innermost
 * frame whose file was live in one of the repositories, and asks which commit changed the line last, passing over those
 * that changed the layout only.
 */
export async function blameLive(
  repositories: Pick<Repositories, 'open'>,
  reports: readonly Pick<RepositoryReport, 'folder' | 'live' | 'assumedLive'>[],
  text: string,
): Promise<LiveLineResult> {
  const { parseFrames } = await import('../../suspects/ranking/frames.ts');
  const frames = parseFrames(text).filter(({ line }) => line !== undefined);
  if (frames.length === 0) return { failed: 'no-frame' };
  for (const { folder, live, assumedLive } of reports) {
    const repository = await repositories.open(folder);
    if (repository === undefined) continue;
    const sha = live?.sha ?? assumedLive ?? 'HEAD';
    const asked = await placeOf(repository, sha, frames);
    if (asked === undefined) continue;
    const { blameLine } = await import('../../git/blame.ts');
    const result = await blameLine(repository, { sha, ...asked });
    if ('blamed' in result) return { found: { ...result.blamed, folder, asked } };
    const { failed } = result;
    return { failed: failed === 'no-such-line' || failed === 'missing-object' ? failed : 'failed' };
  }
  return { failed: 'no-such-file' };
}

async function placeOf(
  repository: Repository,
  sha: string,
  frames: readonly Frame[],
): Promise<LiveLine['asked'] | undefined> {
  const { namesFile, sharedTail } = await import('../../suspects/ranking/frames.ts');
  const listed = await repository.stream(['ls-tree', '-r', '-z', '--name-only', sha]);
  const paths = listed.stdout.toString('utf8').split('\0');
  for (const frame of frames) {
    const named = paths.filter((path) => path !== '' && namesFile(frame, path));
    const [best] = named.sort((a, b) => sharedTail(frame.file, b) - sharedTail(frame.file, a));
    if (best !== undefined && frame.line !== undefined) return { path: best, line: frame.line };
  }
  return undefined;
}
