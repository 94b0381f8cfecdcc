import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { benchFormats } from './logs/formats.ts';
import { generate, type GeneratedLog } from './logs/generate.ts';
import type { Measured } from './logs/measure.ts';
import { isInstalled, measurePeer, peersFor } from './logs/peers.ts';
import type { Speed } from './logs/speed.ts';

/**
 * `npm run bench:logs -- [500M|2G]`: ten minutes out of a day's log, ours beside the tools people use.
 * `npm run bench:logs -- lines`: lines a second, by format.
 */
const folder = await mkdtemp(join(tmpdir(), 'sitrep-bench-'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  });
}
try {
  if (process.argv[2] === 'lines') await reportSpeeds();
  else await reportWindows(process.argv[2] ?? '2G');
} finally {
  await rm(folder, { recursive: true });
}

/** As it is shipped: bundled, so that no compiler's memory is counted. */
async function bundle(name: string): Promise<string> {
  const outfile = join(folder, `${name}.mjs`);
  const entryPoints = [join(import.meta.dirname, 'logs', `${name}.ts`)];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm' });
  return outfile;
}

async function reportWindows(argument: string): Promise<void> {
  const size = /^(\d+)([MG])$/.exec(argument);
  if (!size) throw new Error('The size is a number of mebibytes or gibibytes: 500M, 2G');
  const bytes = Number(size[1]) * (size[2] === 'G' ? 1024 ** 3 : 1024 ** 2);
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < bytes * 1.5) throw new Error(`Too little space in ${folder}`);
  const script = await bundle('measure');
  for (const disorder of [0, 0.01]) {
    const log = await generate(join(folder, 'app.log'), { bytes, disorder });
    await report(script, log, disorder);
    await rm(log.path);
  }
}

async function reportSpeeds(): Promise<void> {
  const script = await bundle('speed');
  const cells = (...values: string[]) => values.map((value) => value.padStart(22)).join('');
  const million = (speed: number) => (speed / 1e6).toFixed(2);
  process.stdout.write(
    `Millions of lines a second in one thread, the best of five rounds\n${''.padEnd(42)}${cells('cut into lines', 'time', 'time, record, level,')}\n${''.padEnd(42)}${cells('(everything needs it)', '', 'template')}\n`,
  );
  for (const [index, { name }] of benchFormats.entries()) {
    const { stdout } = await promisify(execFile)(process.execPath, [script, String(index)]);
    const { split, time, all } = JSON.parse(stdout) as Speed;
    process.stdout.write(`${name.padEnd(42)}${cells(million(split), million(time), million(all))}\n`);
  }
}

async function report(script: string, log: GeneratedLog, disorder: number): Promise<void> {
  const order = disorder === 0 ? 'in order' : `${disorder * 100} % out of order`;
  process.stdout.write(
    `\n${mb(log.bytes)} MB, ${log.records} records, ${order}; the window: ${mb(log.windowBytes)} MB, ${log.windowRecords} records\n`,
  );
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(log)]);
  const ours = JSON.parse(stdout) as Measured;
  const isExact = ours.sha256 === log.sha256;
  row('', 'ms', 'MB read', 'peak MB', 'exact');
  row('Sitrep, first window in a process', ours.first, ours.bytesRead, ours.peakMemory, isExact);
  row('Sitrep, warm', ours.warm, ours.bytesRead, ours.peakMemory, isExact);
  row("Sitrep, parsing just the window's bytes", ours.parseOnly, log.to - log.from, undefined, isExact);
  for (const peer of peersFor(log)) {
    if (!(await isInstalled(peer.program))) {
      process.stdout.write(`${peer.name}: not installed\n`);
      continue;
    }
    const { ms, bytesRead, peakMemory, sha256 } = await measurePeer(peer);
    row(peer.name, ms, bytesRead, peakMemory, sha256 === log.sha256);
  }
  process.stdout.write(
    `Warm is ${(ours.warm / ours.parseOnly).toFixed(2)} times parsing the window; ${ours.probes} probes\n`,
  );
}

function row(
  name: string,
  ms: number | string,
  read: number | string | undefined,
  memory: number | string | undefined,
  isExact: boolean | string,
): void {
  const cells = [
    typeof ms === 'number' ? ms.toFixed(0) : ms,
    typeof read === 'number' ? mb(read) : (read ?? '?'),
    typeof memory === 'number' ? memory.toFixed(0) : (memory ?? '?'),
    typeof isExact === 'boolean' ? (isExact ? 'yes' : 'no') : isExact,
  ];
  process.stdout.write(`${name.padEnd(42)}${cells.map((cell) => cell.padStart(10)).join('')}\n`);
}

function mb(count: number): string {
  return (count / 1e6).toFixed(1);
}
