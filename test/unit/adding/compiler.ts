import assert from 'node:assert/strict';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../../..');

/**
 * Files of `src/` that no longer compile once `edit` was applied to one of them, by path, sorted: where the compiler
 * sends somebody who begins there. Nothing is written.
 */
export function brokenBy(file: string, edit: (text: string) => string): readonly string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const changed = join(root, file);
  const read = host.readFile.bind(host);
  const readChanged = (path: string): string | undefined => {
    const text = read(path);
    if (text === undefined || relative(changed, path) !== '') return text;
    const edited = edit(text);
    assert.notEqual(edited, text, `${file} is no longer written as the edit expects`);
    return edited;
  };
  const getSourceFile: ts.CompilerHost['getSourceFile'] = (path, version) => {
    const text = readChanged(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, version);
  };
  const sources = fileNames.filter((path) => relative(root, path).startsWith(`src${sep}`));
  const program = ts.createProgram(sources, options, { ...host, readFile: readChanged, getSourceFile });
  const broken = program
    .getSemanticDiagnostics()
    .flatMap(({ file: where }) => (where ? [where.fileName] : []));
  return [...new Set(broken.map((path) => relative(root, path).split(sep).join('/')))].sort();
}
