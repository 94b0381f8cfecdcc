import { run } from '../../process/run.ts';

/** One entry of `git config --list`. */
export interface ConfigEntry {
  /** As `git config --show-scope` names it: system, global, local, worktree, command, … */
  readonly scope: string;
  /** Lower case except for the middle part, which may hold any character. */
  readonly key: string;
  readonly value: string;
}

/** Bytes of a listing. Real ones have a few KB; a larger one is no configuration that a person wrote. */
const mostBytes = 4 * 1024 * 1024;
/** An `include` can name a FIFO, which git reads for ever. */
const listingLimitMs = 10_000;

/**
 * The configuration that git would use in a folder, in the order in which later entries win. Undefined where git can't
 * list it: then nothing may be assumed about it.
 */
export async function listConfig({
  program,
  folder,
  environment,
  signal,
}: {
  readonly program: string;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
}): Promise<readonly ConfigEntry[] | undefined> {
  const listed = await run({
    program: { file: program, args: ['config', '--list', '--show-scope', '-z'] },
    cwd: folder,
    env: environment,
    stdin: '',
    maxBytes: mostBytes,
    timeoutMs: listingLimitMs,
    ...(signal === undefined ? {} : { signal }),
  });
  if (listed.ended !== 'exited' || listed.exitCode !== 0) return undefined;
  return parseConfigList(listed.stdout.toString('utf8'));
}

/** Reads `git config --list --show-scope -z`. */
export function parseConfigList(text: string): ConfigEntry[] {
  const parts = text.split('\0');
  const entries: ConfigEntry[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const body = parts[i + 1] ?? '';
    const newline = body.indexOf('\n');
    entries.push({
      scope: parts[i] ?? '',
      key: newline < 0 ? body : body.slice(0, newline),
      value: newline < 0 ? '' : body.slice(newline + 1),
    });
  }
  return entries;
}

/** True for what the person or their system set up, and false for what lies in the repository. */
export function isPersonal({ scope }: Pick<ConfigEntry, 'scope'>): boolean {
  return scope === 'global' || scope === 'system' || scope === 'command';
}

/** The person's own last value of a setting. */
export function personalValue(entries: readonly ConfigEntry[], key: string): string | undefined {
  return entries.findLast((entry) => entry.key === key && isPersonal(entry))?.value;
}
