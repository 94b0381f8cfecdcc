import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { DeployConfig, DeploySourceConfig } from '../config/config.ts';
import type { CommandOutput } from './deployCommands.ts';
import { parseDeployLog } from './deployLog.ts';
import type { OriginResult } from './marker.ts';
import type { Repository } from './repository.ts';

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
  const parsed = await parseDeployLog(
    {
      source,
      ...content,
      revisionOf: path === undefined ? undefined : (release) => releaseRevision(path, release),
    },
    config,
  );
  return {
    markers: parsed.markers,
    searched: { ...searched, found: parsed.markers.length, skipped: parsed.skipped, problem: parsed.problem },
  };
}

async function readLog(path: string): Promise<Exclude<CommandOutput, string> | undefined> {
  try {
    const [text, facts] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
    return { text, readAt: facts.mtimeMs };
  } catch {
    return undefined;
  }
}

/** `<deploy_to>/.dep/releases_log` stands beside `<deploy_to>/releases/<release>/REVISION`. */
function releaseRevision(log: string, release: string): string | undefined {
  if (!/^[\w.-]+$/.test(release)) return undefined;
  try {
    return readFileSync(join(dirname(dirname(log)), 'releases', release, 'REVISION'), 'utf8').trim();
  } catch {
    return undefined;
  }
}
