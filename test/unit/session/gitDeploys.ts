import assert from 'node:assert/strict';
import { defaultConfig } from '../../../src/config/defaults.ts';
import { LastDeploys, type LastDeploysDeps } from '../../../src/session/logs/lastDeploys.ts';
import { Repositories } from '../../../src/session/repositories.ts';

/** The deploys that real git knows of in some folders. */
export function gitDeploys(folders: readonly string[], deps: Partial<LastDeploysDeps> = {}): LastDeploys {
  return new LastDeploys({
    repositories: new Repositories({
      isTrusted: () => true,
      folders: () => folders,
      teamRemotes: { get: () => undefined, set: () => Promise.resolve() },
    }),
    isTrusted: () => true,
    configOf: () => Promise.resolve(defaultConfig),
    setTimer: (callback, delay) => {
      const timer = setTimeout(callback, delay * 10);
      return { dispose: () => clearTimeout(timer) };
    },
    onFailure: (error) => assert.fail(String(error)),
    ...deps,
  });
}
