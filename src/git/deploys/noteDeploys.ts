import { jsonLine } from './deployLog.ts';
import { fetchedNotes } from '../fetch.ts';
import { parseStamp, type Marker, type OriginResult } from '../marker.ts';
import { remoteName } from '../remotes.ts';
import type { Repository } from '../repository.ts';

const ref = 'refs/notes/deploys';

/**
 * Deploys from git notes, those of this clone and those fetched from the remote: each line of a commit's note is our
 * JSON marker (its sha may be left out), or free text with an ISO 8601 time and, after `env`, `environment` or `to`,
 * the environment.
 */
export async function readNoteDeploys(
  repository: Repository,
  environment: string,
  signal?: AbortSignal,
): Promise<OriginResult> {
  const searched = { origin: 'notes', scope: ref, found: 0, skipped: 0 } as const;
  const remote = remoteName(repository);
  const refs = [ref, ...(remote === undefined ? [] : [`${fetchedNotes(remote)}/deploys`])];
  const notes: Note[] = [];
  for (const one of refs) {
    const read = await readNotes(repository, one, signal);
    if (read === undefined) return { markers: [], searched: { ...searched, problem: 'failed' } };
    notes.push(...read);
  }
  if (notes.length === 0) return { markers: [], searched: { ...searched, problem: 'missing-ref' } };
  const markers: Marker[] = [];
  let skipped = 0;
  for (const { sha, line } of distinct(notes)) {
    const marker = noteLine(line, sha, environment);
    if (marker === undefined) skipped++;
    else if (marker !== 'skip') markers.push(marker);
  }
  return { markers, searched: { ...searched, found: markers.length, skipped, problem: 'none' } };
}

interface Note {
  readonly sha: string;
  readonly line: string;
}

/** The lines of all notes under a ref; undefined where git fails. */
async function readNotes(
  repository: Repository,
  notesRef: string,
  signal: AbortSignal | undefined,
): Promise<readonly Note[] | undefined> {
  const list = await repository.promptly(['notes', `--ref=${notesRef}`, 'list'], { signal });
  if (!list.ok) return undefined;
  const shas = list.text.split('\n').flatMap((line) => line.split(' ')[1] ?? []);
  if (shas.length === 0) return [];
  const log = await repository.stream(
    ['log', '--no-walk=unsorted', '--stdin', `--notes=${notesRef}`, '--format=%x00%H%x00%N'],
    { stdin: shas.map((sha) => `${sha}\n`).join(''), signal },
  );
  const parts = log.stdout.toString('utf8').split('\0').slice(1);
  return parts.flatMap((sha, i) =>
    i % 2 === 1
      ? []
      : (parts[i + 1] ?? '')
          .split('\n')
          .filter((text) => text.trim() !== '')
          .map((text) => ({ sha, line: text.trim() })),
  );
}

/** A note that was pushed and fetched again stands in both. */
function distinct(notes: readonly Note[]): Iterable<Note> {
  return new Map(notes.map((note) => [`${note.sha} ${note.line}`, note])).values();
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
