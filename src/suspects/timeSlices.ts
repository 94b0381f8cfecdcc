import { setImmediate as nextTurn } from 'node:timers/promises';

/** Work that nothing else waits for, ms. */
const longestMs = 8;

/** Work in short slices: in between the window answers, and git, which stops while its pipe is full, goes on. */
export class TimeSlices {
  private began = performance.now();

  /** Gives way where the slice has lasted long enough. */
  async pause(): Promise<void> {
    if (performance.now() - this.began < longestMs) return;
    await nextTurn();
    this.began = performance.now();
  }
}
