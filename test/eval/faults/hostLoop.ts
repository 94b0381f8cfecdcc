/** What a piece of work did to the event loop that it shares with everything else. */
export interface HostCost {
  /** Longest time, ms, in which nothing else had its turn. */
  readonly blockMs: number;
  /** Most memory over what was used before, bytes: heap and buffers, without what is only waiting to be collected. */
  readonly memory: number;
}

/**
 * Runs work beside a loop that measures each of its turns. A turn counts by the clock or by the processor time of this
 * process, whichever is less, so that a busy machine isn't held against the work.
 */
export async function hostCost(work: () => Promise<unknown>): Promise<HostCost> {
  globalThis.gc?.();
  const before = used();
  let isOver = false;
  let blockMs = 0;
  let memory = 0;
  let last = now();
  const look = (): void => {
    const turn = now();
    blockMs = Math.max(blockMs, Math.min(turn.wall - last.wall, turn.processor - last.processor));
    memory = Math.max(memory, kept(before));
    last = now();
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  try {
    await work();
  } finally {
    await new Promise((resolve) => setImmediate(resolve));
    isOver = true;
  }
  return { blockMs, memory };
}

/** Below this many bytes nothing is collected for the sake of a figure. */
const worthCollecting = 40_000_000;

function kept(before: number): number {
  if (used() - before > worthCollecting) globalThis.gc?.();
  return used() - before;
}

function now(): { readonly wall: number; readonly processor: number } {
  const { user, system } = process.cpuUsage();
  return { wall: performance.now(), processor: (user + system) / 1000 };
}

function used(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
