import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

export interface Failure {
  readonly title: string;
  readonly error: string;
  /** Absolute; none where a whole suite failed. */
  readonly file?: string | undefined;
}

export interface Report {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly Failure[];
  /** How many tests passed in each file, by absolute path. */
  readonly passedIn?: ReadonlyMap<string, number>;
}

/** One failure that stands for a whole suite: it could not start, crashed, or ran nothing. */
export function brokenSuite(error: string): Report {
  return { passed: 0, failed: 1, skipped: 0, failures: [{ title: '(the suite itself)', error }] };
}

interface MochaReport {
  readonly stats: { readonly passes: number; readonly failures: number; readonly pending: number };
  readonly passes: readonly { file: string }[];
  readonly failures: readonly {
    fullTitle: string;
    file?: string;
    err: { message?: string; stack?: string };
  }[];
}

/** Reads mocha's JSON report. One that is missing, cut off or empty is a failure: nothing was proven. */
export function readReport(file: string): Report {
  if (!existsSync(file)) return brokenSuite('no report was written');
  const text = readFileSync(file, 'utf8');
  let parsed: MochaReport;
  try {
    parsed = JSON.parse(text) as MochaReport;
  } catch {
    return brokenSuite(`no complete report was written:\n${text.slice(-2000)}`);
  }
  const { passes, failures, pending } = parsed.stats;
  if (passes + failures === 0) return brokenSuite('no test ran');
  const passedIn = new Map<string, number>();
  for (const { file } of parsed.passes) passedIn.set(file, (passedIn.get(file) ?? 0) + 1);
  return {
    passed: passes,
    failed: failures,
    skipped: pending,
    failures: parsed.failures.map(({ fullTitle, file, err }) => ({
      title: fullTitle,
      error: err.stack ?? err.message ?? 'no message',
      file,
    })),
    passedIn,
  };
}

export function printReport(suite: string, { passed, failed, skipped, failures }: Report): void {
  const more = skipped > 0 ? `, ${String(skipped)} skipped` : '';
  process.stdout.write(`${suite}: ${String(passed)} passed, ${String(failed)} failed${more}\n`);
  for (const { title, error } of failures) {
    process.stdout.write(`\n  ✗ ${title}\n${stripVTControlCharacters(error).replace(/^/gm, '      ')}\n\n`);
  }
}
