import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = 40;
const filesEach = 25;
const linesEach = 120;

/** A small generator of numbers, the same every time (Park and Miller, 1988). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const nouns =
  'card payment basket voucher invoice user session order stock price tax refund mail report'.split(' ');
const verbs = 'add drop round cache retry check merge load store format send count skip limit'.split(' ');

/** Makes a repository of some commits on one branch through `git fast-import`, and returns its folder. */
export async function makeHistory(commits: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-bench-'));
  await git(folder, ['init', '-q', '--bare', '-b', 'main']);
  const child = spawn('git', ['fast-import', '--quiet'], {
    cwd: folder,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const done = new Promise<void>((resolve, reject) => {
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`fast-import: ${code ?? 'killed'}`)),
    );
  });
  for (const piece of pieces(commits)) {
    if (!child.stdin.write(piece)) await new Promise((resolve) => child.stdin.once('drain', resolve));
  }
  child.stdin.end();
  await done;
  return folder;
}

function* pieces(commits: number): Generator<string> {
  const random = numbers(42);
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  const line = () => `  ${pick(verbs)}_${pick(nouns)}(${pick(nouns)}, ${Math.floor(random() * 1000)});`;
  const files = new Map<string, string[]>();
  const start = Date.UTC(2025, 0, 1) / 1000;
  for (let i = 0; i < commits; i++) {
    const message = `${pick(verbs)} ${pick(nouns)} for ${pick(nouns)}\n\nThe ${pick(nouns)} did not ${pick(verbs)} the ${pick(nouns)}.\n`;
    yield `commit refs/heads/main\nmark :${i + 1}\ncommitter A. Developer <dev@example.com> ${start + i * 900} +0000\ndata ${Buffer.byteLength(message)}\n${message}`;
    if (i > 0) yield `from :${i}\n`;
    const touched = 1 + Math.floor(random() * 4);
    for (let k = 0; k < touched; k++) {
      const path = `src/${pick(nouns)}${Math.floor(random() * folders)}/${pick(verbs)}${Math.floor(random() * filesEach)}.js`;
      const content = files.get(path) ?? Array.from({ length: linesEach }, line);
      files.set(path, content);
      const at = Math.floor(random() * content.length);
      content.splice(at, Math.floor(random() * 6), ...Array.from({ length: Math.floor(random() * 8) }, line));
      const text = `${content.join('\n')}\n`;
      yield `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
    }
  }
}

export function git(folder: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.resume();
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`git ${args.join(' ')}: ${code ?? 'killed'}`)),
    );
  });
}
