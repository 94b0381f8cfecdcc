import { generateDemo, copyDemo } from '../fixtures/demo/generate.ts';
import { temporaryFolder } from '../vscode/lifetime.ts';

let made: Promise<string> | undefined;

/** A demo project of one's own, in a folder that ends with this process. It is generated once and then copied. */
export async function demoCopy(): Promise<string> {
  made ??= make();
  const folder = temporaryFolder('demo');
  copyDemo(await made, folder);
  return folder;
}

async function make(): Promise<string> {
  const folder = temporaryFolder('demo-source');
  await generateDemo({ folder, nowMs: Date.now() });
  return folder;
}
