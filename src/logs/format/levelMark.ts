import type { Level } from '../record.ts';

/** A word, letter or number that may state a line's level, with the look and place that a file's records share. */
export interface LevelMark {
  readonly level: Level;
  /** Context and position, equal on the lines of one writer. */
  readonly place: string;
  /** How much it speaks for itself; 0 and below only where a file's lines agree on it. */
  readonly score: number;
}
