import { framesIn, innermostFirst, isInstalled } from '../../logs/stackFrames.ts';

/** One line of a stack trace that names a file. */
export interface Frame {
  /** As written, with `/` between the parts. */
  readonly file: string;
  readonly line: number | undefined;
  readonly function: string | undefined;
  /** Distance from the place where the error was raised, 0 first. */
  readonly depth: number;
}

/** Frames and characters read of one error: a trace that recurses says nothing new beyond them. */
const framesRead = 200;
const charactersRead = 256 * 1024;

/** Frames of an error, the innermost first; those of installed packages are left out, since no commit changed them. */
export function parseFrames(text: string): Frame[] {
  return innermostFirst(framesIn(text.slice(0, charactersRead), framesRead))
    .map((frame) => ({
      file: frame.written.replaceAll('\\', '/'),
      line: frame.line,
      function: lastName(frame.function),
    }))
    .filter(({ file }) => !isInstalled(file))
    .map((frame, depth) => ({ ...frame, depth }));
}

/** `charge` of `Cart.charge [as pay]`, `Shop\\Pay->charge`, `main.(*Cart).charge`, `Charge(Int32 cents)`. */
function lastName(name: string | undefined): string | undefined {
  if (name === undefined || /^<.*>$/.test(name)) return undefined;
  const last = name
    .replace(/ \[as [^\]]+\]$/, '')
    .replace(/(?<=\w)\([^()]*\)$/, '')
    .split(/[.#:>\\/ ]+/)
    .findLast((part) => /\w/.test(part));
  return last?.replace(/[()*&$]/g, '');
}

/**
 * Number of path parts, counted from the end, that a frame's file and a repository's path share; 0 where the names
 * differ. A Java frame names only the file, so one part is a match there.
 */
export function sharedTail(frameFile: string, path: string): number {
  const a = frameFile.split('/').filter((part) => part !== '' && part !== '.');
  const b = path.split('/');
  let shared = 0;
  while (shared < a.length && shared < b.length && a[a.length - 1 - shared] === b[b.length - 1 - shared])
    shared++;
  return shared;
}

/**
 * Whether a frame means a path: all parts of the shorter one fit, or the last two do, since the server's folders are
 * not the repository's.
 */
export function namesFile(frame: Pick<Frame, 'file'>, path: string): boolean {
  const shared = sharedTail(frame.file, path);
  if (shared === 0) return false;
  const parts = frame.file.split('/').filter((part) => part !== '' && part !== '.').length;
  return shared >= Math.min(parts, path.split('/').length) || shared >= 2;
}
