export type Forge = 'github' | 'gist' | 'gitlab' | 'bitbucket' | 'bitbucket-server' | 'gitea' | 'azure';

interface Address {
  readonly host: string;
  /** Without leading and final slash and without `.git`. */
  readonly path: string;
  readonly port: string | undefined;
  readonly scheme: string;
}

/**
 * The page of a commit at the forge that a remote's address points to; undefined for a forge that is not known.
 * Self-hosted ones are known by their host name (`gitlab.example.com`, `git.gitea.example.org`, Codeberg, Forgejo).
 */
export function commitUrl(remoteUrl: string, sha: string): string | undefined {
  if (!/^[0-9a-f]{1,64}$/.test(sha)) return undefined;
  const address = parseRemote(remoteUrl);
  if (address === undefined) return undefined;
  const forge = forgeOf(address);
  const web = `https://${address.host}${address.port === undefined ? '' : `:${address.port}`}`;
  // A wiki is a repository of its own, and forges have no page for one of its commits.
  if (address.path.endsWith('.wiki')) return undefined;
  const path = encodeURI(address.path);
  switch (forge) {
    case 'github':
    case 'gitea':
      return `${web}/${path}/commit/${sha}`;
    case 'gitlab':
      return `${web}/${path}/-/commit/${sha}`;
    case 'bitbucket':
      return `${web}/${path}/commits/${sha}`;
    case 'bitbucket-server':
      return serverUrl(web, path, sha);
    case 'gist':
      return `${web}/${path}/${sha}`;
    case 'azure':
      return azureUrl(address, sha);
    case undefined:
      return undefined;
  }
}

/** Understands `https://`, `ssh://`, `git://` and `user@host:path`. A port counts for https only: ssh's is not the web's. */
export function parseRemote(remoteUrl: string): Address | undefined {
  const text = remoteUrl.trim();
  const url = /^(https?|ssh|git(?:\+ssh)?):\/\/(?:[^/@]*@)?([^/:@\s]+)(?::(\d+))?\/(.+)$/i.exec(text);
  const scp = url ? null : /^(?:[^@/\s]+@)?([\w.-]+\.[\w-]+):(?!\/\/)(.+)$/.exec(text);
  const host = url?.[2] ?? scp?.[1];
  const path = url?.[4] ?? scp?.[2];
  if (host === undefined || path === undefined) return undefined;
  const scheme = url?.[1]?.toLowerCase() ?? 'ssh';
  return {
    host: webHost(host.toLowerCase()),
    path: path
      .replace(/[?#].*$/, '')
      .replace(/^\/+|\/+$/g, '')
      .replace(/\.git$/, ''),
    port: scheme.startsWith('http') ? url?.[3] : undefined,
    scheme,
  };
}

/** Hosts that forges keep for ssh through the port of https. */
const sshHosts: Readonly<Record<string, string>> = {
  'ssh.github.com': 'github.com',
  'altssh.gitlab.com': 'gitlab.com',
  'altssh.bitbucket.org': 'bitbucket.org',
};

function webHost(host: string): string {
  return sshHosts[host] ?? host;
}

function forgeOf({ host, path }: Address): Forge | undefined {
  if (/(?:^|\.)dev\.azure\.com$|\.visualstudio\.com$/.test(host)) return 'azure';
  if (host === 'gist.github.com') return 'gist';
  if (/(?:^|\.)github\.|\.ghe\.com$/.test(host)) return 'github';
  if (/(?:^|\.)gitlab\./.test(host)) return 'gitlab';
  if (/(?:^|\.)bitbucket\.org$/.test(host)) return 'bitbucket';
  if (/(?:^|\.)(?:bitbucket|stash)\./.test(host) || /^(?:[^/]+\/)?scm\/[^/]+\/[^/]+$/.test(path))
    return 'bitbucket-server';
  return /(?:^|\.)(?:gitea|forgejo|codeberg)\./.test(host) ? 'gitea' : undefined;
}

/** `scm/project/repository` by https, `project/repository` by ssh; `~name` is the project of a person. */
function serverUrl(web: string, path: string, sha: string): string | undefined {
  const [, context = '', project, repository] = /^(?:(.+\/)?scm\/)?([^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (project === undefined || repository === undefined) return undefined;
  const owner = project.startsWith('~') ? `users/${project.slice(1)}` : `projects/${project.toUpperCase()}`;
  return `${web}/${context}${owner}/repos/${repository}/commits/${sha}`;
}

/**
 * An address whose host is an alias of the person's `~/.ssh/config`, with the host that stands there for it. `Match` and
 * patterns are passed over.
 */
export function withoutSshAlias(remoteUrl: string, sshConfig: string): string {
  const alias = /^(?:ssh:\/\/)?(?:[^@/\s]+@)?([^:/\s]+)(?=[:/])/.exec(remoteUrl);
  const host = alias?.[1] ?? '';
  let isOurs = false;
  for (const line of sshConfig.split('\n')) {
    const [, keyword = '', value = ''] = /^\s*(\w+)\s*[\s=]\s*"?(.*?)"?\s*$/.exec(line) ?? [];
    if (/^(?:host|match)$/i.test(keyword))
      isOurs = keyword.toLowerCase() === 'host' && value.split(/\s+/).includes(host);
    else if (isOurs && /^hostname$/i.test(keyword) && /^[\w.-]+$/.test(value) && alias !== null)
      return alias[0].slice(0, -host.length) + value + remoteUrl.slice(alias[0].length);
  }
  return remoteUrl;
}

/** `org/project/_git/repository`, over ssh `v3/org/project/repository`; `org.visualstudio.com` has the org in the host. */
function azureUrl({ host, path }: Address, sha: string): string | undefined {
  const parts = path.split('/').map(decode);
  const old = /^(?:vs-ssh|ssh)\./.test(host) ? undefined : /^([\w-]+)\.visualstudio\.com$/.exec(host)?.[1];
  const git = parts.indexOf('_git');
  let org: string | undefined;
  let project: string | undefined;
  let repository: string | undefined;
  if (parts[0] === 'v3') [, org, project, repository] = parts;
  else if (git >= 0) {
    repository = parts[git + 1];
    org = old ?? parts[0];
    project =
      (old === undefined ? parts[1] : parts.slice(0, git).findLast((part) => part !== 'DefaultCollection')) ??
      repository;
    if (project === '_git') project = repository;
  }
  if (org === undefined || project === undefined || repository === undefined) return undefined;
  return `https://dev.azure.com/${[org, project, '_git', repository].map(encodeURIComponent).join('/')}/commit/${sha}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
