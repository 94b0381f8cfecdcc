import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * `npm run eval`: every accuracy figure that can be had on this machine, beside its peer's. The review has its corpus in
 * the project; the others need data that is not part of it:
 *
 *   LOGS_EVAL=DIR        log files with their truth (files/, manifest.json, truth.jsonl)
 *   SUSPECT_CASES=FILE   cases (format: suspects/cases.ts)
 *   SUSPECT_MIRROR=DIR   bare clones of their repositories, OWNER+NAME/repo
 */
const root = path.join(import.meta.dirname, '../..');
const logs = process.env['LOGS_EVAL'] ?? '';
const cases = process.env['SUSPECT_CASES'] ?? '';
const mirror = process.env['SUSPECT_MIRROR'] ?? '';

evaluate('eval:review', []);
evaluate('eval:logs', [], logs === '' ? 'LOGS_EVAL names no folder' : missing(logs));
const suspects =
  cases === '' || mirror === '' ? 'SUSPECT_CASES or SUSPECT_MIRROR is not set' : missing(cases);
evaluate('eval:suspects', [cases], suspects);
evaluate('eval:proof', [cases], suspects);

function missing(place: string): string | undefined {
  return existsSync(place) ? undefined : `there is no ${place}`;
}

function evaluate(script: string, args: readonly string[], leftOut?: string): void {
  if (leftOut !== undefined) {
    console.log(`\n${script}: left out, as ${leftOut}`);
    return;
  }
  console.log(`\n${script}`);
  const { status } = spawnSync('npm', ['run', '--silent', script, '--', ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) process.exitCode = 1;
}
