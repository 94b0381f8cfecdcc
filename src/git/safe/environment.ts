import { isAbsolute, win32 } from 'node:path';
import { personalValue, type ConfigEntry } from './configList.ts';
import type { Setting } from './overrides.ts';
import { isWithin } from '../../limits/insidePath.ts';

const own: Readonly<Record<string, string>> = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GCM_INTERACTIVE: 'never',
  // Otherwise `git log` writes each commit by itself, and reading so many small pieces costs more than they do.
  GIT_FLUSH: '0',
  // In bytes. glibc gives freed memory back at once, and git asks for it again for the next file: up to a fifth of the
  // time of `git log -p`. Other allocators don't know these.
  MALLOC_MMAP_THRESHOLD_: String(32 * 1024 * 1024),
  MALLOC_TRIM_THRESHOLD_: String(64 * 1024 * 1024),
  SSH_ASKPASS_REQUIRE: 'never',
  LC_ALL: 'C',
  // Windows starts a program of the current folder before one of the PATH, and the current folder is the repository.
  NoDefaultCurrentDirectoryInExePath: '1',
};

/** No transport at all, so that a partial clone answers "missing" instead of fetching objects one by one. */
export const offline: Readonly<Record<string, string>> = {
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
};

/** Names that git reads from the environment without the prefix GIT_. */
const guarded = new Set(['EDITOR', 'VISUAL', 'PAGER', 'PREFIX', 'SSH_ASKPASS']);

/** Variables by which a person tells git who they are, where their configuration lies and how to reach a server. */
const personal =
  /^GIT_(?:(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL)|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM)|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|SSH_VARIANT|SSL_\w+|HTTP_\w+|SSH_COMMAND|SSH|PROXY_COMMAND)$/;

type Inherited = Readonly<Record<string, string | undefined>>;

/**
 * The environment of every git process: of what steers git only {@link personal} variables are taken over.
 * Settings go here and not into `-c key=value`, which ends the key at the first `=`: a filter may be named `a=b`.
 */
export function safeEnvironment(
  inherited: Inherited,
  {
    online,
    config,
    settings,
  }: {
    readonly online: boolean;
    /** Empty before it is known. */
    readonly config: readonly ConfigEntry[];
    readonly settings: readonly Setting[];
  },
): Record<string, string> {
  return {
    ...personalEnvironment(inherited),
    ...own,
    GIT_SSH_COMMAND: sshCommand(inherited, config),
    // git takes the first `core.gitProxy` that it finds; an empty variable comes before all of them.
    GIT_PROXY_COMMAND: inherited['GIT_PROXY_COMMAND'] ?? personalProxy(config) ?? '',
    ...(online ? {} : offline),
    ...settingsAsEnvironment([...personalSettings(inherited), ...settings]),
  };
}

/** What the person's configuration is listed with: nothing of ours is among it. */
export function personalEnvironment(inherited: Inherited): Record<string, string> {
  const isInsideGit = startedByGit(inherited);
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(inherited)) {
    const upper = name.toUpperCase();
    if (value === undefined || guarded.has(upper)) continue;
    if (!upper.startsWith('GIT_') || (!isInsideGit && personal.test(upper))) kept[name] = value;
  }
  return { ...kept, ...settingsAsEnvironment(personalSettings(inherited)) };
}

/**
 * The repository that a person keeps elsewhere and named by `GIT_DIR` and `GIT_WORK_TREE` when they started the window, as
 * is done for dotfiles. Undefined where there is none for this folder.
 */
export function namedPlace(inherited: Inherited, folder: string): Record<string, string> | undefined {
  const { GIT_DIR: gitDir, GIT_WORK_TREE: workTree } = inherited;
  if (startedByGit(inherited) || gitDir === undefined || workTree === undefined) return undefined;
  if (!isAbsolute(gitDir) || !isAbsolute(workTree) || !isWithin(workTree, folder)) return undefined;
  return { GIT_DIR: gitDir, GIT_WORK_TREE: workTree };
}

/** git sets these for its hooks, aliases and editors: what else they inherit is of a command, and not of the person. */
function startedByGit(inherited: Inherited): boolean {
  return inherited['GIT_PREFIX'] !== undefined || inherited['GIT_INDEX_FILE'] !== undefined;
}

/** Settings that the person gives in the environment, as Nix, CI and containers do for `safe.directory`. */
function personalSettings(inherited: Inherited): Setting[] {
  const count = Number(inherited['GIT_CONFIG_COUNT'] ?? '0');
  if (startedByGit(inherited) || !Number.isInteger(count)) return [];
  const settings: Setting[] = [];
  for (let i = 0; i < count; i++) {
    const key = inherited[`GIT_CONFIG_KEY_${i}`];
    const value = inherited[`GIT_CONFIG_VALUE_${i}`];
    // git refuses all of them where one is missing.
    if (key === undefined || value === undefined) return [];
    settings.push([key, value]);
  }
  return settings;
}

function settingsAsEnvironment(settings: readonly Setting[]): Record<string, string> {
  const environment: Record<string, string> = { GIT_CONFIG_COUNT: String(settings.length) };
  settings.forEach(([key, value], i) => {
    environment[`GIT_CONFIG_KEY_${i}`] = key;
    environment[`GIT_CONFIG_VALUE_${i}`] = value;
  });
  return environment;
}

/**
 * The person's own ssh, in git's order of precedence, never one that the repository names. OpenSSH is told not to ask;
 * others have no terminal to ask on.
 */
function sshCommand(inherited: Inherited, config: readonly ConfigEntry[]): string {
  const program = startedByGit(inherited) ? undefined : inherited['GIT_SSH'];
  const command =
    (startedByGit(inherited) ? undefined : inherited['GIT_SSH_COMMAND']) ??
    personalValue(config, 'core.sshcommand') ??
    (program === undefined ? 'ssh' : shellQuoted(program));
  const [, double, single, bare] = /^\s*(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(command) ?? [];
  const isOpenSsh = /^ssh(?:\.exe)?$/i.test(win32.basename(double ?? single ?? bare ?? ''));
  return isOpenSsh ? `${command} -o BatchMode=yes` : command;
}

/** `core.gitProxy` may end in `for <domain>`, which the variable can't say. */
function personalProxy(config: readonly ConfigEntry[]): string | undefined {
  const proxy = personalValue(config, 'core.gitproxy');
  return proxy?.includes(' for ') === true ? undefined : proxy;
}

/** A word of a POSIX shell, which git uses on every system. */
export function shellQuoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
