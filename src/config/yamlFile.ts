import type { ConfigProblem } from './config.ts';
import { isCheapYaml, longestYaml as largest } from '../limits/yamlCost.ts';
import { readBounded } from '../limits/readBounded.ts';
import type { Reporter } from './decode.ts';
import { parseYaml, type Place, type Tree } from './yamlTree.ts';

const start: Place = { startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 };

/** Collects the problems of one file. */
export class Problems implements Reporter {
  private readonly all: ConfigProblem[] = [];

  constructor(private readonly file: string) {}

  /** In the order of the file. */
  get found(): readonly ConfigProblem[] {
    return this.all.toSorted((a, b) => a.startLine - b.startLine || a.startColumn - b.startColumn);
  }

  report(place: Place, kind: ConfigProblem['kind'], key: string, expected: string): void {
    this.all.push({ file: this.file, ...place, kind, key, expected });
  }
}

/** The text of a file, `undefined` where there is none; one that can't be read is reported. */
export async function readText(file: string, problems: Problems): Promise<string | undefined> {
  const read = await readBounded(file, { maxBytes: largest });
  const text = read.kind === 'read' ? read.bytes.toString('utf8') : undefined;
  if (text !== undefined && isCheapYaml(text)) return text;
  if (read.kind === 'read' || read.reason === 'too-large')
    problems.report(start, 'unreadable', '', `at most ${largest} bytes`);
  else if (read.reason !== 'missing') problems.report(start, 'unreadable', '', read.code);
  return undefined;
}

/** What could be parsed of a text; syntax errors are reported at their places. */
export async function readTree(text: string, problems: Problems): Promise<Tree> {
  const { tree, errors } = await parseYaml(text);
  for (const { place, code } of errors) problems.report(place, 'yaml', '', code);
  return tree;
}
