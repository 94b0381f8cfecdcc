import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

interface Manifest {
  contributes: {
    commands: { command: string; title: string; category: string }[];
    menus: Record<string, { command: string; when?: string; group?: string }[]>;
    views: { sitrep: { id: string; icon: string; type?: string }[] };
    viewsWelcome: { view: string; contents: string; when: string }[];
    configuration: { properties: Record<string, { default: unknown; markdownDescription: string }> };
  };
}

const manifest = read('package.json') as Manifest;
const { commands, menus, views, configuration } = manifest.contributes;

describe('manifest', () => {
  it('declares exactly the commands that the table runs', () => {
    const table = readFileSync(join(root, 'src/workbench/commandTable.ts'), 'utf8');
    const ids = [...table.matchAll(/'(sitrep\.\w+)':/g)].map((match) => match[1]);
    assert.deepEqual(commands.map(({ command }) => command).sort(), ids.sort());
  });

  it('has one file a command and no other', () => {
    const files = readdirSync(join(root, 'src/workbench/commands')).map(
      (file) => `sitrep.${file.replace('.ts', '')}`,
    );
    assert.deepEqual(files.sort(), commands.map(({ command }) => command).sort());
  });

  it('names only commands that exist in menus and welcome texts', () => {
    const known = new Set(commands.map(({ command }) => command));
    for (const [menu, items] of Object.entries(menus)) {
      for (const { command } of items) assert.ok(known.has(command), `${menu}: ${command}`);
    }
    for (const file of ['package.nls.json', 'package.nls.uk.json']) {
      for (const [, command] of readFileSync(join(root, file), 'utf8').matchAll(/\(command:(sitrep\.\w+)/g)) {
        assert.ok(known.has(command!), `${file}: ${command}`);
      }
    }
  });

  it('offers what reads logs or asks git only where a trusted folder is open', () => {
    const whenOf = (id: string): string =>
      menus['commandPalette']?.find(({ command }) => command === id)?.when ?? '';
    for (const name of [
      'openLogWindow',
      'followLogs',
      'watchRetry',
      'addLogSource',
      'fetchFromRemote',
      'proveSuspect',
    ]) {
      assert.match(whenOf(`sitrep.${name}`), /isWorkspaceTrusted/, name);
      assert.match(whenOf(`sitrep.${name}`), /workspaceFolderCount > 0/, name);
    }
  });

  it('gives a row at most three actions of its own', () => {
    const inline = new Map<string, number>();
    for (const { when, group } of menus['view/item/context'] ?? []) {
      if (group?.startsWith('inline')) inline.set(when ?? '', (inline.get(when ?? '') ?? 0) + 1);
    }
    for (const [when, count] of inline) assert.ok(count <= 3, when);
  });

  it('has every text in both languages, the Ukrainian one translated', () => {
    const english = read('package.nls.json') as Record<string, string>;
    const ukrainian = read('package.nls.uk.json') as Record<string, string>;
    const used = [...readFileSync(join(root, 'package.json'), 'utf8').matchAll(/"%([\w.]+)%"/g)].map(
      (match) => match[1]!,
    );
    assert.deepEqual([...new Set(used)].sort(), Object.keys(english).sort());
    assert.deepEqual(Object.keys(ukrainian).sort(), Object.keys(english).sort());
    for (const [key, text] of Object.entries(ukrainian)) assert.match(text, /\p{Script=Cyrillic}/u, key);
  });

  it('has views with icons of their own and no webview', () => {
    for (const view of views.sitrep) {
      assert.ok(existsSync(join(root, view.icon)), view.id);
      assert.equal(view.type, undefined);
    }
  });

  it('gives each setting one prefix, a default and a description', () => {
    for (const [key, setting] of Object.entries(configuration.properties)) {
      assert.match(key, /^sitrep\.[a-z]\w*(\.[a-z]\w*)?$/);
      assert.notEqual(setting.default, undefined, key);
      assert.ok(setting.markdownDescription, key);
    }
  });
});
