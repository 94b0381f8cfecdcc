import { fileAt } from '../../git/changes.ts';
import type { Repository } from '../../git/repository.ts';
import type { CandidateCommit } from '../candidates/candidate.ts';
import { namesFile, type Frame } from '../ranking/frames.ts';

/** Files of the trace, and bytes of each, that are read for their imports; judged: the innermost tell most. */
const framesRead = 5;
const fileBytes = 256 * 1024;

const shapes: readonly RegExp[] = [
  // JavaScript, TypeScript: import … from '../pay', require('./pay'), import('../pay')
  /(?:from|import|require)\s*\(?\s*['"]([^'"\n]+)['"]/g,
  // Python: from shop.pay import charge; import shop.pay
  /^\s*from\s+([\w.]+)\s+import\b/gm,
  // Python, Java, Kotlin, Scala, Go, Haskell, Swift, C#, Rust, PHP, Perl
  /^\s*(?:import|use|using)\s+(?:static\s+|qualified\s+)?([\w.:\\]+)/gm,
  // Go import blocks
  /^\s*(?:\w+\s+)?"([\w./-]+)"\s*$/gm,
  // C, C++: #include "pay.h"
  /^\s*#\s*include\s*["<]([^">\n]+)[">]/gm,
  // Ruby, PHP, Lua, shell
  /^\s*(?:require_relative|require|require_once|include|include_once|load|source)\s*\(?\s*['"]([^'"\n]+)['"]/gm,
];

/** What a source file imports, each as the parts of a path without ending. */
export function importsOf(source: string): string[][] {
  const found = new Map<string, string[]>();
  for (const shape of shapes) {
    for (const [, name = ''] of source.matchAll(shape)) {
      const parts = partsOf(name);
      if (parts.length > 0) found.set(parts.join('/'), parts);
    }
  }
  return [...found.values()];
}

function partsOf(name: string): string[] {
  const path = /[/]/.test(name) || /\.(?:h|hpp|hh|[cm]?[jt]sx?|rb|php|lua|sh)$/.test(name);
  const parts = path ? name.replace(/\.\w+$/, '').split('/') : name.split(/[.:\\]+/);
  return parts.filter((part) => part !== '' && part !== '.' && part !== '..' && part !== '@');
}

/** Whether an import means a path. A single part must be the file's own name. */
export function importMeans(parts: readonly string[], path: string): boolean {
  const bare = path
    .replace(/\.\w+$/, '')
    .replace(/\/(?:index|__init__|mod)$/, '')
    .split('/');
  if (parts.length > bare.length)
    return parts.slice(-2).join('/') === bare.slice(-2).join('/') && parts.length > 2;
  return parts.every((part, i) => part === bare[bare.length - parts.length + i]);
}

/** What the innermost files of a stack trace import. */
export interface FrameImports {
  /** Paths of those files. */
  readonly files: ReadonlySet<string>;
  /** Each as the parts of a path without ending. */
  readonly imports: readonly (readonly string[])[];
}

/** Reads the innermost files of a stack trace, as they were at a commit, for what they import. */
export async function readImports(
  repository: Repository,
  request: {
    readonly sha: string;
    readonly frames: readonly Frame[];
    readonly signal?: AbortSignal | undefined;
  },
): Promise<FrameImports> {
  const { sha, frames, signal } = request;
  const files = new Set<string>();
  const imports: string[][] = [];
  if (frames.length === 0) return { files, imports };
  const tree = await repository.text(['ls-tree', '-r', '-z', '--name-only', sha], { signal });
  if (!tree.ok) return { files, imports };
  const paths = tree.text.split('\0');
  for (const frame of frames) {
    if (files.size >= framesRead) break;
    const path = paths.find((candidate) => candidate !== '' && namesFile(frame, candidate));
    if (path !== undefined) files.add(path);
  }
  for (const path of files) {
    const file = await fileAt(repository, sha, path, fileBytes);
    if ('content' in file) imports.push(...importsOf(file.content.toString('utf8')));
  }
  return { files, imports };
}

/** Paths that some candidates touched and that the files of the stack trace import. */
export function importedAmong(
  candidates: readonly CandidateCommit[],
  { files, imports }: FrameImports,
): readonly string[] {
  if (imports.length === 0) return [];
  const touched = new Set(candidates.flatMap((candidate) => candidate.files.map(({ path }) => path)));
  return [...touched].filter((path) => !files.has(path) && imports.some((parts) => importMeans(parts, path)));
}
