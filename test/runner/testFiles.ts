import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Every `*.test.ts` under a folder, at any depth, in a stable order. Nothing is listed by hand. */
export function testFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.join(folder, file))
    .sort();
}
