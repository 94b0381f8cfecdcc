import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** A task of the evaluation protocol: one file with what a reader would know about it. */
export interface Task {
  /** Key to be repeated on every row, only in batches. */
  readonly file?: string;
  readonly path: string;
  readonly tz: string;
  readonly year: number;
  readonly mtime: number;
  /** ms since the epoch, both inclusive; only for windows. */
  readonly from?: number;
  readonly to?: number;
}

export interface Mode {
  /** @param args FILE and flags */
  one(args: readonly string[]): Promise<void>;
  /** Tasks come on stdin, one JSON object a line. */
  batch(): Promise<void>;
}

/** npm runs scripts in the project's folder and tells where it was called. */
function fromCaller(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

function flag(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}

export function taskOfArguments(args: readonly string[]): Task {
  const from = flag(args, '--from');
  const to = flag(args, '--to');
  return {
    path: fromCaller(args[0] ?? ''),
    tz: flag(args, '--tz') ?? 'UTC',
    year: Number(flag(args, '--year') ?? new Date().getUTCFullYear()),
    mtime: Number(flag(args, '--mtime') ?? Date.now()),
    ...(from === undefined ? {} : { from: Number(from) }),
    ...(to === undefined ? {} : { to: Number(to) }),
  };
}

interface BatchRow {
  readonly file: string;
  readonly path: string;
  readonly tz: string;
  readonly year: number;
  readonly mtime_ms: number | null;
  readonly from_ms?: number;
  readonly to_ms?: number;
}

function taskOfRow(row: BatchRow): Task {
  return {
    file: row.file,
    path: fromCaller(row.path),
    tz: row.tz,
    year: row.year,
    mtime: row.mtime_ms ?? Date.UTC(row.year + 1, 0, 1) - 1,
    ...(row.from_ms === undefined ? {} : { from: row.from_ms }),
    ...(row.to_ms === undefined ? {} : { to: row.to_ms }),
  };
}

async function write(rows: Iterable<object>, file: string | undefined): Promise<void> {
  const key = file === undefined ? {} : { file };
  let out = '';
  for (const row of rows) out += `${JSON.stringify({ ...key, ...row })}\n`;
  if (!process.stdout.write(out)) await once(process.stdout, 'drain');
}

/** A mode from the function that answers one task with its rows. */
export function modeOf(answer: (task: Task) => Promise<Iterable<object>>): Mode {
  return {
    one: async (args) => {
      const task = taskOfArguments(args);
      await write(await answer(task), undefined);
    },
    batch: async () => {
      for await (const line of createInterface({ input: process.stdin })) {
        if (line.trim() === '') continue;
        const task = taskOfRow(JSON.parse(line) as BatchRow);
        await write(await answer(task), task.file);
      }
    },
  };
}
