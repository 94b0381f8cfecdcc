import { printReport, type Report } from './report.ts';

/** More than so many failed files are no accident. */
const mostFiles = 2;

/**
 * Runs the files of a suite and, where a file or two failed, those once more from their start: what drives a browser can
 * fail for a reason that is not in the code. A failure that went away is printed, so that it can be mended.
 *
 * @param run - Runs these files, or all of the suite.
 */
export async function secondChance(run: (files?: readonly string[]) => Promise<Report>): Promise<Report> {
  const first = await run();
  const files = failedFiles(first);
  if (files.length === 0 || files.length > mostFiles) return first;
  printReport('At first, before the failed files run once more', first);
  const second = await run(files);
  const passedBefore = files.reduce((sum, file) => sum + (first.passedIn?.get(file) ?? 0), 0);
  return { ...second, passed: first.passed - passedBefore + second.passed, skipped: first.skipped };
}

/** None where something failed that is in no file. */
function failedFiles({ failures }: Report): string[] {
  const files = failures.flatMap(({ file }) => file ?? []);
  return files.length < failures.length ? [] : [...new Set(files)];
}
