import { recognize } from '../../../src/logs/format/recognize.ts';
import { lineSplitter, type LineSink } from '../../../src/logs/read/lines.ts';
import { RecordAssembler } from '../../../src/logs/read/records.ts';
import { TemplateMiner } from '../../../src/logs/templates/miner.ts';
import { benchFormats } from './formats.ts';

/** Lines a second in one thread, the best of several rounds. */
export interface Speed {
  /** Cutting the bytes into lines, which everything else includes. */
  readonly split: number;
  readonly time: number;
  /** Time, record with its text, level and template. */
  readonly all: number;
}

const lines = 300_000;
const chunkBytes = 256 * 1024;
const rounds = 5;

/** In a process of its own: prints the speed of one format as JSON. */
const format = benchFormats[Number(process.argv[2])];
if (format === undefined) throw new Error('There is no such format');
const start = Date.UTC(2026, 2, 27, 20);
const text = Array.from({ length: lines }, (_, index) => format.line(start + index * 97, index));
const bytes = Buffer.from(`${text.join('\n')}\n`);
const facts = { zone: format.zone, year: 2026, mtime: start + lines * 97 + 86_400_000 };
const known = recognize([text.slice(0, 200), text.slice(-200)], facts);

function cut(sink: LineSink, after?: () => void): void {
  const splitter = lineSplitter('utf-8', 0);
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    splitter.push(bytes.subarray(at, at + chunkBytes), sink);
    after?.();
  }
  splitter.end(sink);
}

function readTimes(): void {
  let found = 0;
  cut((line) => {
    if (!Number.isNaN(known.timeBytes(line.bytes, line.start, line.end))) found += 1;
  });
  if (found !== lines) throw new Error(`${lines - found} lines without time`);
}

function readAll(): void {
  const span = { from: -Infinity, to: Infinity };
  const assembler = new RecordAssembler({ format: known, encoding: 'utf-8', source: 0, span });
  const miner = new TemplateMiner();
  const mine = (): void => {
    for (const record of assembler.take()) miner.add(record.text);
  };
  cut(assembler.line, mine);
  assembler.end();
  mine();
}

function speedOf(work: () => void): number {
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    work();
    best = Math.min(best, performance.now() - began);
  }
  return (lines * 1000) / best;
}

const speed: Speed = {
  split: speedOf(() => cut(() => undefined)),
  time: speedOf(readTimes),
  all: speedOf(readAll),
};
process.stdout.write(JSON.stringify(speed));
