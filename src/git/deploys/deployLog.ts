import type { DeployConfig, DeploySourceConfig } from '../../config/config.ts';
import type { DeployKind } from '../history.ts';
import { compilePattern, type Groups } from '../../process/patterns.ts';
import { parseStamp, type Marker } from '../marker.ts';

export interface DeployLog {
  readonly source: DeploySourceConfig;
  readonly text: string;
  /** When the last line was written at the latest, ms UTC: the file's modification time, or when the command ran. */
  readonly readAt: number;
  /** The commit of a release, where the server keeps it in a file of its own (Deployer). */
  readonly revisionOf?: ((release: string) => string | undefined) | undefined;
}

export interface ParsedDeployLog {
  readonly markers: readonly Marker[];
  readonly skipped: number;
  readonly problem: 'none' | 'bad-pattern' | 'slow-pattern';
}

const good = /^(?:success|succeeded|successful|ok|done|finished|complete[d]?|deployed|live|active)$/i;

/** Reads the lines of one tool's record; each deploy is finished by `make`. */
export type DeployFormat = (
  lines: readonly string[],
  make: Make,
  log: DeployLog,
) => ParsedDeployLog | Promise<ParsedDeployLog>;

/** By the name that the configuration's schema gives it: a name added there needs its reader here. */
const deployFormats: Readonly<Record<DeploySourceConfig['format'], DeployFormat>> = {
  capistrano: (lines, make, log) => parseCapistrano(lines, log.readAt, make),
  kamal: (lines, make) => each(lines, (line) => kamalLine(line, make)),
  deployer: (lines, make, log) => each(lines, (line) => deployerLine(line, log, make)),
  'json-lines': (lines, make) => each(lines, (line) => jsonLine(line, make)),
  pattern: (lines, make, log) => parsePattern(lines, log.source.pattern ?? '', make),
};

/** Reads a deploy log that a tool wrote on the server. Lines that are none of its forms are counted, not lost silently. */
export async function parseDeployLog(
  log: DeployLog,
  config: DeployConfig,
  formats = deployFormats,
): Promise<ParsedDeployLog> {
  const environment = log.source.environment ?? config.environment;
  const lines = log.text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const make: Make = (line) => ({
    environment,
    kind: log.source.kind,
    origin: 'deploy-log',
    by: undefined,
    ...line,
  });
  return formats[log.source.format](lines, make, log);
}

export type Make = (line: Pick<Marker, 'name' | 'revision' | 'at'> & Partial<Marker>) => Marker;

/** A record with a deploy a line: `skip` for a line that says nothing of a deploy though it is well-formed; undefined for one not understood. */
export function each<Line>(
  lines: readonly Line[],
  read: (line: Line) => Marker | 'skip' | undefined,
): ParsedDeployLog {
  const markers: Marker[] = [];
  let skipped = 0;
  for (const line of lines) {
    const marker = read(line);
    if (marker === undefined) skipped++;
    else if (marker !== 'skip' && !again(markers.at(-1), marker)) markers.push(marker);
  }
  return { markers, skipped, problem: 'none' };
}

/** One deploy writes a line for each host and role. */
function again(last: Marker | undefined, next: Marker): boolean {
  return (
    last !== undefined &&
    last.revision === next.revision &&
    last.environment === next.environment &&
    last.kind === next.kind &&
    next.revision !== undefined
  );
}

const capistranoDeploy =
  /^Branch (?<branch>.+) \(at (?<sha>[0-9a-f]{7,64})\) deployed as release (?<release>\d{14}) by (?<user>.+)$/;
const capistranoRollback = /^(?<user>.+) rolled back to release (?<release>\d{14})$/;

/**
 * Capistrano 3 `revisions.log`. A rollback has no time of its own; it is placed as late as it can have been, just
 * before the next deploy or at the end of the log, so that nothing is ruled out too early.
 */
function parseCapistrano(lines: readonly string[], readAt: number, make: Make): ParsedDeployLog {
  const shas = new Map<string, string>();
  const markers: Marker[] = [];
  let skipped = 0;
  let latest = readAt;
  const parsed = lines.map((line) => ({
    deploy: capistranoDeploy.exec(line)?.groups,
    rollback: capistranoRollback.exec(line)?.groups,
  }));
  for (const { deploy } of parsed) if (deploy) shas.set(deploy['release'] ?? '', deploy['sha'] ?? '');
  for (const { deploy, rollback } of parsed.reverse()) {
    const found = deploy ?? rollback;
    const release = found?.['release'] ?? '';
    if (deploy) {
      const at = parseStamp(release);
      markers.push(make({ name: release, revision: deploy['sha'], at, by: deploy['user'] }));
      if (at !== undefined) latest = Math.min(latest, at - 1);
    } else if (rollback) {
      markers.push(
        make({
          name: release,
          revision: shas.get(release) ?? release,
          at: latest,
          kind: 'rollback',
          by: rollback['user'],
        }),
      );
      latest--;
    } else skipped++;
  }
  return { markers: markers.reverse(), skipped, problem: 'none' };
}

const kamal =
  /^\[(?<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\] \[(?<performer>[^\]]+)\](?:(?: \[[^\]]+\])*) (?<line>.+)$/;

/** Kamal's audit log: a version is live when it was booted, not when its image was pulled. */
function kamalLine(line: string, make: Make): Marker | 'skip' | undefined {
  const groups = kamal.exec(line)?.groups;
  if (groups === undefined) return undefined;
  const version = /^Booted app version (?<sha>\S+)/.exec(groups['line'] ?? '')?.groups?.['sha'];
  if (version === undefined) return 'skip';
  return make({
    name: version.slice(0, 12),
    revision: version.replace(/_uncommitted_.*$/, ''),
    at: parseStamp(groups['at'] ?? ''),
    by: groups['performer'],
  });
}

/** Deployer's `.dep/releases_log`. The commit stands beside the release; a target is one only if it looks like it. */
function deployerLine(line: string, log: DeployLog, make: Make): Marker | undefined {
  const entry = record(line);
  const release = text(entry?.['release_name']);
  if (entry === undefined || release === undefined) return undefined;
  const target = text(entry['target']);
  return make({
    name: release,
    revision:
      log.revisionOf?.(release) ??
      (target !== undefined && /^(?:[0-9a-f]{7,64}|v?\d+(?:\.\d+)+)$/.test(target)
        ? target
        : `release ${release}`),
    at: parseStamp(text(entry['created_at']) ?? ''),
    by: text(entry['user']),
  });
}

const kinds: readonly DeployKind[] = ['deploy', 'rollback', 'release', 'config'];

/** Our own marker: `{"at","env","sha","status","by","kind"}`. */
export function jsonLine(line: string, make: Make): Marker | 'skip' | undefined {
  const entry = record(line);
  const at = parseStamp(text(entry?.['at']) ?? '');
  if (entry === undefined || at === undefined) return undefined;
  const status = text(entry['status']);
  if (status !== undefined && !good.test(status)) return 'skip';
  const kind = kinds.find((known) => known === entry['kind']);
  const environment = text(entry['env']);
  const sha = text(entry['sha']);
  if (sha === undefined && kind !== 'config') return undefined;
  return make({
    name: text(entry['name']) ?? sha?.slice(0, 12) ?? 'config',
    revision: sha,
    at,
    by: text(entry['by']),
    ...(kind === undefined ? {} : { kind }),
    ...(environment === undefined ? {} : { environment }),
  });
}

async function parsePattern(lines: readonly string[], source: string, make: Make): Promise<ParsedDeployLog> {
  const pattern = await compilePattern(source);
  if (pattern === undefined) return { markers: [], skipped: lines.length, problem: 'bad-pattern' };
  const matches = await pattern.match(lines);
  if (matches === 'too-slow') return { markers: [], skipped: lines.length, problem: 'slow-pattern' };
  return each(matches, (groups) => (groups === undefined ? undefined : matchedLine(groups, make)));
}

function matchedLine({ at, sha, env, by, status }: Groups, make: Make): Marker | 'skip' | undefined {
  const time = parseStamp(at ?? '');
  if (time === undefined) return undefined;
  if (status !== undefined && !good.test(status)) return 'skip';
  return make({
    name: sha?.slice(0, 12) ?? 'config',
    revision: sha,
    at: time,
    by,
    ...(sha === undefined ? { kind: 'config' as const } : {}),
    ...(env === undefined ? {} : { environment: env }),
  });
}

function record(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
