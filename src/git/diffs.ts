import { commitMarker, DiffParser, type DiffReader } from './diffParser.ts';
import { withoutEdge } from './log.ts';
import type { Repository } from './repository.ts';

export interface DiffsRead {
  /** `truncated`: the byte cap was reached. `missing-objects`: an object of the commit read last is not in the clone. */
  readonly ended: 'complete' | 'truncated' | 'cancelled' | 'missing-objects' | 'failed';
  readonly detail: string;
}

/** Commits by name, or the newest of some revisions: their merges, or all others. */
export type DiffsWanted =
  | readonly string[]
  | { readonly revisions: readonly string[]; readonly limit: number; readonly merges?: boolean };

/**
 * Reads the diffs of some commits through one process, in the given order, without holding them in memory. Of a merge
 * only what it changed itself is given: what differs from every parent, so that an ordinary merge has no files.
 * `maxBytes` bounds what is read in all.
 */
export async function readDiffs(
  repository: Repository,
  wanted: DiffsWanted,
  request: {
    readonly reader: DiffReader;
    readonly maxBytes: number;
    /** False where files that moved are not looked for, which takes git long in merges. */
    readonly renames?: boolean | undefined;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<DiffsRead> {
  const parser = new DiffParser(request.reader);
  const names = 'revisions' in wanted ? wanted.revisions : wanted;
  const result = await repository.stream(
    [
      'log',
      ...('revisions' in wanted
        ? [wanted.merges === true ? '--merges' : '--no-merges', '-n', String(wanted.limit)]
        : ['--no-walk=unsorted']),
      '--stdin',
      ...['--raw', '--no-abbrev', '-p', '-U0'],
      ...(request.renames === false ? ['--no-renames'] : ['-M', '-l200']),
      '--diff-merges=dense-combined',
      `--format=${commitMarker}%H`,
      ...['--src-prefix=a/', '--dst-prefix=b/'],
    ],
    {
      stdin: names.map((name) => `${name}\n`).join(''),
      settings: withoutEdge(repository),
      maxBytes: request.maxBytes,
      signal: request.signal,
      onStdout: (chunk) => parser.push(chunk),
    },
  );
  parser.end();
  if (result.ok) return { ended: 'complete', detail: '' };
  if (result.ended === 'truncated' || result.ended === 'cancelled')
    return { ended: result.ended, detail: '' };
  return { ended: result.missingObject ? 'missing-objects' : 'failed', detail: result.stderr };
}
