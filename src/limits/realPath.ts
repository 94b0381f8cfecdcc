import { realpath } from 'node:fs/promises';

/** The path without links; as it was given where there is nothing. */
export async function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}
