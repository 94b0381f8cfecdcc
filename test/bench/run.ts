import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { appendRate } from './append.ts';
import { entrySize } from './entry.ts';
import { inTheWorkbench } from './workbench.ts';

const root = path.join(import.meta.dirname, '../..');

/** A bench of its own, in a process of its own: its peak memory is part of its figures. */
function separately(script: string, ...args: string[]): void {
  console.log(`\n${script}`);
  const { status } = spawnSync('npm', ['run', '--silent', script, '--', ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}

entrySize(root);
await appendRate();
await inTheWorkbench();
separately('bench:suspects');
separately('bench:logs', '500M');
