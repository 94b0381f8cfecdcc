import type { DeployConfig, DeploySourceConfig } from '../../../src/config/config.ts';

export const config: DeployConfig = {
  tagPattern: String.raw`^deploy/(?<env>[^/]+)/(?<stamp>\d{8}T\d{6}Z)$`,
  environment: 'production',
  branches: {},
  sources: [],
};

/** A deploy log as a source; a test says what is special about it. */
export const source = (more: Partial<DeploySourceConfig>): DeploySourceConfig => ({
  label: 'log',
  format: 'json-lines',
  path: undefined,
  command: undefined,
  pattern: undefined,
  environment: undefined,
  kind: 'deploy',
  ...more,
});
