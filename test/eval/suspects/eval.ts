/**
 * `npm run eval:suspects`: the quality of the ranking.
 *
 * - one JSON object on stdin: answers it with `{"ranked": [sha, …]}`; `--batch` answers a line for each line.
 * - `-- FILE` or SUSPECT_CASES=FILE: scores the shipped weights on a case file (format: cases.ts), with the peers beside
 *   them, and then the constructed cases (constructed.ts). Only repositories present under SUSPECT_MIRROR count.
 */
import { createInterface } from 'node:readline';
import type { FactsCache } from '../../../src/suspects/text/readFacts.ts';
import weights from '../../../src/suspects/ranking/weights.json' with { type: 'json' };
import { answer, type Asked } from './answer.ts';
import { readCases } from './cases.ts';
import { scoreConstructed } from './constructed.ts';
import { readExamplesOnce, type Example } from './examples.ts';
import { probabilities, type Fitted } from './fit.ts';
import { placeOf, table } from './score.ts';

const options = process.argv.slice(2);
const cache = options.find((option) => option.startsWith('--cache='))?.slice('--cache='.length);
const file = options.find((option) => !option.startsWith('--')) ?? process.env['SUSPECT_CASES'];
if (options.includes('--batch')) await answerLines();
else if (file !== undefined) await score(file);
else if (process.stdin.isTTY || options.includes('--constructed')) console.log(await scoreConstructed());
else await answerOne();

async function answerOne(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8').trim();
  if (text === '') console.log(await scoreConstructed());
  else console.log(JSON.stringify(await answer(JSON.parse(text) as Asked)));
}

async function answerLines(): Promise<void> {
  const cache: FactsCache = new Map();
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== '') console.log(JSON.stringify(await answerOrNothing(line, cache)));
  }
}

/** One line that can't be answered doesn't end the others. */
async function answerOrNothing(line: string, cache: FactsCache): Promise<{ ranked: string[] }> {
  try {
    return await answer(JSON.parse(line) as Asked, cache);
  } catch (error) {
    console.error(error);
    return { ranked: [] };
  }
}

async function score(path: string): Promise<void> {
  const { names, examples } = await readExamplesOnce(readCases(path), cache, (line) => console.error(line));
  const shipped: Readonly<Record<string, number>> = weights;
  const fitted: Fitted = {
    weights: names.map((name) => shipped[name] ?? 0),
    none: shipped['none'] ?? 0,
    nonePerLogCount: shipped['nonePerLogCount'] ?? 0,
  };
  const by = (order: (example: Example) => readonly string[]) =>
    examples.map((example) => ({
      item: example.item,
      hard: example.hard,
      rank: placeOf(example.item, order(example)),
    }));
  console.log(
    table(
      'shipped weights',
      by((example) => ours(example, fitted)),
    ),
  );
  console.log(
    table(
      'most recent first',
      by(({ newest }) => newest),
    ),
  );
  console.log(
    table(
      'BM25, message and paths',
      by(({ byWords }) => byWords),
    ),
  );
  console.log(await scoreConstructed());
}

function ours({ shas, choice }: Example, fitted: Fitted): string[] {
  const odds = probabilities(choice, fitted);
  return shas
    .map((sha, i) => ({ sha, p: odds[i] ?? 0 }))
    .sort((a, b) => b.p - a.p)
    .map(({ sha }) => sha);
}
