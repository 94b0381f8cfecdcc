import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { bm25 } from '../../../src/suspects/ranking/bm25.ts';
import type { RankingEvidence } from '../../../src/suspects/ranking/evidence.ts';
import { learnedSignals } from '../../../src/suspects/ranking/signals.ts';
import { CaseReader } from './caseReader.ts';
import { folderOf, type Case } from './cases.ts';
import type { Choice } from './fit.ts';

/** A case as the values of its candidates, with the rankings of the peers beside it. */
export interface Example {
  readonly item: Case;
  readonly hard: boolean;
  readonly shas: readonly string[];
  readonly choice: Choice;
  /** Shas, newest first and by BM25 over message and paths. */
  readonly newest: readonly string[];
  readonly byWords: readonly string[];
}

interface Examples {
  readonly names: readonly string[];
  readonly examples: readonly Example[];
}

/** As {@link readExamples}, kept in a file: delete it after changing a signal. */
export async function readExamplesOnce(
  cases: readonly Case[],
  cache: string | undefined,
  progress: (line: string) => void,
): Promise<Examples> {
  if (cache !== undefined && existsSync(cache)) return deserialize(readFileSync(cache)) as Examples;
  const read = await readExamples(cases, progress);
  if (cache !== undefined) writeFileSync(cache, serialize(read));
  return read;
}

/** Reads the cases whose repositories are present, one repository after the other. */
export async function readExamples(
  cases: readonly Case[],
  progress: (line: string) => void,
): Promise<Examples> {
  const names: string[] = [];
  const examples: Example[] = [];
  for (const repo of new Set(cases.map((item) => item.repo))) {
    const folder = folderOf({ repo });
    if (folder === undefined) {
      progress(`${repo}: not present`);
      continue;
    }
    const reader = await CaseReader.open(folder);
    const own = cases.filter((item) => item.repo === repo);
    for (const item of own) {
      const { plain, hard } = await reader.evidence(item);
      examples.push(exampleOf(item, false, plain, names));
      if (hard !== undefined) examples.push(exampleOf(item, true, hard, names));
    }
    progress(`${repo}: ${own.length} cases`);
  }
  return { names, examples };
}

function exampleOf(item: Case, hard: boolean, evidence: RankingEvidence, names: string[]): Example {
  const readings = learnedSignals.map((signal) => signal(evidence));
  const values = evidence.candidates.map(
    (_, i) =>
      Object.assign({}, ...readings.map((reading) => reading[i]?.values ?? {})) as Record<string, number>,
  );
  if (names.length === 0) names.push(...Object.keys(values[0] ?? {}));
  const rows = Float64Array.from(values.flatMap((value) => names.map((name) => value[name] ?? 0)));
  const shas = evidence.candidates.map(({ commit }) => commit.sha);
  const culprits = item.culprits.map((sha) => sha.slice(0, 12));
  const right = shas.flatMap((sha, i) => (culprits.includes(sha.slice(0, 12)) ? [i] : []));
  const scores = bm25(
    evidence.question.terms,
    evidence.words.map(({ message, paths }) => ({
      count: (term: string) => message.count(term) || paths.count(term),
      length: message.length + paths.length,
    })),
  );
  const byWords = shas
    .map((sha, i) => ({ sha, score: scores[i]?.score ?? 0 }))
    .sort((a, b) => b.score - a.score)
    .map(({ sha }) => sha);
  return { item, hard, shas, choice: { rows, count: shas.length, right }, newest: shas, byWords };
}
