import { join } from 'node:path';
import { parseFile } from './parse.ts';
import type { Row } from './parse.ts';
import { readTruth } from './truth.ts';
import type { TrueLine } from './truth.ts';

/** Right and all lines of one kind. */
interface Count {
  right: number;
  all: number;
}

function add(count: Count, isRight: boolean): void {
  count.all += 1;
  if (isRight) count.right += 1;
}

function isSameTime(read: number, line: TrueLine): boolean {
  const wanted = [line.expected_epoch_ms ?? Number.NaN, ...(line.alt_epoch_ms ?? [])];
  const isCoarse = line.precision == null || line.precision === 's' || line.precision === 'min';
  return wanted.some((time) =>
    isCoarse ? Math.floor(read / 1000) === Math.floor(time / 1000) : Math.abs(read - time) < 1,
  );
}

function isRight(line: TrueLine, row: Row | undefined): boolean {
  const time = row?.epoch_ms ?? null;
  if (line.expected_epoch_ms !== null) {
    return time !== null && row?.continuation === false && isSameTime(time, line);
  }
  return line.is_continuation ? row?.continuation === true : time === null;
}

const percent = ({ right, all }: Count): string => (all === 0 ? '-' : ((100 * right) / all).toFixed(2));

interface Tally {
  readonly times: Count;
  readonly levels: Count;
  readonly stated: Count;
  readonly files: Count;
  readonly formats: Map<string, Count>;
}

function tally(sum: Tally, format: string, lines: readonly TrueLine[], rows: ReadonlyMap<number, Row>): void {
  const file = { right: 0, all: 0 };
  for (const line of lines) {
    const row = rows.get(line.line_no);
    if (line.scored) {
      const right = isRight(line, row);
      add(file, right);
      if (line.expected_epoch_ms !== null) {
        add(sum.times, right);
        const count = sum.formats.get(format) ?? { right: 0, all: 0 };
        add(count, right);
        sum.formats.set(format, count);
      }
    }
    if (line.level_expected === null) continue;
    add(sum.levels, row?.level === line.level_expected);
    if (line.level_src === 'text') add(sum.stated, row?.level === line.level_expected);
  }
  if (file.all > 0) add(sum.files, file.right === file.all);
}

function macro(formats: ReadonlyMap<string, Count>): string {
  const shares = [...formats.values()].map(({ right, all }) => right / all);
  return ((100 * shares.reduce((sum, share) => sum + share, 0)) / Math.max(1, shares.length)).toFixed(2);
}

/** Prints the measures of the `parse` protocol for a folder with files and their truth. */
export async function printParseScore(folder: string): Promise<void> {
  const { manifest, lines } = await readTruth(folder);
  const count = (): Count => ({ right: 0, all: 0 });
  const sum: Tally = { times: count(), levels: count(), stated: count(), files: count(), formats: new Map() };
  for (const [file, known] of Object.entries(manifest)) {
    const year = known.fallback_year ?? 2026;
    const rows = await parseFile({
      path: join(folder, 'files', file),
      tz: known.fallback_zone,
      year,
      mtime: known.mtime_ms ?? Date.UTC(year + 1, 0, 1) - 1,
    });
    const byLine = new Map<number, Row>();
    for (const row of rows) byLine.set(row.line_no, row);
    tally(sum, known.format_id, lines.get(file) ?? [], byLine);
  }
  process.stdout.write(
    `parse ${folder}: times ${percent(sum.times)} %, mean over formats ${macro(sum.formats)} %, ` +
      `files fully right ${percent(sum.files)} %, levels stated as text ${percent(sum.stated)} %, all ${percent(sum.levels)} %\n`,
  );
}
