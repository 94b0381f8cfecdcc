/** Prints one figure with its reference from the same run. */
export function row(what: string, ours: string, reference: string): void {
  console.log(`${what.padEnd(48)} ${ours.padStart(14)}   ${reference}`);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** Milliseconds that `work` took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
