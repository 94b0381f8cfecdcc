import { createRequire } from 'node:module';
import { reviewMessage } from '../../src/writing/review/review.ts';
import type { Sample } from './reviewCorpus.ts';
import { compare, corpus } from './reviewCorpus.ts';

/** Precision and recall of the review on the held-out half of the corpus. Fails below 0.95 and 0.90. */
const wanted = { precision: 0.95, recall: 0.9 };

interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly line: string;
}

function score(label: string, samples: readonly Sample[]): Score {
  const results = samples.map((sample) => ({ sample, ...compare(sample) }));
  const sum = (count: (result: (typeof results)[number]) => number): number =>
    results.reduce((total, result) => total + count(result), 0);
  const matched = sum((result) => result.matched);
  const surplus = sum((result) => result.surplus.length);
  const missed = sum((result) => result.missed.length);
  const exact = sum((result) => result.exact);
  const named = sum((result) => result.named);
  const good = results.filter(({ sample }) => sample.expected.length === 0);
  const clean = good.filter((result) => result.surplus.length === 0).length;
  const precision = matched / (matched + surplus);
  const recall = matched / (matched + missed);
  const figures = [
    label.padEnd(10),
    `precision ${precision.toFixed(3)}`,
    `recall ${recall.toFixed(3)}`,
    `expected ${matched + missed}, found ${matched}, surplus ${surplus}`,
    `good without a finding ${clean}/${good.length}`,
    `exact words ${exact}/${named}`,
  ];
  return { precision, recall, line: figures.join('  ') };
}

/** The peer: a linter of English prose whose lists (weasel words, passives, clichés) need no setting up. */
const writeGood = createRequire(import.meta.url)('write-good') as (text: string) => readonly unknown[];

/** Of a set of messages, how many are judged as a person judges them: a good one has no finding, a bad one has some. */
function judgedRight(samples: readonly Sample[], findings: (sample: Sample) => number): string {
  const right = samples.filter((sample) => findings(sample) > 0 === sample.expected.length > 0).length;
  return `${right}/${samples.length}`;
}

/** Milliseconds of processor time for one review of a text of 300 words: the median of 200. */
function milliseconds(language: Sample['language'], samples: readonly Sample[]): number {
  const own = samples.filter((sample) => sample.language === language);
  const [first] = own;
  if (first === undefined) return Number.NaN;
  const words = own
    .map(({ text }) => text)
    .join('\n\n')
    .split(/(?<=\s)/u)
    .slice(0, 300)
    .join('');
  const taken = Array.from({ length: 200 }, () => {
    const begun = process.cpuUsage();
    reviewMessage(words, first.context);
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1000;
  });
  return taken.sort((left, right) => left - right)[100] ?? Number.NaN;
}

const all = corpus();
const heldOut = all.filter((sample) => sample.heldOut);
const parts = [
  score('held out', heldOut),
  score(
    '  en',
    heldOut.filter(({ language }) => language === 'en'),
  ),
  score(
    '  uk',
    heldOut.filter(({ language }) => language === 'uk'),
  ),
];
for (const { line } of parts) console.log(line);
console.log(
  score(
    'working',
    all.filter((sample) => !sample.heldOut),
  ).line,
);
const english = heldOut.filter(({ language }) => language === 'en');
console.log(
  `held-out English messages judged right: ${judgedRight(english, ({ text, context }) => reviewMessage(text, context).length)}; ` +
    `write-good ${judgedRight(english, ({ text }) => writeGood(text).length)}`,
);
for (const language of ['en', 'uk'] as const) {
  console.log(`review of 300 words, ${language}: ${milliseconds(language, all).toFixed(2)} ms`);
}
const passed = parts.every(
  ({ precision, recall }) => precision >= wanted.precision && recall >= wanted.recall,
);
console.log(passed ? 'passed' : `failed: wanted precision ${wanted.precision} and recall ${wanted.recall}`);
process.exitCode = passed ? 0 : 1;
