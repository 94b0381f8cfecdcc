import type { Signal } from '../evidence.ts';
import { sharedTail, type Frame } from '../frames.ts';

/** Frames further from the error than this say little. */
const depthRead = 30;

/**
 * Whether a file named in a stack trace was touched, the innermost frames counting more. Schröter, Bettenburg and
 * Premraj, "Do stack traces help developers fix bugs?" (MSR 2010): 40 % are fixed in the first frame, 90 % within ten.
 */
export const stackFrames: Signal = ({ candidates, frames }) =>
  candidates.map(({ files }) => {
    let best: { frame: Frame; path: string; near: number } | undefined;
    for (const frame of frames) {
      if (frame.depth > depthRead) continue;
      const near = 1 / (1 + frame.depth / 5);
      if (best !== undefined && best.near >= near) continue;
      const hit = files.find(({ path }) => namesFile(frame, path));
      if (hit !== undefined) best = { frame, path: hit.path, near };
    }
    if (best === undefined) return { values: { frameFile: 0 } };
    const { frame, path, near } = best;
    return {
      values: { frameFile: near },
      reason: (weight) => ({ kind: 'stack-frame', weight, file: path, line: frame.line, match: 'file' }),
    };
  });

/** A frame names a path when all of the shorter one's parts fit, or the last two do: the server's folders are not the repository's. */
export function namesFile(frame: Frame, path: string): boolean {
  const shared = sharedTail(frame.file, path);
  if (shared === 0) return false;
  const parts = Math.min(frame.file.split('/').filter((part) => part !== '').length, path.split('/').length);
  return shared >= parts || shared >= 2;
}
