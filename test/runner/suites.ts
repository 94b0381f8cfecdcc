import path from 'node:path';
import { projectRoot } from '../vscode/install.ts';
import { removeFolder, startOwned, stopOwned, temporaryFolder } from '../vscode/lifetime.ts';
import { brokenSuite, readReport, type Report } from './report.ts';

const node = (file: string): readonly string[] => [path.join(projectRoot, 'node_modules', file)];

const tools = {
  eslint: node('eslint/bin/eslint.js'),
  prettier: node('prettier/bin/prettier.cjs'),
  tsc: node('typescript/bin/tsc'),
  mocha: node('mocha/bin/mocha.js'),
} as const;

const minuteMs = 60_000;

interface Outcome {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a node script to its end. One that takes longer than `limitMs` is ended and has failed. */
function runNode(args: readonly string[], limitMs: number): Promise<Outcome> {
  const child = startOwned(process.execPath, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk: unknown): void => {
    output = (output + String(chunk)).slice(-200_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return new Promise((resolve) => {
    let late = '';
    const limit = setTimeout(() => {
      late = `\nended after ${String(limitMs / minuteMs)} minutes`;
      void stopOwned(child);
    }, limitMs);
    child.once('close', (code) => {
      clearTimeout(limit);
      resolve({ ok: code === 0 && late === '', output: output + late });
    });
  });
}

/** A check that passes or fails as a whole, and so counts as one test. */
async function check(args: readonly string[]): Promise<Report> {
  const { ok, output } = await runNode(args, 5 * minuteMs);
  return ok ? { passed: 1, failed: 0, skipped: 0, failures: [] } : brokenSuite(output);
}

export async function lint(): Promise<Report> {
  const rules = await check([...tools.eslint, '.']);
  return rules.failed > 0 ? rules : check([...tools.prettier, '--check', '.', '--log-level', 'warn']);
}

export function types(): Promise<Report> {
  return check([...tools.tsc, '--noEmit']);
}

export function build(...args: readonly string[]): Promise<Report> {
  return check([path.join(projectRoot, 'esbuild.js'), ...args]);
}

/** Runs mocha with one of the project's configurations, on the files that are named, and reads its report. */
export async function mocha(
  configuration: string,
  { limitMinutes, files = [] }: { readonly limitMinutes: number; readonly files?: readonly string[] },
): Promise<Report> {
  const folder = temporaryFolder('report');
  const file = path.join(folder, 'report.json');
  const args = ['--config', configuration, '--reporter', 'json', '--reporter-option', `output=${file}`];
  const limitMs = limitMinutes * minuteMs;
  const { ok, output } = await runNode([...tools.mocha, ...args, '--forbid-only', ...files], limitMs);
  const report = readReport(file);
  removeFolder(folder);
  return ok || report.failures.some(({ title }) => title !== '(the suite itself)')
    ? report
    : brokenSuite(output);
}
