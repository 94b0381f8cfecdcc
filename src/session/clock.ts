import { readFileSync } from 'node:fs';

/** The system's clock, ms since the epoch. */
export const systemClock = (): number => Date.now();

/**
 * A clock that a test sets: the system's plus the offset in a JSON file `{"offsetMs": number}`, read at each look.
 * Never used in production mode.
 */
export function settableClock(file: string): () => number {
  return () => Date.now() + offsetIn(file);
}

function offsetIn(file: string): number {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof content !== 'object' || content === null || !('offsetMs' in content)) return 0;
    return typeof content.offsetMs === 'number' ? content.offsetMs : 0;
  } catch {
    return 0;
  }
}
