import { jsonLine } from './deployLog.ts';
import { parseStamp, type Marker, type OriginResult } from './marker.ts';
import type { Repository } from './repository.ts';

const ref = 'refs/notes/deploys';

/**
 * Deploys from git notes: each line of a commit's note is our JSON marker (its sha may be left out), or free text with
 * an ISO 8601 time and, after `env`, `environment` or `to`, the environment.
 */
export async function readNoteDeploys(
  repository: Repository,
  environment: string,
  signal?: AbortSignal,
): Promise<OriginResult> {
  const searched = { origin: 'notes', scope: ref, found: 0, skipped: 0 } as const;
  const list = await repository.text(['notes', `--ref=${ref}`, 'list'], { signal });
  if (!list.ok) return { markers: [], searched: { ...searched, problem: 'failed' } };
  const pairs = list.text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' '));
  if (pairs.length === 0) return { markers: [], searched: { ...searched, problem: 'missing-ref' } };
  const log = await repository.stream(
    ['log', '--no-walk=unsorted', '--stdin', `--notes=${ref}`, '--format=%x00%H%x00%N'],
    { stdin: pairs.map(([, sha = '']) => `${sha}\n`).join(''), signal },
  );
  const parts = log.stdout.toString('utf8').split('\0').slice(1);
  const markers: Marker[] = [];
  let skipped = 0;
  for (let i = 0; i + 1 < parts.length; i += 2) {
    for (const line of (parts[i + 1] ?? '').split('\n').filter((text) => text.trim() !== '')) {
      const marker = noteLine(line.trim(), parts[i] ?? '', environment);
      if (marker === undefined) skipped++;
      else if (marker !== 'skip') markers.push(marker);
    }
  }
  return { markers, searched: { ...searched, found: markers.length, skipped, problem: 'none' } };
}

function noteLine(line: string, sha: string, environment: string): Marker | 'skip' | undefined {
  const base = { environment, kind: 'deploy', origin: 'notes', by: undefined } as const;
  if (line.startsWith('{')) {
    const own = jsonLine(line, (marker) => ({ ...base, ...marker, revision: sha }));
    return own ?? jsonLine(line.replace(/^\{/, `{"sha":"${sha}",`), (marker) => ({ ...base, ...marker }));
  }
  const at = parseStamp(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S*/.exec(line)?.[0] ?? '');
  if (at === undefined) return undefined;
  const named = /\b(?:env(?:ironment)?|to)[=: ]+"?([\w./-]+)/i.exec(line)?.[1];
  return { ...base, name: sha.slice(0, 12), revision: sha, at, environment: named ?? environment };
}
