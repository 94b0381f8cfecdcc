import { opendir, stat } from 'node:fs/promises';
import { isAbsolute, join, resolve, sep } from 'node:path';

export interface GlobOptions {
  /** Where relative patterns start. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
  /** Folder entries looked at before the search gives up; 50,000 where left out. */
  readonly maxEntries?: number;
}

export interface GlobResult {
  /** Absolute paths of files, sorted. */
  readonly files: readonly string[];
  /** Folders that could not be listed, with the system's error code; `EPATTERN` where the pattern stands for too many paths. */
  readonly refused: readonly { readonly folder: string; readonly code: string }[];
  /** False where the search gave up or was cancelled. */
  readonly isComplete: boolean;
}

/** Entered only where a pattern names them. */
const skippedFolders = new Set(['node_modules', '.git', '.hg', '.svn']);
const wild = /[*?{]/;

/** Longest pattern, in characters: systems take no longer path (Linux 4096, Windows 32,767 where it was switched on). */
const longestPattern = 4096;

/** Paths that the braces of one pattern may stand for. Twenty pairs of two would be a million. */
export const mostAlternatives = 1000;

/** Expands `{a,b}`, also nested, one after the other; an unclosed brace stands for itself. */
export function* expandBraces(pattern: string): Generator<string, void, undefined> {
  const waiting = [pattern];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const braces = firstBraces(next);
    if (braces === undefined) {
      yield next;
      continue;
    }
    const whole = next;
    const { cuts, open, close } = braces;
    const [head, tail] = [next.slice(0, open), next.slice(close + 1)];
    const parts = cuts.slice(1).map((cut, place) => whole.slice((cuts[place] ?? 0) + 1, cut));
    waiting.push(...parts.reverse().map((part) => head + part + tail));
  }
}

/** `cuts`: the opening brace, the commas between the alternatives, and the closing brace. */
function firstBraces(pattern: string): { cuts: number[]; open: number; close: number } | undefined {
  let depth = 0;
  let open = -1;
  const commas: number[] = [];
  for (let index = 0; index < pattern.length; index += 1) {
    const char = pattern[index];
    if (char === '{') {
      if (depth === 0) open = index;
      depth += 1;
    } else if (char === ',' && depth === 1) commas.push(index);
    else if (char === '}' && depth > 0) {
      depth -= 1;
      if (depth === 0) return { cuts: [open, ...commas, index], open, close: index };
    }
  }
  return undefined;
}

/** All paths that a pattern stands for; undefined where they are too many, or it is too long. */
function alternatives(pattern: string): readonly string[] | undefined {
  if (pattern.length > longestPattern) return undefined;
  const found: string[] = [];
  for (const plain of expandBraces(pattern)) {
    if (found.push(plain) > mostAlternatives) return undefined;
  }
  return found;
}

/** One path segment of a pattern: `*` for any characters, `?` for one. A leading dot must be written. */
export function segmentMatcher(segment: string): (name: string) => boolean {
  const parts = Array.from(segment.replace(/\*+/g, '*'));
  return (name) => (!name.startsWith('.') || segment.startsWith('.')) && matches(Array.from(name), parts);
}

/**
 * Goes back to the last star only, since an earlier one can't take anything that the last one couldn't: at most the
 * product of both lengths in steps, where a regular expression with several stars takes a power of it.
 */
function matches(name: readonly string[], pattern: readonly string[]): boolean {
  let place = 0;
  let star = -1;
  let taken = 0;
  for (let index = 0; index < name.length;) {
    if (pattern[place] === '*') {
      star = place++;
      taken = index;
    } else if (pattern[place] === '?' || pattern[place] === name[index]) {
      place += 1;
      index += 1;
    } else if (star === -1) return false;
    else {
      place = star + 1;
      index = taken += 1;
    }
  }
  return pattern.slice(place).every((rest) => rest === '*');
}

/** Finds the files that a pattern names: `*`, `**`, `?` and `{a,b}`, inside or outside the folder. */
export async function glob(pattern: string, options: GlobOptions): Promise<GlobResult> {
  const plainPatterns = alternatives(pattern);
  if (plainPatterns === undefined) {
    return { files: [], refused: [{ folder: options.folder, code: 'EPATTERN' }], isComplete: false };
  }
  const search = new Search(options);
  for (const plain of plainPatterns) {
    const absolute = isAbsolute(plain) ? plain : join(options.folder.replaceAll('\\', '/'), plain);
    const segments = absolute.split(sep === '\\' ? /[\\/]/ : '/');
    const firstWild = segments.findIndex((segment) => wild.test(segment));
    const base = segments.slice(0, firstWild === -1 ? segments.length : firstWild).join('/');
    await search.visit(
      resolve(base === '' ? '/' : base),
      firstWild === -1 ? [] : withoutRepeats(segments.slice(firstWild)),
    );
  }
  return search.result();
}

/** `**` behind `**` finds nothing more. */
function withoutRepeats(segments: readonly string[]): string[] {
  return segments.filter((segment, index) => segment !== '**' || segments[index - 1] !== '**');
}

class Search {
  private readonly files = new Set<string>();
  private readonly refused = new Map<string, string>();
  private entries = 0;

  constructor(private readonly options: GlobOptions) {}

  result(): GlobResult {
    return {
      files: [...this.files].sort(),
      refused: [...this.refused].map(([folder, code]) => ({ folder, code })),
      isComplete: !this.isOver(),
    };
  }

  async visit(path: string, segments: readonly string[]): Promise<void> {
    const [segment, ...rest] = segments;
    if (this.isOver()) return;
    if (segment === undefined) {
      if ((await kindOf(path)) === 'file') this.files.add(path);
    } else if (segment === '**') {
      await this.visit(path, rest);
      await this.list(path, async (child, name, isLink) => {
        if (name.startsWith('.') || skippedFolders.has(name) || isLink) return;
        if ((await kindOf(child)) === 'folder') await this.visit(child, segments);
      });
    } else if (wild.test(segment)) {
      const matches = segmentMatcher(segment);
      await this.list(path, async (child, name) => {
        if (matches(name)) await this.visit(child, rest);
      });
    } else await this.visit(join(path, segment), rest);
  }

  private isOver(): boolean {
    return this.entries >= (this.options.maxEntries ?? 50_000) || this.options.signal?.aborted === true;
  }

  private async list(
    folder: string,
    each: (path: string, name: string, isLink: boolean) => Promise<void>,
  ): Promise<void> {
    try {
      for await (const entry of await opendir(folder)) {
        this.entries += 1;
        if (this.isOver()) return;
        await each(join(folder, entry.name), entry.name, entry.isSymbolicLink());
      }
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN';
      if (code !== 'ENOENT' && code !== 'ENOTDIR') this.refused.set(folder, code);
    }
  }
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'other'> {
  try {
    const stats = await stat(path);
    if (stats.isFile()) return 'file';
    return stats.isDirectory() ? 'folder' : 'other';
  } catch {
    return 'other';
  }
}
