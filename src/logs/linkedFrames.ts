import type { PathMapping } from './read/mapPath.ts';

/** A frame of a stack trace whose file lies in the workspace. Offsets are into the text; `line` is 1-based. */
export interface LinkedFrame {
  readonly start: number;
  readonly end: number;
  /** Absolute. */
  readonly path: string;
  readonly line: number;
}

const most = 2_000;

export async function linkedFrames(
  text: string,
  mappings: readonly PathMapping[],
  folder: string | undefined,
): Promise<readonly LinkedFrame[]> {
  if (folder === undefined) return [];
  const [{ framesIn }, { mapPath }] = await Promise.all([
    import('./stackFrames.ts'),
    import('./read/mapPath.ts'),
  ]);
  const known = new Map<string, Promise<string | undefined>>();
  const locate = (path: string): Promise<string | undefined> => {
    const found = known.get(path) ?? mapPath(path, mappings, [folder]);
    known.set(path, found);
    return found;
  };
  const linked: LinkedFrame[] = [];
  for (const frame of framesIn(text, most)) {
    const { start, end, line } = frame;
    const path = line === undefined ? undefined : await locate(frame.path);
    if (path !== undefined && line !== undefined) linked.push({ start, end, path, line });
  }
  return linked;
}
