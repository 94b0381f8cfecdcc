import type { SimpleGitOptions } from 'simple-git';
import type { Setting } from './overrides.ts';

/** Settings that keep git from starting programs which a repository's own configuration names. */
export const safeSettings: readonly Setting[] = [
  ['core.fsmonitor', 'false'],
  ['core.hooksPath', '/dev/null'],
  ['core.pager', 'cat'],
  ['core.editor', 'true'],
  ['core.askPass', ''],
  ['core.alternateRefsCommand', ':'],
  ['core.quotePath', 'false'],
  ['core.untrackedCache', 'false'],
  ['diff.noprefix', 'false'],
  ['diff.mnemonicPrefix', 'false'],
  ['diff.orderFile', '/dev/null'],
  ['diff.ignoreSubmodules', 'none'],
  ['diff.submodule', 'short'],
  ['diff.interHunkContext', '0'],
  ['diff.relative', 'false'],
  ['log.showSignature', 'false'],
  ['log.showRoot', 'true'],
  ['log.mailmap', 'false'],
  ['log.follow', 'false'],
  ['rerere.enabled', 'false'],
  ['commit.gpgSign', 'false'],
  ['tag.gpgSign', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['receive.autoGC', 'false'],
  ['receive.denyCurrentBranch', 'refuse'],
  ['protocol.ext.allow', 'never'],
  ['submodule.recurse', 'false'],
  ['fetch.recurseSubmodules', 'false'],
  ['transfer.bundleURI', 'false'],
  ['i18n.logOutputEncoding', 'UTF-8'],
];

/**
 * simple-git refuses settings by their names and doesn't see that ours switch something off, or are the person's own.
 * Arguments that come from elsewhere never reach it as options.
 */
export const namedUnsafe: NonNullable<SimpleGitOptions['unsafe']> = {
  allowUnsafeAlias: true,
  allowUnsafeAskPass: true,
  allowUnsafeCommandBinaries: true,
  allowUnsafeConfigEnvCount: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeCredentialHelper: true,
  allowUnsafeCustomBinary: true,
  allowUnsafeDiffExternal: true,
  allowUnsafeDiffTextConv: true,
  allowUnsafeEditor: true,
  allowUnsafeExec: true,
  allowUnsafeFilter: true,
  allowUnsafeFsMonitor: true,
  allowUnsafeGitProxy: true,
  allowUnsafeGpgProgram: true,
  allowUnsafeHooksPath: true,
  allowUnsafeInclude: true,
  allowUnsafeMergeDriver: true,
  allowUnsafePack: true,
  allowUnsafePager: true,
  allowUnsafeProtocolOverride: true,
  allowUnsafeSshCommand: true,
  allowUnsafeSubmodule: true,
  allowUnsafeTemplateDir: true,
  allowUnsafeUrlRewrite: true,
};

/** Commands that can run a converter or an external diff. */
const differs = new Set(['blame', 'diff', 'diff-tree', 'log', 'show']);

/**
 * Arguments with which a command shows contents as they are stored. A converter (`diff.<name>.textconv`) may be a
 * program of the repository's, and lines of its output are not the lines of the file.
 */
export function withoutConverters([command = '', ...rest]: readonly string[]): string[] {
  if (command === 'blame') return [command, '--no-textconv', ...rest];
  if (!differs.has(command)) return [command, ...rest];
  return [command, '--no-ext-diff', '--no-textconv', '--no-color', ...rest];
}
