import { opendir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { DeployConfig, DeploySourceConfig } from '../../config/config.ts';
import { readBounded, readBoundedText } from '../../limits/readBounded.ts';
import type { CommandOutput } from './deployCommands.ts';
import { parseDeployLog } from './deployLog.ts';
import type { OriginResult } from '../marker.ts';
import type { Repository } from '../repository.ts';

/**
 * Deploys from logs given as sources. Files are read here (relative ones from the top of the repository); the output
 * of a command is handed in under the command's text, since running it needs a person's consent.
 */
export async function readLogDeploys(
  repository: Repository,
  config: DeployConfig,
  outputs: ReadonlyMap<string, CommandOutput>,
): Promise<readonly OriginResult[]> {
  const results: OriginResult[] = [];
  for (const source of config.sources) results.push(await readSource(repository, source, config, outputs));
  return results;
}

async function readSource(
  repository: Repository,
  source: DeploySourceConfig,
  config: DeployConfig,
  outputs: ReadonlyMap<string, CommandOutput>,
): Promise<OriginResult> {
  const searched = { origin: 'deploy-log', scope: source.label, found: 0, skipped: 0 } as const;
  const path = source.path === undefined ? undefined : resolve(repository.folder, source.path);
  const content = path === undefined ? outputs.get(source.command ?? '') : await readLog(path);
  if (content === undefined || typeof content === 'string') {
    const problem =
      path !== undefined ? 'unreadable' : content === 'not-allowed' ? 'not-allowed' : 'no-output';
    return { markers: [], searched: { ...searched, problem } };
  }
  const revisions = path === undefined ? undefined : await releaseRevisions(path);
  const parsed = await parseDeployLog(
    { source, ...content, revisionOf: (release) => revisions?.get(release) },
    config,
  );
  return {
    markers: parsed.markers,
    searched: { ...searched, found: parsed.markers.length, skipped: parsed.skipped, problem: parsed.problem },
  };
}

/** Largest deploy log that is read, in bytes, as of a command's output. */
const largestLog = 16 * 1024 * 1024;

async function readLog(path: string): Promise<Exclude<CommandOutput, string> | undefined> {
  const read = await readBounded(path, { maxBytes: largestLog });
  return read.kind === 'read' ? { text: read.bytes.toString('utf8'), readAt: read.mtimeMs } : undefined;
}

/** Releases looked into: Deployer keeps ten where it isn't told otherwise. */
const mostReleases = 1000;
/** Bytes; a commit's full name has 40 or 64. */
const largestRevision = 1024;

/** By release, its commit: `<deploy_to>/.dep/releases_log` stands beside `<deploy_to>/releases/<release>/REVISION`. */
async function releaseRevisions(log: string): Promise<ReadonlyMap<string, string>> {
  const folder = join(dirname(dirname(log)), 'releases');
  const revisions = new Map<string, string>();
  for (const release of await namesIn(folder)) {
    const text = await readBoundedText(join(folder, release, 'REVISION'), { maxBytes: largestRevision });
    if (text !== undefined) revisions.set(release, text.trim());
  }
  return revisions;
}

async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const { name } of await opendir(folder)) {
      if (names.push(name) >= mostReleases) break;
    }
  } catch {
    // Most deploy logs have no such folder beside them.
  }
  return names;
}
