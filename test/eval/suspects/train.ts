/**
 * `npm run train:suspects -- FILE [--write] [--cache=FILE]`: learns the weights of the signals from a case file (see cases.ts for its
 * format) and prints how well they do on repositories they were not learned on. `--write` puts them into
 * src/suspects/weights.json; `--cache` keeps what was read of the repositories. SUSPECT_MIRROR names the folder with the repositories.
 *
 * Every fifth case counts once more with its culprit taken out of the candidates, and "none of these" is the right
 * answer: this is how the model learns to doubt. Text with the culprit's own words blanked is scored and never learned from.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { readCases } from './cases.ts';
import { readExamplesOnce, type Example } from './examples.ts';
import { fit, probabilities, type Choice, type Fitted } from './fit.ts';
import { placeOf, table, type Scored } from './score.ts';

const ridge = 100;
const heldOutOf = 5;

const [file, ...options] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: npm run train:suspects -- FILE [--write] [--cache=FILE]');
const cache = options.find((option) => option.startsWith('--cache='))?.slice('--cache='.length);
const { names, examples } = await readExamplesOnce(readCases(file), cache, (line) => console.error(line));
const plain = examples.filter(({ hard }) => !hard);

const scored: Scored[] = [];
const losses: number[] = [];
const uniform: number[] = [];
for (const repo of new Set(examples.map(({ item }) => item.repo))) {
  const fitted = fit(choicesOf(plain.filter(({ item }) => item.repo !== repo)), names.length, ridge);
  for (const example of examples.filter(({ item }) => item.repo === repo)) {
    scored.push({
      item: example.item,
      hard: example.hard,
      rank: placeOf(example.item, ranking(example, fitted)),
    });
    if (example.hard || example.choice.right.length === 0) continue;
    for (const choice of choicesOf([example])) {
      losses.push(lossOf(choice, fitted));
      uniform.push(Math.log(choice.count + 1));
    }
  }
}
console.log(table('cross-validated by repository', scored));
console.log(
  table(
    'most recent first',
    scoreBy(({ newest }) => newest),
  ),
);
console.log(
  table(
    'BM25, message and paths',
    scoreBy(({ byWords }) => byWords),
  ),
);
console.log(
  `log-loss with "none of these" ${mean(losses).toFixed(3)}, all alike ${mean(uniform).toFixed(3)}`,
);

if (options.includes('--write')) {
  const fitted = fit(choicesOf(plain), names.length, ridge);
  const entries = [
    ...names.map((name, i) => [name, fitted.weights[i] ?? 0] as const),
    ['none', fitted.none] as const,
    ['nonePerLogCount', fitted.nonePerLogCount] as const,
  ].map(([name, value]) => [name, Number(value.toFixed(4))] as const);
  writeFileSync(
    new URL('../../../src/suspects/ranking/weights.json', import.meta.url),
    `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`,
  );
}

function ranking({ shas, choice }: Example, fitted: Fitted): string[] {
  const odds = probabilities(choice, fitted);
  return shas
    .map((sha, i) => ({ sha, p: odds[i] ?? 0 }))
    .sort((a, b) => b.p - a.p)
    .map(({ sha }) => sha);
}

/** Each case as it is, and every fifth also without its culprit. */
function choicesOf(from: readonly Example[]): Choice[] {
  return from
    .filter(({ choice }) => choice.right.length > 0)
    .flatMap(({ item, choice }) => {
      const digest = createHash('sha256').update(item.id).digest();
      return digest.readUInt32BE(0) % heldOutOf === 0 ? [choice, withoutCulprit(choice)] : [choice];
    });
}

function withoutCulprit(choice: Choice): Choice {
  const width = choice.rows.length / choice.count;
  const kept = Array.from({ length: choice.count }, (_, i) => i).filter((i) => !choice.right.includes(i));
  const rows = new Float64Array(kept.length * width);
  kept.forEach((from, to) => rows.set(choice.rows.subarray(from * width, (from + 1) * width), to * width));
  return { rows, count: kept.length, right: [] };
}

function lossOf(choice: Choice, fitted: Fitted): number {
  const odds = probabilities(choice, fitted);
  const right = choice.right.length === 0 ? [choice.count] : choice.right;
  return -Math.log(
    Math.max(
      1e-12,
      right.reduce((sum, i) => sum + (odds[i] ?? 0), 0),
    ),
  );
}

function scoreBy(order: (example: Example) => readonly string[]): Scored[] {
  return examples.map((example) => ({
    item: example.item,
    hard: example.hard,
    rank: placeOf(example.item, order(example)),
  }));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
