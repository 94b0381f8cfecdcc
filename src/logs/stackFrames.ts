/** A line of a stack trace, or a place in running text that names a file and a line. */
export interface StackFrame {
  /** Without scheme and query; Java names only the file, so its package is put before it. */
  readonly path: string;
  /** The same without a package. */
  readonly written: string;
  /** 1-based; Java leaves it out where it was compiled without. */
  readonly line: number | undefined;
  /** 1-based. */
  readonly column: number | undefined;
  /** As it is written; Go writes it on the line before. */
  readonly function: string | undefined;
  /** Where path and position stand in the text: character offsets, the end exclusive. */
  readonly start: number;
  readonly end: number;
  /** True where only a file and a line are named, as compilers do: it may be something else, such as a host and a port. */
  readonly isMention: boolean;
  /** True where traces of this kind end with the place at which the error was raised. */
  readonly innermostLast: boolean;
}

interface FrameShape {
  readonly pattern: RegExp;
  readonly innermostLast?: true;
  readonly isMention?: true;
}

/** A path that begins with a root, a drive or a dot may hold blanks and parentheses; it ends before its line number. */
const rooted = String.raw`(?:[A-Za-z]:[\\/]|\.{0,2}[\\/])(?:(?!:\d)[^\n<>])*?`;
const position = String.raw`:(?<line>\d+)(?::(?<column>\d+))?`;
const inJavaScript = String.raw`^\s*at (?:(?:async|new) )*(?:(?<function>[^\n]+?) \()?`;
const jvmFile = String.raw`[\w$-]+\.(?:java|kt|kts|scala|groovy|clj)`;

/**
 * One shape a runtime, each for one physical line, the most particular first. Formats: V8's stack trace API and
 * webpack's source names, Python's traceback module, Java's Throwable.printStackTrace, .NET's Exception.StackTrace,
 * PHP's getTraceAsString, Ruby's backtrace, gdb's and the sanitizers' backtraces, Go's panic output, Rust's panic and
 * backtrace output.
 */
const shapes: readonly FrameShape[] = [
  // Python: File "shop/pay.py", line 12, in charge; in JSON the quotes are escaped
  {
    pattern: /^\s*File \\?"(?<path>[^"\n]+?)\\?", line (?<line>\d+)(?:, in (?<function>\S+))?/d,
    innermostLast: true,
  },
  // webpack: at charge (webpack://shop/./src/pay.js?a1b2:12:5)
  {
    pattern: new RegExp(
      String.raw`${inJavaScript}webpack(?:-internal)?:\/\/[^/\n]*\/(?:\.\/)*(?<path>(?:(?!:\d)[^\n<>?])+)(?:\?\w*)?${position}\)?\s*$`,
      'd',
    ),
  },
  // JavaScript: at charge (/srv/my shop/pay.js:12:5), at async file:///srv/pay.js:1:2
  {
    pattern: new RegExp(
      String.raw`${inJavaScript}(?:file:\/\/)?(?<path>${rooted}|[^\s():]*[^\s():/\\]\.\w+)${position}\)?\s*$`,
      'd',
    ),
  },
  // Java, Kotlin, Scala: at app//com.shop.Pay.charge(Pay.java:12)
  {
    pattern: new RegExp(
      String.raw`^\s*at (?:[\w.-]+@?[\w.-]*\/\/?)?(?<function>[\w$.<>]+)\((?<path>${jvmFile})(?::(?<line>\d+))?\)`,
      'd',
    ),
  },
  // .NET: at Shop.Pay.Charge(Int32 cents) in /srv/Pay.cs:line 12
  { pattern: /^\s*at (?<function>.+?) in (?<path>.+?):line (?<line>\d+)/d },
  // PHP: #0 /srv/my shop/Pay.php(12): Pay->charge()
  { pattern: /^\s*#\d+ (?<path>[^\s(][^(\n]*)\((?<line>\d+)\): (?<function>[\w\\:>{}-]+)/d },
  // PHP, fatal: Uncaught Error in /srv/shop/Pay.php:12
  { pattern: /(?:in|at) (?<path>(?:\/|[A-Za-z]:[\\/])[^\n:]*?\.php)(?::| on line )(?<line>\d+)/d },
  // Ruby: from /srv/shop/pay.rb:12:in `charge', app/pay.rb:12:in 'Pay#charge'
  {
    pattern: new RegExp(
      String.raw`^\s*(?:from |\d+: )?(?<path>${rooted}|[^\s:]+\.\w+):(?<line>\d+):in [\x60'](?<function>[^'\x60]+)'`,
      'd',
    ),
  },
  {
    pattern:
      /(?:^|\s|\()(?<path>[^\s:()"'`]*[\w-]+\.(?:rb|rake|erb|ru)):(?<line>\d+)(?::in [`'](?<function>[^']+)')?/d,
  },
  // gdb, sanitizers: #3 0x55 in charge src/pay.c:12, #3 charge () at /srv/my shop/pay.c:12
  {
    pattern: new RegExp(
      String.raw`^\s*#\d+\s+(?:0x[0-9a-f]+ in )?(?<function>[\w:~<>]+)(?: ?\(.*?\))?(?: at| in)? (?<path>${rooted}|[^\s:]+\.\w+)${position}`,
      'd',
    ),
  },
  // Go: \t/srv/shop/pay.go:12 +0x1d
  { pattern: /^\s+(?<path>\S[^\n]*?\.go):(?<line>\d+)(?: \+0x[0-9a-f]+)?\s*$/d },
  // Rust: at ./src/main.rs:1:2, panicked at src/main.rs:1:2
  {
    pattern: new RegExp(
      String.raw`(?:^\s*at |panicked at (?:'.*', )?)(?<path>(?:[A-Za-z]:)?[^:'\n]*\.rs)${position}`,
      'd',
    ),
  },
  // Anything else that names a file with a line: pay.c:12: error, Pay.php on line 12
  {
    pattern:
      /(?:^|[\s("'[])(?<path>(?:[A-Za-z]:)?[\\/]{0,2}(?:[\w.@+-]+[\\/]{1,2})*[\w.@+-]+\.[A-Za-z]\w{0,9})(?::| on line )(?<line>\d+)\b/d,
    isMention: true,
  },
];

/** Characters of a line that are searched: no frame is longer, and a line of many MB must not be. */
const searchedCharacters = 2000;
/** What every frame has: told by one search, since most lines of a log are none. */
const mayBeFrame = /\.\w+(?:\?\w*)?[:(]\d|line \d|\.\w+\)|:\d+:\d+\)?\s*$/;
const goFunction = /^([\w./*()]+)\(.*\)\s*$/;

interface Groups {
  readonly path?: string | undefined;
  readonly line?: string | undefined;
  readonly column?: string | undefined;
  readonly function?: string | undefined;
}

type Indices = Readonly<Record<string, readonly [number, number] | undefined>>;

/** Stack frames in a text, in the order in which they stand, at most so many. */
export function framesIn(text: string, most = Infinity): StackFrame[] {
  const frames: StackFrame[] = [];
  let start = 0;
  let calledOnLineBefore: string | undefined;
  for (const line of recordText(text).split('\n')) {
    if (frames.length >= most) break;
    const frame = frameOfLine(line.slice(0, searchedCharacters));
    if (frame !== undefined) {
      frames.push({
        ...frame,
        function: frame.function ?? (frame.path.endsWith('.go') ? calledOnLineBefore : undefined),
        start: frame.start + start,
        end: frame.end + start,
      });
    }
    calledOnLineBefore = goFunction.exec(line.slice(0, searchedCharacters))?.[1];
    start += line.length + 1;
  }
  return frames;
}

/** The frames of one trace, the innermost first. */
export function innermostFirst(frames: readonly StackFrame[]): readonly StackFrame[] {
  return frames.some(({ innermostLast }) => innermostLast) ? [...frames].reverse() : frames;
}

/**
 * Lines of a text; a JSON record has those of a stack trace written as `\\n`, and the last one ends with its string.
 * Every character keeps its place.
 */
export function recordText(text: string): string {
  if (!text.includes('\\n')) return text;
  return text
    .split('\n')
    .map((line) =>
      /^\s*[{"]/.test(line)
        ? line.replace(/(?<!\\)\\n/g, ' \n').replace(/(?<!\\)"(?=\s*[,}\]])/g, '\n')
        : line,
    )
    .join('\n');
}

function frameOfLine(line: string): StackFrame | undefined {
  if (!mayBeFrame.test(line)) return undefined;
  for (const { pattern, innermostLast = false, isMention = false } of shapes) {
    const match = pattern.exec(line);
    const groups: Groups = match?.groups ?? {};
    const indices: Indices = match?.indices?.groups ?? {};
    const { path, line: number, column, function: name } = groups;
    if (path === undefined) continue;
    return {
      path: withPackage(path, name),
      written: path,
      line: number === undefined ? undefined : Number(number),
      column: column === undefined ? undefined : Number(column),
      function: name,
      start: indices['path']?.[0] ?? 0,
      end: (indices['column'] ?? indices['line'] ?? indices['path'])?.[1] ?? line.length,
      ...{ isMention, innermostLast },
    };
  }
  return undefined;
}

/** `com.acme.pay.Card.charge` in `Card.java` lies in `com/acme/pay/Card.java`. */
function withPackage(path: string, method: string | undefined): string {
  if (!new RegExp(`^${jvmFile}$`).test(path) || method === undefined) return path;
  const names = method.split('.');
  const classAt = names.findIndex((name) => /^[A-Z]/.test(name));
  return [...names.slice(0, classAt === -1 ? -2 : classAt), path].join('/');
}

const runtime = /^(?:node:|internal\/|<|\[)/;
const installed = /(?:^|\/)(?:node_modules|site-packages|dist-packages|gems|pkg\/mod)\//;
const vendored = /(?:^|\/)vendor\//;

/** Whether a file is the runtime's or an installed package's, which no commit changed. With `/` between the parts. */
export function isInstalled(path: string): boolean {
  return runtime.test(path) || installed.test(path);
}

/** Whether a file is not the project's own code; vendored packages are not either, though commits change them. */
export function isForeign(path: string): boolean {
  return isInstalled(path) || vendored.test(path);
}
