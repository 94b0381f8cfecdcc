import { stat } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';

/** A line of a stack trace. */
export interface StackFrame {
  /** As it is written; Java names only the file, so its package is put before it. */
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number | undefined;
  readonly function: string | undefined;
  /** Where path and position stand in the text: character offsets, the end exclusive. */
  readonly start: number;
  readonly end: number;
}

interface Groups {
  readonly path?: string | undefined;
  readonly line?: string | undefined;
  readonly column?: string | undefined;
  readonly function?: string | undefined;
}

type Indices = Readonly<Record<string, readonly [number, number] | undefined>>;

/**
 * One pattern a runtime, each for one physical line. Paths end at the first position, so that spaces in them survive.
 * Formats: V8's stack trace API, Python's traceback module, Java's Throwable.printStackTrace, Ruby's backtrace, PHP's
 * getTraceAsString, Go's panic output, .NET's Exception.StackTrace, Rust's panic and backtrace output.
 */
const patterns: readonly RegExp[] = [
  // node: at fn (file:///srv/app/x.js:1:2), at /srv/app/x.js:1:2
  /^\s*at (?:async )?(?:(?<function>[^()]+?) \()?(?:file:\/\/)?(?<path>(?:\/|[A-Za-z]:[\\/]|\.{0,2}\/|webpack:\/\/)[^()\n]*?|[\w@.-]+(?:\/[\w@.-]+)+|\w[\w.-]*\.[cm]?[jt]sx?):(?<line>\d+):(?<column>\d+)\)?\s*$/d,
  // python
  /^\s*File "(?<path>[^"\n]+)", line (?<line>\d+)(?:, in (?<function>.+))?/d,
  // java, kotlin, scala
  /^\s*at (?:[\w.-]+@?[\w.-]*\/\/?)?(?<function>[\w$.<>]+)\((?<path>[\w$-]+\.(?:java|kt|kts|scala|groovy|clj)):(?<line>\d+)\)/d,
  // .net
  /^\s*at (?<function>.+?) in (?<path>.+?):line (?<line>\d+)/d,
  // php
  /^\s*#\d+ (?<path>[^\s(][^(\n]*)\((?<line>\d+)\): (?<function>[\w\\:>{}-]+)/d,
  /(?:in|at) (?<path>(?:\/|[A-Za-z]:[\\/])[^\n:]*?\.php)(?::| on line )(?<line>\d+)/d,
  // ruby: from a.rb:1:in `m', a.rb:1:in 'C#m'
  /(?:^|\s|\()(?<path>[^\s:()"'`]*[\w-]+\.(?:rb|rake|erb|ru)):(?<line>\d+)(?::in [`'](?<function>[^']+)')?/d,
  // go: tab, path, offset
  /^\s+(?<path>\S[^\n]*?\.go):(?<line>\d+)(?: \+0x[0-9a-f]+)?\s*$/d,
  // rust: at ./src/main.rs:1:2, panicked at src/main.rs:1:2
  /(?:^\s*at |panicked at (?:'.*', )?)(?<path>[^\s:']*\.rs):(?<line>\d+)(?::(?<column>\d+))?/d,
];

/** Characters of a line that are searched: no frame is longer, and a line of many MB must not be. */
const searchedCharacters = 2000;

/** Stack frames in a record's text, in the order in which they stand. */
export function framesIn(text: string): StackFrame[] {
  const frames: StackFrame[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const frame = frameOfLine(line.slice(0, searchedCharacters));
    if (frame) frames.push({ ...frame, start: frame.start + start, end: frame.end + start });
    start += line.length + 1;
  }
  return frames;
}

function frameOfLine(line: string): StackFrame | undefined {
  if (!/\d/.test(line)) return undefined;
  for (const pattern of patterns) {
    const match = pattern.exec(line);
    const groups: Groups = match?.groups ?? {};
    const indices: Indices = match?.indices?.groups ?? {};
    if (groups.path === undefined || groups.line === undefined) continue;
    return {
      path: withPackage(groups.path, groups.function),
      line: Number(groups.line),
      column: groups.column === undefined ? undefined : Number(groups.column),
      function: groups.function,
      start: indices['path']?.[0] ?? 0,
      end: (indices['column'] ?? indices['line'])?.[1] ?? line.length,
    };
  }
  return undefined;
}

/** `com.acme.pay.Card.charge` in `Card.java` lies in `com/acme/pay/Card.java`. */
function withPackage(path: string, method: string | undefined): string {
  if (!/^[\w$-]+\.(?:java|kt|kts|scala|groovy|clj)$/.test(path) || method === undefined) return path;
  const names = method.split('.');
  const classAt = names.findIndex((name) => /^[A-Z]/.test(name));
  return [...names.slice(0, classAt === -1 ? -2 : classAt), path].join('/');
}

export interface PathMapping {
  readonly from: string;
  readonly to: string;
}

/** Folders under which languages keep their packages. */
const sourceRoots = ['', 'src/main/java', 'src/main/kotlin', 'src/main/scala', 'src', 'app', 'lib'];
/** Frames of the runtime itself have no file in a project. */
const foreign = /^(?:node:|internal\/|<|\[)|(?:^|\/)(?:site-packages|node_modules|dist-packages|vendor)\//;

/**
 * Finds the workspace file that a server's path means: by the longest configured prefix, by the path itself where it
 * lies in a root, else by the longest end of it that exists in a root. Undefined where there is none.
 * @param roots absolute workspace folders
 */
export async function mapPath(
  path: string,
  mappings: readonly PathMapping[],
  roots: readonly string[],
): Promise<string | undefined> {
  const plain = path.replaceAll('\\', '/');
  if (foreign.test(plain)) return undefined;
  for (const candidate of candidates(plain, mappings, roots)) {
    if (isInside(candidate, roots) && (await isFile(candidate))) return candidate;
  }
  return undefined;
}

function* candidates(path: string, mappings: readonly PathMapping[], roots: readonly string[]) {
  const fitting = mappings
    .filter(({ from }) => path === from || path.startsWith(from.endsWith('/') ? from : `${from}/`))
    .sort((a, b) => b.from.length - a.from.length);
  for (const { from, to } of fitting) {
    for (const root of roots) yield resolve(root, to, `.${path.slice(from.length).replace(/^\/?/, '/')}`);
  }
  if (isAbsolute(path)) yield resolve(path);
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  for (let cut = 0; cut < segments.length; cut += 1) {
    const end = segments.slice(cut).join('/');
    // A bare name is too little to go by, except at the top of the workspace.
    const isBare = cut > 0 && cut === segments.length - 1;
    for (const root of roots) for (const source of isBare ? [''] : sourceRoots) yield join(root, source, end);
  }
}

/** A log is not trusted: `..` in a path must not lead out of the workspace. */
function isInside(candidate: string, roots: readonly string[]): boolean {
  return roots.some((root) => candidate.startsWith(join(root, '/')));
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
