import type { ConfigProblem } from './config.ts';
import { readBounded } from '../limits/readBounded.ts';
import { parseYaml } from './parseYaml.ts';
import { once } from './shapes.ts';
import { dottedKey, type Path } from './yamlPaths.ts';
import type { TextRange, Tree } from './yamlTree.ts';

/**
 * Largest configuration file that is read, in bytes: some fifty times a large team's. The parser needs about a second
 * for the worst of that size.
 */
const largest = 128 * 1024;

const start: TextRange = { startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 };

/** Collects the problems of one file. */
export class ProblemCollector {
  private readonly all: ConfigProblem[] = [];

  constructor(private readonly file: string) {}

  /** In the order of the file. */
  get found(): readonly ConfigProblem[] {
    return this.all.toSorted((a, b) => a.startLine - b.startLine || a.startColumn - b.startColumn);
  }

  report(place: TextRange, kind: ConfigProblem['kind'], key: string, expected: string): void {
    this.all.push({ file: this.file, ...place, kind, key, expected });
  }
}

/** The text of a file, `undefined` where there is none; one that can't be read is reported. */
export async function readText(file: string, problems: ProblemCollector): Promise<string | undefined> {
  const read = await readBounded(file, { maxBytes: largest });
  if (read.kind === 'read') return read.bytes.toString('utf8');
  if (read.reason === 'too-large') problems.report(start, 'unreadable', '', `at most ${largest} bytes`);
  else if (read.reason !== 'missing') problems.report(start, 'unreadable', '', read.code);
  return undefined;
}

/** What could be parsed of a text; syntax errors and repeated keys are reported at their places. */
export async function readTree(text: string, problems: ProblemCollector): Promise<Tree> {
  if (text.length > largest) problems.report(start, 'unreadable', '', `at most ${largest} bytes`);
  const { tree, errors } = await parseYaml(text.length > largest ? '' : text);
  for (const { place, code } of errors) problems.report(place, 'yaml', '', code);
  reportRepeated(tree, tree, [], problems);
  return tree;
}

function reportRepeated(root: Tree, tree: Tree, path: Path, problems: ProblemCollector): void {
  if (tree.kind === 'list')
    tree.items.forEach((item, index) => reportRepeated(root, item, [...path, index], problems));
  if (tree.kind !== 'map') return;
  for (const { key, keyPlace } of tree.repeated)
    problems.report(keyPlace, 'bad-value', dottedKey(root, [...path, key]), once);
  for (const [key, { value }] of tree.entries) reportRepeated(root, value, [...path, key], problems);
}
