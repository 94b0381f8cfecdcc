const controller = new AbortController();

/**
 * Aborted when the window ends in an orderly way: on deactivation, or when the extension host exits. Whatever starts a
 * process listens to it, so that none outlives the window.
 */
export const windowEnd: AbortSignal = controller.signal;

/** Ends every process that was started here. Nothing can be started afterwards. */
export function endWindow(): void {
  controller.abort();
}

process.once('exit', endWindow);
