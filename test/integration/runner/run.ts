import { parseArgs } from 'node:util';
import { printReport } from '../../runner/report.ts';
import { versionsAsked } from '../../vscode/versions.ts';
import { runIntegration } from './integration.ts';

const { values } = parseArgs({ options: { vscode: { type: 'string' }, grep: { type: 'string' } } });

let failed = false;
for (const version of versionsAsked(values.vscode)) {
  const report = await runIntegration({ version, grep: values.grep });
  printReport(`integration, VS Code ${version}`, report);
  failed ||= report.failed > 0;
}
process.exitCode = failed ? 1 : 0;
