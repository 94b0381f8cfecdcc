import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../../', import.meta.url);

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
  };
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, root), 'utf8'));
}

/** The sources of the tests that run inside a real VS Code. */
function testsInVSCode(): string {
  return ['test/integration/', 'test/ui/']
    .flatMap((folder) =>
      readdirSync(new URL(folder, root))
        .filter((name) => name.endsWith('.test.ts'))
        .map((name) => readFileSync(new URL(folder + name, root), 'utf8')),
    )
    .join('\n');
}

describe('every command that is contributed', () => {
  const { commands } = (read('package.json') as Manifest).contributes;
  const titles = read('package.nls.json') as Readonly<Record<string, string>>;
  const helpers = readFileSync(new URL('test/ui/startIncident.ts', root), 'utf8');
  const sources = testsInVSCode() + helpers;

  it('is run by a test in a real VS Code: by its id, its title in the palette or a button of a row', () => {
    const left = commands.filter(({ command, title }) => {
      const name = titles[title.slice(1, -1)] ?? '';
      const ways = [`'${command}'`, `run('Incident: ${name}')`, `, '${name}')`];
      return !ways.some((way) => sources.includes(way));
    });
    assert.deepEqual(
      left.map(({ command }) => command),
      [],
    );
  });
});
