import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { openDesktop } from '../../vscode/desktop.ts';

const root = path.join(import.meta.dirname, '../../..');

interface Pattern {
  readonly regexp: string;
  readonly file?: number;
  readonly line?: number;
  readonly message?: number;
}

interface Task {
  readonly label: string;
  readonly dependsOn?: readonly string[];
  readonly isBackground?: boolean;
  readonly problemMatcher: {
    readonly pattern: readonly Pattern[];
    readonly background: { readonly beginsPattern: string; readonly endsPattern: string };
  };
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(path.join(root, '.vscode', file), 'utf8'));
}

const { tasks } = read('tasks.json') as { tasks: readonly Task[] };
const { configurations } = read('launch.json') as {
  configurations: readonly { type: string; args: readonly string[]; preLaunchTask?: string }[];
};

describe('starting Sitrep from its own project', () => {
  let folder: string;
  const kept = process.env['PATH'];

  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'sitrep-launch-'))));
  afterEach(() => {
    process.env['PATH'] = kept;
    rmSync(folder, { recursive: true });
  });

  it('hands the desktop VS Code the extension and the folder', function () {
    if (process.platform === 'win32') this.skip();
    const code = path.join(folder, 'code');
    writeFileSync(code, `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder}/arguments"\n`);
    chmodSync(code, 0o755);
    process.env['PATH'] = `${folder}:${String(kept)}`;
    assert.equal(openDesktop('/path/to/sitrep', '/path to/demo'), true);
    assert.deepEqual(readFileSync(path.join(folder, 'arguments'), 'utf8').trim().split('\n'), [
      '--new-window',
      '--extensionDevelopmentPath=/path/to/sitrep',
      '/path to/demo',
    ]);
  });

  it('says so where there is no desktop VS Code', () => {
    process.env['PATH'] = folder;
    assert.equal(openDesktop(root, folder), false);
  });

  it('names tasks and paths that exist for F5', () => {
    const labels = new Set(tasks.map(({ label }) => label));
    const launch = configurations.find(({ type }) => type === 'extensionHost');
    assert.ok(launch?.preLaunchTask !== undefined && labels.has(launch.preLaunchTask));
    for (const { dependsOn = [] } of tasks) assert.ok(dependsOn.every((label) => labels.has(label)));
    assert.ok(launch.args.includes('--extensionDevelopmentPath=${workspaceFolder}'));
    assert.ok(existsSync(path.join(root, 'src/extension.ts')));
  });

  it('recognizes in what the watching build prints when it is done and where an error is', async () => {
    mkdirSync(path.join(folder, 'src'));
    writeFileSync(path.join(folder, 'src/extension.ts'), '\nexport const = 1;\n');
    const task = tasks.find(({ isBackground }) => isBackground);
    assert.ok(task);
    const { pattern, background } = task.problemMatcher;
    const child = spawn(process.execPath, [path.join(root, 'esbuild.js'), '--watch'], {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const lines: string[] = [];
    const collect = (line: string): void => void lines.push(line);
    createInterface(child.stderr).on('line', collect);
    for await (const line of createInterface(child.stdout)) {
      collect(line);
      if (new RegExp(background.endsPattern).test(line)) break;
    }
    const closed = once(child, 'close');
    child.kill();
    await closed;
    assert.ok(lines.some((line) => new RegExp(background.beginsPattern).test(line)));
    const start = lines.findIndex((line) => line.includes('[ERROR]'));
    const group = (key: 'message' | 'file' | 'line'): string | undefined => {
      const index = pattern.findIndex((one) => one[key] !== undefined);
      const one = pattern[index];
      return one && new RegExp(one.regexp).exec(lines[start + index] ?? '')?.[one[key] ?? 0];
    };
    assert.match(group('message') ?? '', /Expected identifier/);
    assert.equal(group('file'), 'src/extension.ts');
    assert.equal(group('line'), '2');
  });
});
