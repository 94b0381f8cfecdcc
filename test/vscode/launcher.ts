import { parseArgs } from 'node:util';
import { openBrowser, workbenchAddress } from './browser.ts';
import { startServer } from './server.ts';
import { findVersion, latest } from './versions.ts';

/**
 * Stands in for the `code` executable that `@vscode/test-electron` starts: takes the same arguments, runs the
 * tests in the npm-carried VS Code and exits with their code.
 */
const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
  },
});

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const version = findVersion(process.env['SITREP_VSCODE'] ?? latest) ?? latest;
const limitMs = 300_000;

const server = await startServer({ version });
const { browser, page } = await openBrowser();
let exit: (code: number) => void = () => undefined;
const exited = new Promise<number>((resolve) => (exit = resolve));

await page.exposeFunction('codeAutomationLog', () => undefined);
await page.exposeFunction('codeAutomationExit', (code: number) => exit(code));
page.on('crash', () => exit(70));
const limit = setTimeout(() => exit(71), limitMs);

await page.goto(
  workbenchAddress({
    port: server.port,
    folder: positionals[0],
    extension: text(values['extensionDevelopmentPath']),
    tests: text(values['extensionTestsPath']),
  }),
);
const code = await exited;
clearTimeout(limit);
if (code >= 70) process.stderr.write(`${server.output()}\n`);
await browser.close();
await server.stop();
process.exit(code);
