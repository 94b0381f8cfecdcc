/** Path of a commit's page below the repository's, by what the forge's host is called. */
const commitPaths: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)gitlab\./, '/-/commit/'],
  [/(^|\.)bitbucket\./, '/commits/'],
  [/(^|\.)(github|gitea|codeberg|forgejo)\.|^git\./, '/commit/'],
  [/(^|\.)sr\.ht$/, '/commit/'],
  [/(^|\.)(dev\.azure\.com|visualstudio\.com)$/, '/commit/'],
];

/**
 * Web address of a commit at the forge that a remote URL names, in its https, ssh or scp-like form;
 * undefined where the host is not known to have one. Credentials in the URL are dropped.
 */
export function commitUrl(remoteUrl: string, sha: string): string | undefined {
  const place = parseRemote(remoteUrl);
  if (place === undefined) return undefined;
  const path = commitPaths.find(([host]) => host.test(place.host))?.[1];
  return path === undefined ? undefined : `https://${place.host}/${place.repository}${path}${sha}`;
}

function parseRemote(remoteUrl: string): { host: string; repository: string } | undefined {
  const scpLike = /^(?:[^@/\s]+@)?([\w.-]+):(?!\/\/)([^\s]+)$/.exec(remoteUrl);
  const url = /^(?:https?|ssh|git):\/\/(?:[^@/\s]+@)?([\w.-]+)(?::\d+)?\/([^\s]+)$/.exec(remoteUrl);
  const [, host, rawPath] = url ?? scpLike ?? [];
  if (host === undefined || rawPath === undefined) return undefined;
  const azure = azurePlace(host, rawPath);
  return azure ?? { host: host.toLowerCase(), repository: trimmed(rawPath) };
}

/** Azure's ssh form is `ssh.dev.azure.com:v3/org/project/repo`, its page `dev.azure.com/org/project/_git/repo`. */
function azurePlace(host: string, path: string): { host: string; repository: string } | undefined {
  const match = /^v3\/([^/]+)\/([^/]+)\/([^/]+?)$/.exec(trimmed(path));
  if (host !== 'ssh.dev.azure.com' || match === null) return undefined;
  return { host: 'dev.azure.com', repository: `${match[1]}/${match[2]}/_git/${match[3]}` };
}

function trimmed(path: string): string {
  return path.replace(/\/+$/, '').replace(/\.git$/, '');
}
