import type { DiffFacts, FileHunks } from '../text/diffFacts.ts';
import type { RankingEvidence } from './evidence.ts';
import { namesFile, type Frame } from './frames.ts';

/** `on`: the commit changed that line. `near`: it changed lines close by. */
export interface LineHit {
  readonly place: 'on' | 'near';
  /** Lines of the change that holds the line: the fewer, the more it says. A whole new file holds every line. */
  readonly lines: number;
}

/** Lines from a change that still count as close by; judged. */
const closeLines = 5;

/**
 * Which candidates changed a line of a stack trace. The line is followed back from the newest candidate to the oldest,
 * moved by whatever was added or removed above it, as blame does; the one whose added lines hold it is `on`. Traces of
 * a build that is older than the newest candidate have other numbers, so a line that fits a change as it is, before or
 * after it, counts as well.
 */
export function traceLine({ facts }: RankingEvidence, frame: Frame, line: number): Map<number, LineHit> {
  const hits = new Map<number, LineHit>();
  let moved: number | undefined = line;
  facts.forEach((diff, i) => {
    const file = fileOf(diff, frame);
    if (file === undefined) return;
    const asIs = fits(file, line);
    if (moved !== undefined) {
      const back = stepBack(file, moved);
      if (typeof back === 'object') hits.set(i, back);
      moved = typeof back === 'object' ? undefined : back;
    }
    if (asIs !== undefined && !hits.has(i)) hits.set(i, asIs);
  });
  return hits;
}

function fileOf(diff: DiffFacts | undefined, frame: Frame): FileHunks | undefined {
  return diff?.files.find(({ path }) => namesFile(frame, path));
}

/** The number of a line before a commit, or the hit where the commit added it. */
function stepBack(file: FileHunks, line: number): number | LineHit {
  let before = line;
  for (const { newStart, newLines, oldLines } of file.hunks) {
    if (newLines > 0 && line >= newStart && line < newStart + newLines)
      return { place: 'on', lines: Math.max(newLines, oldLines) };
    // A hunk without new lines stands behind newStart.
    const end = newLines === 0 ? newStart : newStart + newLines - 1;
    if (end < line) before += oldLines - newLines;
  }
  return before;
}

function fits(file: FileHunks, line: number): LineHit | undefined {
  let close = false;
  for (const { oldStart, oldLines, newStart, newLines } of file.hunks) {
    const lines = Math.max(newLines, oldLines);
    if (oldLines > 0 && line >= oldStart && line < oldStart + oldLines) return { place: 'on', lines };
    if (newLines > 0 && line >= newStart && line < newStart + newLines) return { place: 'on', lines };
    const away = Math.min(distance(line, oldStart, oldLines), distance(line, newStart, newLines));
    if (away <= closeLines) close = true;
  }
  return close ? { place: 'near', lines: 1 } : undefined;
}

function distance(line: number, start: number, lines: number): number {
  const end = start + Math.max(0, lines - 1);
  if (line < start) return start - line;
  return line > end ? line - end : 0;
}
