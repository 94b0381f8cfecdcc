import { StringDecoder } from 'node:string_decoder';
import type { Repository } from './repository.ts';
import { plainDiff } from './safety.ts';
import { unquote } from './log.ts';

/** A run of changed lines, as `@@ -oldStart,oldLines +newStart,newLines @@ heading` gives it; without context lines. */
export interface Hunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  /** The line that git takes for the function around the hunk. */
  readonly heading: string;
}

/** Gets the pieces of a diff in their order. Lines come without their `+` or `-`. */
export interface DiffReader {
  commit(sha: string): void;
  file(path: string, oldPath: string, binary: boolean): void;
  hunk(hunk: Hunk): void;
  line(side: 'added' | 'removed', text: string): void;
}

export interface DiffsRead {
  /** `truncated`: the byte cap was reached. `missing-objects`: an object of the commit read last is not in the clone. */
  readonly ended: 'complete' | 'truncated' | 'cancelled' | 'missing-objects' | 'failed';
  readonly detail: string;
}

const marker = '\0';

/** Commits by name, or the newest of some revisions without their merges. */
export type DiffsWanted =
  readonly string[] | { readonly revisions: readonly string[]; readonly limit: number };

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
    readonly signal?: AbortSignal | undefined;
  },
): Promise<DiffsRead> {
  const parser = new DiffParser(request.reader);
  const names = 'revisions' in wanted ? wanted.revisions : wanted;
  const result = await repository.stream(
    [
      'log',
      ...('revisions' in wanted ? ['--no-merges', '-n', String(wanted.limit)] : ['--no-walk=unsorted']),
      '--stdin',
      '-p',
      '-U0',
      '-M',
      '-l200',
      '--diff-merges=dense-combined',
      `--format=%x00%H`,
      ...plainDiff,
      ...['--src-prefix=a/', '--dst-prefix=b/'],
    ],
    {
      stdin: names.map((name) => `${name}\n`).join(''),
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

/** `@@ -1,2 +3,4 @@ heading`; a merge of n parents has one `@` more for each and n ranges before the `+`. */
const hunkHeader = /^(@@+)((?: -\d+(?:,\d+)?)+) \+(\d+)(?:,(\d+))? \1 ?(.*)$/;

/** Reads `git log -p` as it comes. Line counts of the hunk headers tell content from headers, whatever it looks like. */
export class DiffParser {
  private readonly decoder = new StringDecoder('utf8');
  private rest = '';
  /** Lines that the hunk still has in each parent, and in the commit. */
  private oldLeft: number[] = [];
  private newLeft = 0;
  private oldPath = '';
  private pending: { path: string; oldPath: string } | undefined;

  constructor(private readonly reader: DiffReader) {}

  push(chunk: Buffer): void {
    const text = this.rest + this.decoder.write(chunk);
    let from = 0;
    for (let end = text.indexOf('\n', from); end >= 0; end = text.indexOf('\n', from)) {
      this.line(text, from, end);
      from = end + 1;
    }
    this.rest = text.slice(from);
  }

  end(): void {
    if (this.rest !== '') this.line(this.rest, 0, this.rest.length);
    this.rest = '';
    this.flush(false);
  }

  private line(text: string, from: number, end: number): void {
    if (this.oldLeft.length > 1 && this.isInHunk()) {
      this.mergedLine(text.slice(from, end));
      return;
    }
    const first = text.charCodeAt(from);
    if (first === 43 && this.newLeft > 0) {
      this.newLeft--;
      this.reader.line('added', text.slice(from + 1, end));
    } else if (first === 45 && (this.oldLeft[0] ?? 0) > 0) {
      this.oldLeft[0] = (this.oldLeft[0] ?? 0) - 1;
      this.reader.line('removed', text.slice(from + 1, end));
    } else {
      this.header(text.slice(from, end));
    }
  }

  private isInHunk(): boolean {
    return this.newLeft > 0 || this.oldLeft.some((left) => left > 0);
  }

  /** A line of a merge has a column for each parent; what it changed itself is marked in all of them. */
  private mergedLine(line: string): void {
    const columns = Array.from(line.slice(0, this.oldLeft.length));
    const isGone = columns.includes('-');
    columns.forEach((column, parent) => {
      if (column === (isGone ? '-' : ' ')) this.oldLeft[parent] = (this.oldLeft[parent] ?? 0) - 1;
    });
    if (!isGone) this.newLeft--;
    const text = line.slice(columns.length);
    if (columns.every((column) => column === '+')) this.reader.line('added', text);
    if (columns.every((column) => column === '-')) this.reader.line('removed', text);
  }

  private header(line: string): void {
    if (line.startsWith(marker)) {
      this.flush(false);
      this.oldLeft = [];
      this.newLeft = 0;
      this.reader.commit(line.slice(1).trim());
    } else if (line.startsWith('@@')) {
      this.flush(false);
      this.startHunk(line);
    } else if (line.startsWith('diff --git ')) {
      this.flush(false);
      this.pending = pathsOf(line);
    } else if (/^diff --(?:cc|combined) /.test(line)) {
      this.flush(false);
      const path = unquote(line.replace(/^diff --(?:cc|combined) /, ''));
      this.pending = { path, oldPath: path };
    } else if (line.startsWith('--- ')) {
      this.oldPath = stripPrefix(line.slice(4));
    } else if (line.startsWith('+++ ')) {
      const path = stripPrefix(line.slice(4));
      this.pending = {
        path: path === '/dev/null' ? this.oldPath : path,
        oldPath: this.oldPath === '/dev/null' ? path : this.oldPath,
      };
    } else if (line.startsWith('rename from ') && this.pending) {
      this.pending.oldPath = unquote(line.slice(12));
    } else if (line.startsWith('rename to ') && this.pending) {
      this.pending.path = unquote(line.slice(10));
    } else if (line.startsWith('Binary files ') || line === 'GIT binary patch') {
      this.flush(true);
    }
  }

  private startHunk(line: string): void {
    const match = hunkHeader.exec(line);
    if (match === null) return;
    const [, , ranges = '', newStart, newLines = '1', heading = ''] = match;
    const olds = ranges
      .trim()
      .split(' ')
      .map((range) => range.slice(1).split(','));
    this.oldLeft = olds.map(([, lines = '1']) => Number(lines));
    this.newLeft = Number(newLines);
    this.reader.hunk({
      oldStart: Number(olds[0]?.[0]),
      oldLines: this.oldLeft[0] ?? 0,
      newStart: Number(newStart),
      newLines: this.newLeft,
      heading,
    });
  }

  private flush(binary: boolean): void {
    if (this.pending !== undefined) this.reader.file(this.pending.path, this.pending.oldPath, binary);
    this.pending = undefined;
  }
}

function stripPrefix(path: string): string {
  const plain = unquote(path.replace(/\t$/, ''));
  return plain === '/dev/null' ? plain : plain.slice(2);
}

/** From `diff --git a/x b/x`; only used where no other line names the paths, and then both are the same. */
function pathsOf(line: string): { path: string; oldPath: string } {
  const rest = line.slice('diff --git '.length);
  const half = rest.startsWith('"')
    ? rest.slice(0, rest.indexOf('" ') + 1)
    : rest.slice(0, (rest.length - 1) / 2);
  const path = stripPrefix(half);
  return { path, oldPath: path };
}
