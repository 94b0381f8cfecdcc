import { watch } from 'node:fs';

/** Something to be released. */
export interface Watching {
  dispose(): void;
}

/**
 * Tells of changes among the direct entries of a folder, with the entry's name where the system gives it.
 * Throws, or calls `onFail`, where the folder can't be watched.
 */
export type WatchFolder = (
  folder: string,
  onChange: (name: string | null) => void,
  onFail: () => void,
) => Watching;

/** Through the system's own notifications. */
export const watchFolder: WatchFolder = (folder, onChange, onFail) => {
  const watcher = watch(folder, { persistent: false }, (_event, name) => onChange(name));
  watcher.on('error', onFail);
  return { dispose: () => watcher.close() };
};
