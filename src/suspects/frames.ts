/** One line of a stack trace that names a file. */
export interface Frame {
  /** As written, with `/` between the parts. */
  readonly file: string;
  readonly line: number | undefined;
  readonly function: string | undefined;
  /** Distance from the place where the error was raised, 0 first. */
  readonly depth: number;
}

interface Shape {
  readonly pattern: RegExp;
  /** Whether the innermost frame comes last, as in Python. */
  readonly innermostLast: boolean;
}

const shapes: readonly Shape[] = [
  // Python: File "shop/pay.py", line 12, in charge
  { pattern: /^\s*File "(?<file>[^"]+)", line (?<line>\d+)(?:, in (?<fn>\S+))?/, innermostLast: true },
  // JavaScript: at charge (/srv/shop/pay.js:12:5), at async file:///srv/pay.js:1:2
  {
    pattern:
      /^\s*at (?:async )?(?:new )?(?:(?<fn>[^\s()]+(?: \[as [^\]]+\])?) )?\(?(?:file:\/\/)?(?<file>[^\s():]*[^\s():/\\](?:\.\w+)|[A-Za-z]:[^\s():]+):(?<line>\d+)(?::\d+)?\)?\s*$/,
    innermostLast: false,
  },
  // Java, Kotlin, Scala: at com.shop.Pay.charge(Pay.java:12)
  { pattern: /^\s*at (?<fn>[\w.$<>]+)\((?<file>[\w$-]+\.\w+)(?::(?<line>\d+))?\)/, innermostLast: false },
  // .NET: at Shop.Pay.Charge(Int32 cents) in /srv/Pay.cs:line 12
  { pattern: /^\s*at (?<fn>[\w.`<>]+)\(.*?\) in (?<file>.+):line (?<line>\d+)/, innermostLast: false },
  // Ruby: from /srv/shop/pay.rb:12:in `charge', app/pay.rb:12:in 'Pay#charge'
  {
    pattern: /^\s*(?:from |\d+: )?(?<file>[^\s:]+\.\w+):(?<line>\d+):in [`'](?<fn>[^'`]+)'/,
    innermostLast: false,
  },
  // PHP: #0 /srv/shop/Pay.php(12): Pay->charge()
  { pattern: /^\s*#\d+ (?<file>[^\s(]+\.\w+)\((?<line>\d+)\): (?<fn>[\w\\>:-]+)/, innermostLast: false },
  // gdb, sanitizers: #3 0x55 in charge src/pay.c:12, #3 charge () at src/pay.c:12
  {
    pattern:
      /^\s*#\d+\s+(?:0x[0-9a-f]+ in )?(?<fn>[\w:~<>]+)(?: ?\(.*?\))?(?: at| in)? (?<file>[^\s:]+\.\w+):(?<line>\d+)/,
    innermostLast: false,
  },
  // Go: \t/srv/shop/pay.go:12 +0x1d
  { pattern: /^\s+(?<file>[^\s:]+\.go):(?<line>\d+)(?: \+0x[0-9a-f]+)?\s*$/, innermostLast: false },
  // Anything else that names a file with a line: pay.c:12: error, Pay.php on line 12
  {
    pattern: /(?:^|[\s("'[])(?<file>(?:[\w.@+-]+\/)*[\w.@+-]+\.[A-Za-z]\w{0,9})(?::| on line )(?<line>\d+)\b/,
    innermostLast: false,
  },
];

const framesRead = 200;
const installed = /(?:^|\/)(?:node_modules|site-packages|dist-packages|gems|pkg\/mod)\//;

/** Lines of a record; in one of JSON those of a stack trace are written as `\\n`, and its last one ends with the string. */
export function recordText(text: string): string {
  if (!text.startsWith('{')) return text;
  return text.replaceAll('\\n', '\n').replace(/"[,}\]]/g, '\n$&');
}

/** Frames of a text, the innermost first. At most 200. Those of installed packages are left out: nobody committed them. */
export function parseFrames(text: string): Frame[] {
  const found: { frame: Omit<Frame, 'depth'>; innermostLast: boolean }[] = [];
  let goFunction: string | undefined;
  for (const line of recordText(text)
    .slice(0, 256 * 1024)
    .split('\n')) {
    if (found.length >= framesRead) break;
    const match = firstMatch(line.slice(0, 1000));
    if (match === undefined) {
      goFunction = /^([\w./*()]+)\(.*\)\s*$/.exec(line)?.[1];
      continue;
    }
    const { groups, innermostLast } = match;
    found.push({
      frame: {
        file: (groups['file'] ?? '').replaceAll('\\', '/'),
        line: groups['line'] === undefined ? undefined : Number(groups['line']),
        function: lastName(groups['fn'] ?? goFunction),
      },
      innermostLast,
    });
    goFunction = undefined;
  }
  if (found.some(({ innermostLast }) => innermostLast)) found.reverse();
  return found
    .filter(({ frame }) => !installed.test(frame.file))
    .map(({ frame }, depth) => ({ ...frame, depth }));
}

function firstMatch(
  line: string,
): { groups: Readonly<Record<string, string | undefined>>; innermostLast: boolean } | undefined {
  for (const { pattern, innermostLast } of shapes) {
    const groups = pattern.exec(line)?.groups;
    if (groups !== undefined) return { groups, innermostLast };
  }
  return undefined;
}

function lastName(name: string | undefined): string | undefined {
  if (name === undefined || /^<.*>$/.test(name)) return undefined;
  const last = name.split(/[.#:>\\/ ]+/).findLast((part) => /\w/.test(part));
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
