import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Reads files under the extension's `media/`, each once. */
export function mediaReader(extensionPath: string): (path: string) => Promise<string | undefined> {
  const read = new Map<string, Promise<string | undefined>>();
  return (path) => {
    const known = read.get(path);
    if (known) return known;
    const reading = readFile(join(extensionPath, 'media', path), 'utf8').catch(() => undefined);
    read.set(path, reading);
    return reading;
  };
}
