import type { LogRecord } from '../../record.ts';
import type { Encoding } from '../../format/decode.ts';
import type { LineFormat } from '../../line.ts';
import { FollowedSet, type FollowEvent, type FollowPosition } from './followedSet.ts';
import { LiveRecords } from './liveRecords.ts';
import { FolderWatch } from './folderWatch.ts';
import { watchFolder, type WatchFolder } from './watchFolder.ts';

export interface FollowOptions {
  readonly signal: AbortSignal;
  /** Where to begin: what is appended from now on (default), the whole live file, or where an earlier run ended. */
  readonly start?: 'end' | 'start' | FollowPosition;
  /** New bytes, in order; waited for before more are read. The position is the one after these bytes. */
  readonly onBytes?: (bytes: Buffer, position: FollowPosition) => void | Promise<void>;
  /** New records. One is told as soon as the writer pauses; lines of it that come later are records without time. */
  readonly onRecord?: (record: LogRecord) => void | Promise<void>;
  readonly onEvent?: (event: FollowEvent) => void;
  /** The place to begin is known: everything that is appended from now on will be told. */
  readonly onReady?: () => void;
  /** How the lines read, for `onRecord`; recognized from the file where left out. */
  readonly reading?: { readonly format: LineFormat; readonly encoding: Encoding };
  /** IANA zone for stamps without one; the machine's where left out. */
  readonly timeZone?: string;
  /** Index put into each record; 0 where left out. */
  readonly source?: number;
  /** The current time, ms since the epoch; the system's where left out. */
  readonly now?: () => number;
  readonly watch?: WatchFolder;
  /** Milliseconds between looks where watching fails; 1000 where left out. */
  readonly pollMs?: number;
}

/**
 * Follows a log as `tail -F` does, over rotation by renaming or copying, truncation, deletion and switched links:
 * nothing twice, nothing missing as long as the bytes are somewhere in the set. Ends when the signal aborts.
 */
export async function follow(path: string, options: FollowOptions): Promise<void> {
  const { signal } = options;
  const records = options.onRecord && new LiveRecords(path, options, options.onRecord);
  const set = new FollowedSet(path, signal, {
    onBytes: async (bytes, position, { content, offset }) => {
      await options.onBytes?.(bytes, position);
      await records?.push(bytes, content, offset);
    },
    onEvent: (event) => options.onEvent?.(event),
  });
  const watching = new FolderWatch(options.watch ?? watchFolder, options.pollMs ?? 1000, (event) =>
    options.onEvent?.(event),
  );
  const stop = () => watching.wake();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await watching.observe(path);
    await set.begin(options.start ?? 'end');
    options.onReady?.();
    while (!signal.aborted) {
      await watching.observe(path);
      await set.catchUp();
      await records?.pause();
      await watching.changed();
    }
  } finally {
    signal.removeEventListener('abort', stop);
    watching.dispose();
    await set.close();
  }
}
