import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CommitRange, type RangeCommit } from '../../../src/proof/range.ts';
import type { Answer, Verdict } from '../../../src/proof/posterior.ts';
import { nextStep, type NextStep } from '../../../src/proof/search.ts';

const endRuns = 5;

function line(size: number): RangeCommit[] {
  return Array.from({ length: size }, (_, index) => ({
    sha: `c${index}`,
    parents: [index === 0 ? 'good' : `c${index - 1}`],
  }));
}

/** Commits whose parents are one or two earlier ones, the last one a merge of all tips. */
const graphs = fc
  .array(fc.tuple(fc.nat(), fc.option(fc.nat())), { minLength: 1, maxLength: 60 })
  .map((picks): RangeCommit[] => {
    const commits = picks.map(([first, second], index): RangeCommit => {
      const at = (pick: number) => (index === 0 ? 'good' : `c${pick % index}`);
      return {
        sha: `c${index}`,
        parents: [...new Set(second === null ? [at(first)] : [at(first), at(second)])],
      };
    });
    const used = new Set(commits.flatMap(({ parents }) => parents));
    return [
      ...commits,
      { sha: 'tip', parents: commits.map(({ sha }) => sha).filter((sha) => !used.has(sha)) },
    ];
  });

interface Run {
  readonly last: NextStep;
  readonly asked: readonly string[];
}

function search(
  commits: readonly RangeCommit[],
  tip: string,
  answer: (sha: string) => Verdict,
  prior: ReadonlyMap<string, number> = new Map(),
): Run {
  const range = new CommitRange(commits);
  const answers: Answer[] = Array.from({ length: endRuns }, () => [tip, 'good'])
    .flat()
    .map((sha) => ({ sha, verdict: answer(sha) }));
  const asked: string[] = [];
  for (;;) {
    const step = nextStep({ range, prior, answers });
    if (step.kind !== 'run') return { last: step, asked };
    asked.push(step.sha);
    answers.push({ sha: step.sha, verdict: answer(step.sha) });
  }
}

function truthOf(commits: readonly RangeCommit[], culprit: string): (sha: string) => Verdict {
  const range = new CommitRange(commits);
  const at = range.indexOf(culprit) ?? -1;
  return (sha) => {
    const index = range.indexOf(sha);
    return index !== undefined && range.contains(index, at) ? 'bad' : 'good';
  };
}

describe('nextStep', () => {
  it('finds the first bad commit of any graph, run bad itself and its parents run good', () => {
    fc.assert(
      fc.property(graphs, fc.nat(), (commits, pick) => {
        const culprit = commits[pick % commits.length]?.sha ?? '';
        const { last, asked } = search(commits, 'tip', truthOf(commits, culprit));
        assert.equal(last.kind === 'found' && last.culprit.sha, culprit);
        const parents = commits.find(({ sha }) => sha === culprit)?.parents ?? [];
        for (const sha of [culprit, ...parents])
          assert.ok(sha === 'tip' || sha === 'good' || asked.includes(sha), sha);
      }),
      { numRuns: 60 },
    );
  });

  it('needs two runs where the ranking is right, and about the logarithm where it knows nothing', () => {
    const commits = line(256);
    const truth = truthOf(commits, 'c97');
    assert.equal(search(commits, 'c255', truth, new Map([['c97', 0.9]])).asked.length, 2);
    const blind = search(commits, 'c255', truth).asked.length;
    assert.ok(blind >= 7 && blind <= 11, String(blind));
  });

  it('goes around commits that can not be told, and names those that stay open', () => {
    const commits = line(40);
    const truth = truthOf(commits, 'c20');
    const around = search(commits, 'c39', (sha) =>
      ['c9', 'c10', 'c30'].includes(sha) ? 'skip' : truth(sha),
    );
    assert.equal(around.last.kind === 'found' && around.last.culprit.sha, 'c20');
    const open = search(commits, 'c39', (sha) => (['c18', 'c19', 'c20'].includes(sha) ? 'skip' : truth(sha)));
    assert.ok(open.last.kind === 'undecided' && open.last.why === 'skipped');
    assert.deepEqual(
      new Set(open.last.likely.slice(0, 4).map(({ sha }) => sha)),
      new Set(['c18', 'c19', 'c20', 'c21']),
    );
  });

  it('repeats where answers are flaky, and is rarely wrong', () => {
    const commits = line(60);
    let right = 0;
    let state = 7;
    const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
    for (let trial = 0; trial < 40; trial++) {
      const culprit = `c${Math.floor(random() * 60)}`;
      const truth = truthOf(commits, culprit);
      const { last } = search(commits, 'c59', (sha) =>
        truth(sha) === 'bad' && random() > 0.2 ? 'bad' : 'good',
      );
      if (last.kind === 'found' && last.culprit.sha === culprit) right++;
    }
    assert.ok(right >= 37, String(right));
  });

  it('gives up after a while where answers are random', () => {
    let state = 11;
    const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
    const { last, asked } = search(line(30), 'c29', () => (random() < 0.5 ? 'bad' : 'good'));
    assert.ok(asked.length <= 120);
    assert.ok(last.kind !== 'run');
  });
});
