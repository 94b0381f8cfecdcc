import { compilePattern, type Groups } from '../../process/patterns.ts';
import { parseStamp, type Marker, type OriginResult } from '../marker.ts';
import type { Repository } from '../repository.ts';

const format = [
  '%(refname:strip=2)',
  '%(objecttype)',
  '%(objectname)',
  '%(*objectname)',
  '%(*objecttype)',
  '%(taggerdate:unix)',
  '%(committerdate:unix)',
  '%(taggername)',
  '%(contents:subject)',
].join('%00');

/**
 * Deploys from tags whose name matches a pattern with the groups `env` and `stamp` (both optional).
 * An annotated tag is peeled to its commit and carries the tagger's time; a lightweight one has only its commit's.
 * A subject that says "rollback" or "roll back" makes a rollback.
 */
export async function readTagDeploys(
  repository: Repository,
  { tagPattern, environment }: { readonly tagPattern: string; readonly environment: string },
  signal?: AbortSignal,
): Promise<readonly OriginResult[]> {
  const pattern = await compilePattern(tagPattern);
  if (pattern === undefined) return [empty('annotated-tag', tagPattern, 'bad-pattern')];
  const refs = await repository.text(['for-each-ref', `--format=${format}`, 'refs/tags'], { signal });
  if (!refs.ok) return [empty('annotated-tag', tagPattern, 'failed')];
  const tags = refs.text.split('\n').flatMap((line) => (line === '' ? [] : [line.split('\0')]));
  const matches = await pattern.match(tags.map(([name = '']) => name));
  if (matches === 'too-slow') return [empty('annotated-tag', tagPattern, 'slow-pattern')];
  const markers: Marker[] = [];
  let skipped = 0;
  for (const [index, fields] of tags.entries()) {
    const groups = matches[index];
    if (groups === undefined) continue;
    const marker = markerOf(fields, groups, environment);
    if (marker === undefined) skipped++;
    else markers.push(marker);
  }
  return (['annotated-tag', 'lightweight-tag'] as const).map((origin) => {
    const own = markers.filter((marker) => marker.origin === origin);
    return {
      markers: own,
      searched: {
        origin,
        scope: tagPattern,
        found: own.length,
        skipped: origin === 'annotated-tag' ? skipped : 0,
        problem: 'none',
      },
    };
  });
}

function markerOf(fields: readonly string[], groups: Groups, environment: string): Marker | undefined {
  const [
    name = '',
    type,
    object = '',
    peeled = '',
    peeledType,
    tagged = '',
    committed = '',
    by = '',
    subject = '',
  ] = fields;
  const annotated = type === 'tag';
  if ((annotated ? peeledType : type) !== 'commit') return undefined;
  const seconds = Number(annotated ? tagged : committed);
  const stamped = groups['stamp'] === undefined ? undefined : parseStamp(groups['stamp']);
  return {
    name,
    environment: groups['env'] ?? environment,
    revision: annotated ? peeled : object,
    at: stamped ?? (seconds > 0 ? seconds * 1000 : undefined),
    kind: annotated && /\broll(?:ed)?[ -]?back\b/i.test(subject) ? 'rollback' : 'deploy',
    origin: annotated ? 'annotated-tag' : 'lightweight-tag',
    by: annotated && by !== '' ? by : undefined,
  };
}

function empty(
  origin: 'annotated-tag',
  scope: string,
  problem: 'bad-pattern' | 'slow-pattern' | 'failed',
): OriginResult {
  return { markers: [], searched: { origin, scope, found: 0, skipped: 0, problem } };
}
