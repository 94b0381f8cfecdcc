import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isPersonal } from './safe/configList.ts';
import { shellQuoted } from './safe/environment.ts';
import type { GitCall } from './gitAnswer.ts';
import type { Setting } from './safe/overrides.ts';
import { locateRepository, type Repository } from './repository.ts';

/** The remote that the person said is the team's, else `origin`, else the first one that has an address. */
export function remoteName(repository: Repository): string | undefined {
  const names = remoteNames(repository);
  if (repository.teamRemote !== undefined && names.includes(repository.teamRemote))
    return repository.teamRemote;
  return names.includes('origin') ? 'origin' : names[0];
}

/** Remotes that have an address, in the order of the configuration. */
export function remoteNames({ config }: Pick<Repository, 'config'>): readonly string[] {
  return [...new Set(config.flatMap(({ key }) => /^remote\.(.+)\.url$/s.exec(key)?.[1] ?? []))];
}

/** Takes the user and password out of the addresses in a text. */
export function withoutCredentials(text: string): string {
  return text.replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, '$1');
}

/**
 * The addresses that git would use for a remote, with `insteadOf`, `pushInsteadOf` and `pushurl` applied: the first for
 * a fetch, all for a push. Empty where git can't say.
 */
export async function addressesOf(
  repository: Repository,
  name: string,
  { push, signal }: { readonly push: boolean; readonly signal?: AbortSignal | undefined },
): Promise<readonly string[]> {
  const args = ['remote', 'get-url', ...(push ? ['--push'] : []), '--all', '--', name];
  const told = await repository.promptly(args, { signal });
  return told.ok ? told.text.split('\n').filter((line) => line !== '') : [];
}

/** The folder that an address names, or undefined for a server. As git tells them apart. */
export function folderOf(address: string, base: string): string | undefined {
  if (/^file:\/\//i.test(address)) return URL.canParse(address) ? pathOfUrl(address) : resolve(base);
  const isDrive = /^[a-z]:[\\/]/i.test(address);
  const colon = address.indexOf(':');
  const slash = address.search(/[\\/]/);
  const isServer = colon >= 0 && (slash < 0 || colon < slash) && !isDrive;
  if (isServer) return undefined;
  return isAbsolute(address) ? address : resolve(base, address);
}

function pathOfUrl(address: string): string {
  try {
    return fileURLToPath(address);
  } catch {
    // With a host or an odd escape; git takes what follows the scheme.
    return address.replace(/^file:\/\//i, '');
  }
}

export type PackProgram = 'upload-pack' | 'receive-pack';

/**
 * The program that git starts at the other side. A remote that is a folder of this machine can come with the repository,
 * and its configuration and hooks would run here: then the program is started with those switched off, and it fails where
 * that can't be done.
 */
export async function packProgram(
  repository: Repository,
  program: PackProgram,
  { addresses, signal }: { readonly addresses: readonly string[]; readonly signal?: AbortSignal | undefined },
): Promise<string> {
  const folders = addresses.flatMap((address) => folderOf(address, repository.folder) ?? []);
  if (folders.length === 0) return `git-${program}`;
  // A server among them would be sent the same command line.
  if (folders.length < addresses.length || folders.length > 1) return 'false';
  const located = await locateRepository(folders[0] ?? '', signal);
  if (!('repository' in located)) return 'false';
  const assignments = Object.entries(located.repository.environment({ online: false }))
    .filter(([name]) =>
      /^GIT_(?:CONFIG_(?:COUNT|KEY_\d+|VALUE_\d+)|ALLOW_PROTOCOL|NO_LAZY_FETCH)$/.test(name),
    )
    .map(([name, value]) => `${name}=${shellQuoted(value)}`);
  return [...assignments, 'git', program].join(' ');
}

/**
 * What every call needs that reaches a remote. While it runs, git may get objects of a partial clone from any remote that
 * the configuration names, and starts the `uploadpack` that stands there first: ours can't take its place. So no transport
 * is let through where a partial clone names one.
 */
export async function online(
  repository: Repository,
  signal?: AbortSignal,
): Promise<{ readonly online: boolean; readonly settings: readonly Setting[] }> {
  if (!repository.partial) return { online: true, settings: [] };
  const named = repository.config.flatMap(({ key }) => /^remote\.(.+)\.[^.]+$/s.exec(key)?.[1] ?? []);
  if (repository.config.some((entry) => !isPersonal(entry) && /^remote\..+\.uploadpack$/s.test(entry.key)))
    return { online: false, settings: [] };
  const settings: Setting[] = [];
  // A section without an address is a remote as well: its name is then the address.
  for (const name of new Set(named)) {
    const addresses = (await addressesOf(repository, name, { push: false, signal })).slice(0, 1);
    const known = addresses.length > 0 ? addresses : [name];
    const program = await packProgram(repository, 'upload-pack', { addresses: known, signal });
    settings.push([`remote.${name}.uploadpack`, program]);
  }
  return { online: true, settings };
}

/** For calls that are answered from the clone alone, where it is whole. */
export async function onlineIfPartial(repository: Repository, signal?: AbortSignal): Promise<GitCall> {
  return repository.partial ? online(repository, signal) : {};
}
