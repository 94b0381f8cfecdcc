import type { JointReport } from '../suspects/jointReport.ts';

/** The name of a repository, where it says something: there are several. */
export function repositoryName(report: JointReport, folder: string): string | undefined {
  return report.repositories.length > 1
    ? report.repositories.find((one) => one.folder === folder)?.name
    : undefined;
}
