import type { Level } from '../../record.ts';

/** A word, letter or number that may state a line's level, with the look and place that a file's records share. */
export interface LevelMark {
  readonly level: Level;
  /** Context and position, equal on the lines of one writer. */
  readonly place: string;
  /** How much it speaks for itself; 0 and below only where a file's lines agree on it. */
  readonly score: number;
}

/** Tokens between the stamp and the word, or before the stamp as -1: what a file's lines share. */
export function slotOf(text: string, start: number, stampEnd: number): number {
  if (start < stampEnd) return -1;
  const between = text.slice(stampEnd, start);
  return Math.min(12, between.split(/\s+/).filter((part) => /\w/.test(part)).length);
}

/** Place of the other reading of a small number: on a scale that rises with severity instead of falling. */
export function risingPlace(place: string): string {
  return `${place} rising`;
}
