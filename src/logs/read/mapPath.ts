import { stat } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { isForeign } from '../stackFrames.ts';

export interface PathMapping {
  readonly from: string;
  readonly to: string;
}

/** Folders under which languages keep their packages. */
const sourceRoots = ['', 'src/main/java', 'src/main/kotlin', 'src/main/scala', 'src', 'app', 'lib'];
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
  if (isForeign(plain)) return undefined;
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
