import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the evaluation's manifest knows about a file. */
export interface Manifest {
  readonly format_id: string;
  readonly fallback_zone: string;
  readonly fallback_year: number | null;
  readonly mtime_ms: number | null;
}

/** The truth of one line; times in ms since the epoch. */
export interface TrueLine {
  readonly file: string;
  readonly line_no: number;
  readonly scored: boolean;
  readonly is_continuation: boolean;
  readonly expected_epoch_ms: number | null;
  readonly alt_epoch_ms?: readonly number[];
  readonly precision?: string | null;
  readonly level_expected: string | null;
  readonly level_src?: string | null;
}

export interface Truth {
  readonly manifest: Readonly<Record<string, Manifest>>;
  readonly lines: ReadonlyMap<string, readonly TrueLine[]>;
}

/** @param folder with `manifest.json`, `truth.jsonl` and `files/` */
export async function readTruth(folder: string): Promise<Truth> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Truth['manifest'];
  const lines = new Map<string, TrueLine[]>();
  for (const row of (await readFile(join(folder, 'truth.jsonl'), 'utf8')).split('\n')) {
    if (row === '') continue;
    const line = JSON.parse(row) as TrueLine;
    const list = lines.get(line.file) ?? [];
    list.push(line);
    lines.set(line.file, list);
  }
  return { manifest, lines };
}
