import { join } from 'node:path';
import type { Config, ConfigProblem } from './config.ts';
import { configSchema } from './configSchema.ts';
import { decode } from './decode.ts';
import { defaultConfig } from './defaults.ts';
import { ProblemCollector, readText, readTree } from './yamlFile.ts';

export interface ConfigRead {
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
  /** False where there is no file; everything then is as by default. */
  readonly found: boolean;
}

export const configPath = join('.sitrep', 'config.yaml');

/**
 * The team's choices in `<folder>/.sitrep/config.yaml`. Whatever isn't understood is a problem at its place and
 * gets its default; the rest works. Never throws.
 */
export async function readConfig(folder: string): Promise<ConfigRead> {
  const file = join(folder, configPath);
  const problems = new ProblemCollector(file);
  const text = await readText(file, problems);
  if (text === undefined) {
    return { config: defaultConfig, problems: problems.found, found: problems.found.length > 0 };
  }
  return { ...(await parseConfig(text, file)), found: true };
}

/** The same for a text at hand, such as an editor's; `file` is only named in problems. */
export async function parseConfig(text: string, file: string): Promise<Omit<ConfigRead, 'found'>> {
  const problems = new ProblemCollector(file);
  const tree = await readTree(text, problems);
  const config = decode(configSchema, tree, problems) ?? defaultConfig;
  return { config, problems: problems.found };
}
