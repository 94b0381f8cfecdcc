import { parseArgs } from 'node:util';
import { hostileRepositoriesHeld } from './faults/hostile.ts';
import { journalKilled } from './faults/kills.ts';
import { pairsUnited } from './faults/pairs.ts';
import { inputsMutated } from './faults/inputs.ts';
import { resourcesBounded } from './faults/resources.ts';
import type { Part } from './faults/part.ts';
import { writersAtOnce } from './faults/writers.ts';

/**
 * What an attacker, a crash or a broken disk could do, many times over:
 *
 *   npm run --silent eval:faults -- [--seed N] [--scale 0.1] [--only NAME]
 *
 * `--scale` makes every count smaller. The same seed gives the same faults and inputs; the moment of a kill is up to the
 * machine. Prints a table and "failures N", and ends with 1 where there was one.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '20261129' },
    scale: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});

const parts: Readonly<Record<string, readonly [count: number, part: Part]>> = {
  kills: [2000, journalKilled],
  pairs: [500, pairsUnited],
  writers: [20_000, writersAtOnce],
  inputs: [100_000, inputsMutated],
  resources: [200, resourcesBounded],
  hostile: [80, hostileRepositoriesHeld],
};

const seed = Number(values.seed);
const scale = Number(values.scale);
process.stdout.write(`seed ${seed}, scale ${scale}\n\n`);

let failed = 0;
for (const [name, [full, part]] of Object.entries(parts)) {
  if (values.only !== undefined && values.only !== name) continue;
  const began = performance.now();
  const { done, note, failures } = await part({ count: Math.max(1, Math.round(full * scale)), seed });
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const row = [
    name.padEnd(10),
    String(done).padStart(7),
    `${failures.length} failures`.padEnd(13),
    `${seconds} s`.padStart(6),
  ];
  process.stdout.write(`${row.join('  ')}  ${note}\n`);
  for (const failure of failures.slice(0, 10)) process.stdout.write(`    ${failure}\n`);
  failed += failures.length;
}
process.stdout.write(`\nfailures ${failed}\n`);
process.exitCode = failed === 0 ? 0 : 1;
