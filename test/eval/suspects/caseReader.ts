import { readGraph } from '../../../src/git/graph.ts';
import { parseLog, type CommitWithFiles } from '../../../src/git/log.ts';
import { openRepository, type Repository } from '../../../src/git/repository.ts';
import { candidatesOnMain } from '../../../src/suspects/candidates/mainCandidates.ts';
import { candidateLimit } from '../../../src/suspects/candidates/candidateRange.ts';
import type { RankingEvidence } from '../../../src/suspects/ranking/evidence.ts';
import { evidenceFor } from '../../../src/suspects/ranking/evidenceFor.ts';
import { MessageTerms } from '../../../src/suspects/text/messageTerms.ts';
import { bodyCharacters, pastOf, pastRead, type PastCommit } from '../../../src/suspects/text/past.ts';
import { readFacts, type FactsCache } from '../../../src/suspects/text/readFacts.ts';
import type { SuspectQuery } from '../../../src/suspects/suspect.ts';
import { errorOf } from './answer.ts';
import type { Case } from './cases.ts';

const graphRead = 4000;

/** Puts the evidence of many cases of one repository together, reading each commit once. */
export class CaseReader {
  private readonly entries = new Map<string, CommitWithFiles>();
  private readonly facts: FactsCache = new Map();
  private readonly words = new MessageTerms(bodyCharacters);

  private constructor(private readonly repository: Repository) {}

  static async open(folder: string): Promise<CaseReader> {
    const opened = await openRepository(folder, { trusted: true });
    if ('unavailable' in opened) throw new Error(`${folder}: ${JSON.stringify(opened.unavailable)}`);
    return new CaseReader(opened.repository);
  }

  /** The evidence with the case's own text and, where it has one, with the hard text. */
  async evidence(
    item: Case,
  ): Promise<{ readonly plain: RankingEvidence; readonly hard: RankingEvidence | undefined }> {
    const query = queryOf(item, false);
    const graph = await readGraph(this.repository, [item.at], { limit: graphRead });
    if (graph === undefined) throw new Error(`${item.id}: no history`);
    const plain = graph.order.filter((sha) => (graph.nodes.get(sha)?.parents.length ?? 0) < 2);
    await this.readEntries(plain.slice(0, candidateLimit + pastRead));
    const known = plain.flatMap((sha) => this.entries.get(sha) ?? []);
    const candidates = candidatesOnMain(known, graph, query).filter(({ ruledOut }) => ruledOut === undefined);
    const shas = new Set(candidates.map(({ commit }) => commit.sha));
    await readFacts(this.repository, [...shas], { cache: this.facts });
    const before = known.filter(({ commit }) => !shas.has(commit.sha)).slice(0, pastRead);
    const further = {
      facts: this.facts,
      past: pastOf(before.map((entry) => this.pastCommit(entry))),
      pastPaths: new Map(before.map(({ commit, files }) => [commit.sha, files.map(({ path }) => path)])),
    };
    return {
      plain: evidenceFor(query, candidates, further),
      hard:
        item.symptomHard === undefined ? undefined : evidenceFor(queryOf(item, true), candidates, further),
    };
  }

  private pastCommit({ commit: { sha, subject, body } }: CommitWithFiles): PastCommit {
    return { sha, message: this.words.of(Buffer.from(`${subject}\n\n${body}`)) };
  }

  private async readEntries(shas: readonly string[]): Promise<void> {
    const wanted = shas.filter((sha) => !this.entries.has(sha));
    if (wanted.length === 0) return;
    const chunks: Buffer[] = [];
    await this.repository.stream(
      [
        ...['log', '--no-walk=unsorted', '--stdin', '--raw', '--no-abbrev', '--no-renames'],
        '--format=%x00%H%x00%P%x00%at%x00%ct%x00%B%x00',
      ],
      { stdin: wanted.map((sha) => `${sha}\n`).join(''), onStdout: (chunk) => chunks.push(chunk) },
    );
    for (const entry of parseLog(Buffer.concat(chunks).toString('utf8')))
      this.entries.set(entry.commit.sha, entry);
  }
}

export function queryOf(item: Case, hard: boolean): SuspectQuery {
  return {
    start: Date.parse(item.time),
    symptom: hard ? (item.symptomHard ?? item.symptom) : item.symptom,
    errors: errorOf(hard ? (item.logLinesHard ?? item.logLines) : item.logLines),
    firstError: undefined,
    environment: 'production',
    earlierCauses: [],
    judged: new Map(),
  };
}
