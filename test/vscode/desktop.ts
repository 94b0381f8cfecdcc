import { spawnSync } from 'node:child_process';

/** Opens a folder in the desktop VS Code, with an extension in development. False where there is no `code` on PATH. */
export function openDesktop(extension: string, folder: string): boolean {
  const shell = process.platform === 'win32';
  const args = ['--new-window', `--extensionDevelopmentPath=${extension}`, folder];
  return spawnSync('code', args, { stdio: 'ignore', shell }).status === 0;
}
