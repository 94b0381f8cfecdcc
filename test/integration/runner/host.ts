import { writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Runs inside the extension host. The bundled tests lie beside this file; what came out goes, as mocha's JSON
 * report, into the file that `SITREP_TEST_REPORT` names; a file that can't be loaded leaves its error there.
 */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    forbidOnly: true,
    reporter: 'json',
    reporterOptions: { output: required('SITREP_TEST_REPORT') },
  });
  const pattern = process.env['SITREP_TEST_GREP'];
  if (pattern !== undefined && pattern !== '') mocha.grep(pattern);
  for (const file of required('SITREP_TEST_FILES').split(path.delimiter)) mocha.addFile(file);
  try {
    await mocha.loadFilesAsync();
  } catch (error) {
    writeFileSync(
      required('SITREP_TEST_REPORT'),
      error instanceof Error ? (error.stack ?? '') : String(error),
    );
    throw error;
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${String(failures)} failed`);
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}
