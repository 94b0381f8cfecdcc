import { parseRawLine, unquote, type FileChange } from './log.ts';

/** A run of changed lines, as `@@ -oldStart,oldLines +newStart,newLines @@ heading` gives it; without context lines. */
export interface Hunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  /** The line that git takes for the function around the hunk. */
  readonly heading: string;
}

/** Gets the pieces of a diff in their order. */
export interface DiffReader {
  commit(sha: string): void;
  /** All changed files come before the hunks of the first. */
  change(change: FileChange): void;
  file(path: string, oldPath: string, binary: boolean): void;
  hunk(hunk: Hunk): void;
  /** A line without its `+` or `-`, as bytes of a buffer that must not be kept. */
  line(side: 'added' | 'removed', bytes: Buffer, from: number, end: number): void;
}

/** Stands before the name of a commit: `git log --format`. */
export const commitMarker = '%x00';

const newline = 10;
const space = 32;
const plus = 43;
const minus = 45;
const letterI = 105;

/** `@@ -1,2 +3,4 @@ heading`; a merge of n parents has one `@` more for each and n ranges before the `+`. */
const hunkHeader = /^(@@+)((?: -\d+(?:,\d+)?)+) \+(\d+)(?:,(\d+))? \1 ?(.*)$/s;

/** Reads `git log -p` as it comes. Line counts of the hunk headers tell content from headers, whatever it looks like. */
export class DiffParser {
  /** The beginning of a line whose end has not come yet, in pieces. */
  private rest: Buffer[] = [];
  /** Lines that the hunk still has in each parent, and in the commit. */
  private oldLeft: number[] = [];
  private newLeft = 0;
  private oldPath = '';
  private pending: { path: string; oldPath: string } | undefined;

  constructor(private readonly reader: DiffReader) {}

  push(chunk: Buffer): void {
    let from = 0;
    let end = chunk.indexOf(newline);
    if (end >= 0 && this.rest.length > 0) {
      this.rest.push(chunk.subarray(0, end));
      this.lineOfRest();
      from = end + 1;
      end = chunk.indexOf(newline, from);
    }
    for (; end >= 0; end = chunk.indexOf(newline, from)) {
      this.line(chunk, from, end);
      from = end + 1;
    }
    if (from < chunk.length) this.rest.push(chunk.subarray(from));
  }

  end(): void {
    if (this.rest.length > 0) this.lineOfRest();
    this.flush(false);
  }

  private lineOfRest(): void {
    const line = Buffer.concat(this.rest);
    this.rest = [];
    this.line(line, 0, line.length);
  }

  private line(bytes: Buffer, from: number, end: number): void {
    if (this.oldLeft.length > 1 && this.isInHunk()) {
      this.mergedLine(bytes, from, end);
      return;
    }
    const first = bytes[from];
    if (first === plus && this.newLeft > 0) {
      this.newLeft--;
      this.reader.line('added', bytes, from + 1, end);
    } else if (first === minus && (this.oldLeft[0] ?? 0) > 0) {
      this.oldLeft[0] = (this.oldLeft[0] ?? 0) - 1;
      this.reader.line('removed', bytes, from + 1, end);
    } else {
      this.header(bytes, from, end);
    }
  }

  private isInHunk(): boolean {
    return this.newLeft > 0 || this.oldLeft.some((left) => left > 0);
  }

  /** A line of a merge has a column for each parent; what it changed itself is marked in all of them. */
  private mergedLine(bytes: Buffer, from: number, end: number): void {
    const start = Math.min(end, from + this.oldLeft.length);
    const columns = bytes.subarray(from, start);
    const isGone = columns.includes(minus);
    columns.forEach((column, parent) => {
      if (column === (isGone ? minus : space)) this.oldLeft[parent] = (this.oldLeft[parent] ?? 0) - 1;
    });
    if (!isGone) this.newLeft--;
    if (columns.every((column) => column === plus)) this.reader.line('added', bytes, start, end);
    if (columns.every((column) => column === minus)) this.reader.line('removed', bytes, start, end);
  }

  private header(bytes: Buffer, from: number, end: number): void {
    // Most lines that say nothing to us are these: `index 1234567..89abcde 100644`.
    if (end === from || bytes[from] === letterI) return;
    const line = bytes.toString('utf8', from, end);
    if (line.startsWith('\0')) {
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
    } else if (line.startsWith(':')) {
      const change = parseRawLine(line);
      if (change !== undefined) this.reader.change(change);
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
