import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { detectEncoding } from '../../../src/logs/format/decode.ts';
import { openLog } from '../../../src/logs/read/openLog.ts';
import { modeOf } from './mode.ts';
import type { Task } from './mode.ts';

/** One line of the protocol's answer. */
interface Row {
  readonly line_no: number;
}

/** Offsets at which physical lines begin; in UTF-16 those after a whole line feed. */
async function lineStarts(path: string): Promise<number[]> {
  const raw = await readFile(path);
  const bytes = raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw;
  const { encoding } = detectEncoding(bytes.subarray(0, 65_536));
  const starts = [0];
  if (encoding === 'utf-8' || encoding === 'latin1') {
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, end + 1)) starts.push(end + 1);
    return starts;
  }
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const unit = encoding === 'utf-16le' ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
    if (unit === 10) starts.push(at + 2);
  }
  return starts;
}

async function windowRows({ path, tz, year, mtime, from, to }: Task): Promise<Row[]> {
  const log = await openLog(path, { timeZone: tz, year, mtime });
  if (log.state !== 'ok') return [];
  const starts = await lineStarts(path);
  const rows: Row[] = [];
  for await (const { offset, length, time } of log.window({ from: from ?? -Infinity, to: to ?? Infinity })) {
    if (time === null) continue;
    const first = starts.findLastIndex((start) => start <= offset);
    for (let line = first; line < starts.length && (starts[line] ?? 0) < offset + length; line += 1) {
      rows.push({ line_no: line + 1 });
    }
  }
  return rows;
}

export const windowMode = modeOf(windowRows);
