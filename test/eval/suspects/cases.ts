import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A case: a moment at which something was found broken, and the commit that broke it. A case file holds one JSON
 * object a line:
 *
 * - `id`: a unique text.
 * - `repo`: `owner/name`, found under SUSPECT_MIRROR as `owner+name/repo` (bare clone), or a path.
 * - `at`: full sha of the newest commit at the moment; `time`: the moment, ISO 8601.
 * - `symptom`: text in people's words; `logLines`: error lines, may be empty.
 * - `symptomHard`, `logLinesHard` (optional): the same with the culprit's own words blanked; scored, never learned from.
 * - `culprits`: shas (full or at least 12 digits) of the commits that broke it.
 * - `candidates` (optional): shas that count when scoring; also read from `candidates.jsonl` beside the file, as
 *   `{"id", "candidates"}` a line. Without them every commit of the fortnight before counts.
 * - `incidentLike`, `stratum` (optional): how scores are grouped.
 */
export interface Case {
  readonly id: string;
  readonly repo: string;
  readonly at: string;
  readonly time: string;
  readonly symptom: string;
  readonly logLines: readonly string[];
  readonly symptomHard?: string;
  readonly logLinesHard?: readonly string[];
  readonly culprits: readonly string[];
  readonly candidates?: readonly string[];
  readonly incidentLike?: boolean;
  readonly stratum?: string;
}

export function readCases(file: string): Case[] {
  const beside = join(dirname(file), 'candidates.jsonl');
  const candidates = new Map(
    existsSync(beside)
      ? lines(beside).map((line) => {
          const entry = JSON.parse(line) as { id: string; candidates: string[] };
          return [entry.id, entry.candidates] as const;
        })
      : [],
  );
  return lines(file).map((line) => {
    const entry = JSON.parse(line) as Case;
    const listed = entry.candidates ?? candidates.get(entry.id);
    return listed === undefined ? entry : { ...entry, candidates: listed };
  });
}

/** Folder of a case's repository, or undefined where it is not present. */
export function folderOf({ repo }: Pick<Case, 'repo'>): string | undefined {
  const mirrored = join(process.env['SUSPECT_MIRROR'] ?? '.mirror', repo.replace('/', '+'), 'repo');
  return [mirrored, repo].find((folder) => existsSync(folder));
}

function lines(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}
