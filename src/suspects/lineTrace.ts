import type { DiffFacts, FileHunks } from './diffFacts.ts';
import type { Evidence } from './evidence.ts';
import { namesFile, type Frame } from './frames.ts';

/** `on`: the commit made that line what it is. `near`: it changed lines close by. */
export type LineHit = 'on' | 'near';

const closeLines = 5;

/**
 * Which candidates changed a line of a stack trace. The line is followed back from the newest candidate to the oldest,
 * moved by whatever was added or removed above it, as blame does; the one whose added lines hold it is `on`. Traces of
 * a build that is older than the newest candidate have other numbers, so a line that fits a change as it is, before or
 * after it, counts as well.
 */
export function traceLine({ facts }: Evidence, frame: Frame, line: number): Map<number, LineHit> {
  const hits = new Map<number, LineHit>();
  let moved: number | undefined = line;
  facts.forEach((diff, i) => {
    const file = fileOf(diff, frame);
    if (file === undefined) return;
    const asIs = fits(file, line);
    const back: number | 'made-here' = moved === undefined ? line : stepBack(file, moved);
    if (moved !== undefined && back === 'made-here') {
      hits.set(i, 'on');
      moved = undefined;
      return;
    }
    if (moved !== undefined && back !== 'made-here') moved = back;
    if (asIs !== undefined) hits.set(i, asIs);
  });
  return hits;
}

function fileOf(diff: DiffFacts | undefined, frame: Frame): FileHunks | undefined {
  return diff?.files.find(({ path }) => namesFile(frame, path));
}

/** The number of a line before a commit, or `made-here` where the commit added it. */
function stepBack(file: FileHunks, line: number): number | 'made-here' {
  let before = line;
  for (const { newStart, newLines, oldLines } of file.hunks) {
    if (newLines > 0 && line >= newStart && line < newStart + newLines) return 'made-here';
    // A hunk without new lines stands behind newStart.
    const end = newLines === 0 ? newStart : newStart + newLines - 1;
    if (end < line) before += oldLines - newLines;
  }
  return before;
}

function fits(file: FileHunks, line: number): LineHit | undefined {
  let close = false;
  for (const { oldStart, oldLines, newStart, newLines } of file.hunks) {
    if (oldLines > 0 && line >= oldStart && line < oldStart + oldLines) return 'on';
    if (newLines > 0 && line >= newStart && line < newStart + newLines) return 'on';
    const away = Math.min(distance(line, oldStart, oldLines), distance(line, newStart, newLines));
    if (away <= closeLines) close = true;
  }
  return close ? 'near' : undefined;
}

function distance(line: number, start: number, lines: number): number {
  const end = start + Math.max(0, lines - 1);
  if (line < start) return start - line;
  return line > end ? line - end : 0;
}
