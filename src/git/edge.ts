import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repository } from './repository.ts';

/**
 * The commits at which a shallow clone ends, by full sha: they have parents that are not here, and git shows them as if
 * they had none. Empty for a whole clone.
 */
export async function readShallow({
  commonDir,
  shallow,
}: Pick<Repository, 'commonDir' | 'shallow'>): Promise<ReadonlySet<string>> {
  if (!shallow) return new Set();
  const text = await readFile(join(commonDir, 'shallow'), 'utf8').catch(() => '');
  return new Set(text.split('\n').filter((line) => /^[0-9a-f]{40,64}$/.test(line)));
}
