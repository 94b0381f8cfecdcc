import { renameSync, writeFileSync } from 'node:fs';

/** Shifts the clock of an extension that was started with this file as `SITREP_TEST_CLOCK`. */
export function setOffset(file: string, offsetMs: number): void {
  writeFileSync(`${file}.new`, JSON.stringify({ offsetMs }));
  renameSync(`${file}.new`, file);
}
