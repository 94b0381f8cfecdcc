import { isPersonal, personalValue, type ConfigEntry } from './configList.ts';

/** A setting as key and value: a key that a repository named may hold any character. */
export type Setting = readonly [key: string, value: string];

/**
 * Keys whose values are programs, with the value that stands for none. A filter without a program passes content
 * through, and a merge driver becomes git's own three-way merge. git-lfs runs what `lfs.…` names, and itself is started
 * by the person's own `filter.lfs.…`.
 */
const programs: readonly (readonly [key: RegExp, none: string])[] = [
  [/^filter\..*\.(?:clean|smudge|process)$/s, ''],
  [/^filter\..*\.required$/s, 'false'],
  [/^merge\..*\.driver$/s, 'git merge-file %A %O %B'],
  [/^lfs\.(?:.*\.)?standalonetransferagent$/s, ''],
  [/^lfs\.customtransfer\..*\.(?:path|args)$/s, ''],
  [/^lfs\.extension\..*\.(?:clean|smudge)$/s, ''],
];

/** Sections whose middle part may name something that starts a program. */
const naming = /^(?:filter|merge|hook|remote|credential|lfs)\./;

/**
 * Settings that take out the programs that a repository's own configuration names. What the person set under the same
 * key stands in its place. Hooks that a configuration names (git 2.54) are off, whoever set them, as files of hooks are.
 */
export function programOverrides(entries: readonly ConfigEntry[]): Setting[] {
  const settings = new Map<string, string>();
  for (const entry of entries) {
    const hook = /^hook\.(.*)\.(?:command|event)$/s.exec(entry.key)?.[1];
    if (hook !== undefined) settings.set(`hook.${hook}.enabled`, 'false');
    if (isPersonal(entry)) continue;
    const none = programs.find(([key]) => key.test(entry.key))?.[1];
    if (none !== undefined) settings.set(entry.key, personalValue(entries, entry.key) ?? none);
  }
  return [...settings];
}

/**
 * The first key of a repository's configuration that can't be overridden, since its name is not UTF-8 and so can't be
 * given to git again. Undefined where there is none, which is nearly always.
 */
export function unreadableName(entries: readonly ConfigEntry[]): string | undefined {
  return entries.find((entry) => !isPersonal(entry) && naming.test(entry.key) && entry.key.includes('\ufffd'))
    ?.key;
}

/** Only credential helpers that the person or the system set up; one that the repository names is left out. */
export function credentialSettings(entries: readonly ConfigEntry[]): Setting[] {
  const helpers = entries.filter(({ key }) => /^credential\.(?:.*\.)?helper$/s.test(key));
  return [
    ['credential.helper', ''],
    ...new Map(helpers.map(({ key }) => [key, ''])),
    ...helpers.filter(isPersonal).map(({ key, value }): Setting => [key, value]),
  ];
}
