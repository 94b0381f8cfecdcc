import type { TrackerTable } from './tracker.ts';

/** The tracker of a window where nobody chose another, and of journals that name none. */
export const defaultTracker = 'files';

/** Every tracker there is. A new one is a file in `trackers/` and a line here. */
export const trackers: TrackerTable = new Map([
  [defaultTracker, async () => (await import('./trackers/files.ts')).filesTracker],
]);
