import type { SimpleGitOptions } from 'simple-git';

/** Settings, as `key=value`, that keep git from starting programs which a repository's own configuration names. */
export const safeSettings: readonly string[] = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'core.editor=true',
  'core.askPass=',
  'core.gitProxy=',
  'core.sshCommand=ssh -o BatchMode=yes',
  'core.alternateRefsCommand=:',
  'core.quotePath=false',
  'core.untrackedCache=false',
  'diff.noprefix=false',
  'diff.mnemonicPrefix=false',
  'diff.orderFile=/dev/null',
  'diff.ignoreSubmodules=none',
  'diff.submodule=short',
  'diff.interHunkContext=0',
  'diff.relative=false',
  'log.showSignature=false',
  'log.showRoot=true',
  'log.mailmap=false',
  'log.follow=false',
  'rerere.enabled=false',
  'commit.gpgSign=false',
  'tag.gpgSign=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'protocol.ext.allow=never',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'fetch.prune=false',
  'i18n.logOutputEncoding=UTF-8',
];

/** What simple-git wants named before it lets {@link safeSettings} and {@link driverSettings} through: all of them switch something off. */
export const namedUnsafe: NonNullable<SimpleGitOptions['unsafe']> = {
  allowUnsafeAskPass: true,
  allowUnsafeConfigEnvCount: true,
  allowUnsafeCredentialHelper: true,
  allowUnsafeDiffExternal: true,
  allowUnsafeDiffTextConv: true,
  allowUnsafeEditor: true,
  allowUnsafeFilter: true,
  allowUnsafeFsMonitor: true,
  allowUnsafeGitProxy: true,
  allowUnsafeHooksPath: true,
  allowUnsafeMergeDriver: true,
  allowUnsafePager: true,
  allowUnsafeProtocolOverride: true,
  allowUnsafeSshCommand: true,
};

/** Arguments after `log`, `show`, `diff` and `diff-tree`. */
export const plainDiff: readonly string[] = ['--no-ext-diff', '--no-textconv', '--no-color'];

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
};

/** No transport at all, so that a partial clone answers "missing" instead of fetching objects one by one. */
const offline: Readonly<Record<string, string>> = { GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1' };

/** Names that git reads from the environment without the prefix GIT_. */
const guarded = new Set(['editor', 'visual', 'pager', 'prefix', 'ssh_askpass']);

/** A setting as key and value: a key that a repository named may hold any character. */
export type Setting = readonly [key: string, value: string];

/**
 * The environment of every git process: everything that steers git is taken out of the inherited one, and ours put in.
 * Settings go here and not into `-c key=value`, which ends the key at the first `=`: a filter may be named `a=b`.
 */
export function safeEnvironment(
  inherited: Readonly<Record<string, string | undefined>>,
  network: 'offline' | 'online',
  settings: readonly Setting[] = [],
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(inherited)) {
    const lower = name.toLowerCase();
    if (value !== undefined && !lower.startsWith('git_') && !guarded.has(lower)) kept[name] = value;
  }
  return { ...kept, ...own, ...(network === 'offline' ? offline : {}), ...settingsAsEnvironment(settings) };
}

function settingsAsEnvironment(settings: readonly Setting[]): Record<string, string> {
  const environment: Record<string, string> = { GIT_CONFIG_COUNT: String(settings.length) };
  settings.forEach(([key, value], i) => {
    environment[`GIT_CONFIG_KEY_${i}`] = key;
    environment[`GIT_CONFIG_VALUE_${i}`] = value;
  });
  return environment;
}

/** One entry of `git config --list`. */
export interface ConfigEntry {
  readonly scope: string;
  readonly key: string;
  readonly value: string;
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

const driver = /^(filter|merge|diff)\.(.+)\.(?:clean|smudge|process|required|driver|command|textconv)$/i;
const hook = /^hook\.(.+)\.(?:command|event)$/i;

/**
 * Settings that take the programs out of the drivers a configuration defines: filters pass content through,
 * merge drivers become git's own three-way merge, and hooks that a configuration names (git 2.54) are off.
 */
export function driverSettings(entries: readonly ConfigEntry[]): Setting[] {
  const settings = new Map<string, string>();
  for (const { key } of entries) {
    const hookName = hook.exec(key)?.[1];
    if (hookName !== undefined) settings.set(`hook.${hookName}.enabled`, 'false');
    const [, kind, name] = driver.exec(key) ?? [];
    if (kind === undefined || name === undefined) continue;
    if (kind.toLowerCase() === 'filter') {
      for (const part of ['clean', 'smudge', 'process']) settings.set(`filter.${name}.${part}`, '');
      settings.set(`filter.${name}.required`, 'false');
    } else if (kind.toLowerCase() === 'merge') {
      settings.set(`merge.${name}.driver`, 'git merge-file %A %O %B');
    }
  }
  return [...settings];
}

/** Only credential helpers that the person or the system set up; one that the repository names is left out. */
export function credentialSettings(entries: readonly ConfigEntry[]): Setting[] {
  const helpers = entries.filter(({ key }) => /^credential\.(?:.*\.)?helper$/i.test(key));
  const trusted = helpers.filter(({ scope }) => scope === 'global' || scope === 'system');
  return [
    ['credential.helper', ''],
    ...new Map(helpers.map(({ key }) => [key, ''])),
    ...trusted.map(({ key, value }): Setting => [key, value]),
  ];
}
