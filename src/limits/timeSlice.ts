import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Milliseconds of work between two yields. The extension host's loop serves every extension: a tenth of the 100 ms
 * after which a person takes a reaction for a delay (Miller 1968; web.dev, RAIL) leaves room for what others do.
 */
const sliceMs = 10;

/**
 * Cooperative scheduling for long work on the event loop:
 * `if (slice.isSpent()) await slice.yield();` between two small steps.
 */
export class TimeSlice {
  private began = performance.now();

  isSpent(): boolean {
    return performance.now() - this.began >= sliceMs;
  }

  /** Lets everything else that waits for the event loop have its turn. */
  async yield(): Promise<void> {
    await nextTurn();
    this.began = performance.now();
  }
}
