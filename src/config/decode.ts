import * as v from 'valibot';
import type { ConfigProblem } from './config.ts';
import { asWritten, isMap, once, requiredKey } from './shapes.ts';
import type { ProblemCollector } from './yamlFile.ts';
import { dottedKey, isEmpty, placeAt, plainValue, writtenAt, type Path } from './yamlPaths.ts';
import type { Tree } from './yamlTree.ts';

/** Something wrong at a path, with what to take out. */
interface Finding {
  readonly path: Path;
  readonly kind: ConfigProblem['kind'];
  readonly expected: string;
}

/**
 * The value of a file in the shape of a schema. What is wrong is reported at its place and taken out, so that the rest
 * works. What is missing only because something was taken out is taken out in turn without a report, hence one
 * round a level of the shape at most. Undefined where nothing is left.
 */
export function decode<Schema extends v.GenericSchema>(
  schema: Schema,
  tree: Tree,
  problems: ProblemCollector,
): v.InferOutput<Schema> | undefined {
  let value = isEmpty(tree) ? undefined : plainValue(tree);
  for (let isFirst = true; value !== undefined; isFirst = false) {
    const result = v.safeParse(schema, value);
    if (result.success) return result.output;
    const removed: Path[] = [];
    const rewritten = new Map<Path, string>();
    for (const finding of distinct(result.issues.flatMap((issue) => findings(issue)))) {
      const text = finding.expected === asWritten ? writtenAt(tree, finding.path) : undefined;
      if (isFirst && text !== undefined) rewritten.set(finding.path, text);
      else {
        if (isFirst) report(finding, tree, problems);
        removed.push(isAbout(finding, requiredKey) ? finding.path.slice(0, -1) : finding.path);
      }
    }
    value = mended(value, removed, rewritten);
  }
  return undefined;
}

function report(finding: Finding, tree: Tree, problems: ProblemCollector): void {
  const { path, kind, expected } = finding;
  const isAboutMap = isAbout(finding, requiredKey) || isAbout(finding, once);
  const place = placeAt(tree, isAboutMap ? path.slice(0, -1) : path, kind === 'unknown-key');
  problems.report(place, kind, dottedKey(tree, path), expected === asWritten ? 'text' : expected);
}

function isAbout({ expected }: Finding, message: string): boolean {
  return expected === message;
}

function distinct(all: readonly Finding[]): Finding[] {
  return [...new Map(all.map((each) => [JSON.stringify([each.path, each.expected]), each])).values()];
}

function findings(issue: v.BaseIssue<unknown>): Finding[] {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const last = issue.path?.at(-1);
  if (issue.type === 'strict_object' && issue.expected === 'never' && isMap(last?.input))
    return unknownKeys(last.input, path, issue.message);
  if (issue.type === 'strict_object' && last !== undefined && issue.message === requiredKey)
    return [{ path, kind: 'bad-value', expected: requiredKey }];
  if (issue.kind === 'schema' && issue.input === null && last?.type === 'object')
    return [{ path, kind: 'bad-value', expected: requiredKey }];
  return [{ path, kind: kindOf(issue), expected: issue.message }];
}

function kindOf({ kind, type, input }: v.BaseIssue<unknown>): ConfigProblem['kind'] {
  const isScalar = typeof input === 'string' || typeof input === 'number';
  const isChoice = type === 'picklist' || type === 'union';
  return kind === 'schema' && !(isChoice && isScalar) ? 'wrong-type' : 'bad-value';
}

/** Valibot tells the first unknown key of a map only; `known` names those that it knows, with bars between them. */
function unknownKeys(map: Readonly<Record<string, unknown>>, path: Path, known: string): Finding[] {
  const names = new Set(known.split(' | '));
  return Object.keys(map)
    .filter((key) => !names.has(key))
    .map((key) => ({ path: [...path.slice(0, -1), key], kind: 'unknown-key', expected: known }));
}

/** A copy without what lies at the paths of `removed`, and with texts in place of what lies at those of `rewritten`. */
function mended(value: unknown, removed: readonly Path[], rewritten: ReadonlyMap<Path, string>): unknown {
  const root = new Edit();
  for (const path of removed) root.at(path).isRemoved = true;
  for (const [path, text] of rewritten) root.at(path).text = text;
  return root.apply(value);
}

/** What is changed at a node, and below it. */
class Edit {
  isRemoved = false;
  text: string | undefined;
  private readonly children = new Map<string | number, Edit>();

  at(path: Path): Edit {
    const [key, ...rest] = path;
    if (key === undefined) return this;
    const child = this.children.get(key) ?? new Edit();
    this.children.set(key, child);
    return child.at(rest);
  }

  apply(value: unknown): unknown {
    if (this.isRemoved) return undefined;
    if (this.text !== undefined) return this.text;
    if (this.children.size === 0) return value;
    if (Array.isArray(value))
      return value
        .map((item: unknown, index) => this.child(index, item))
        .filter((item) => item !== undefined);
    if (!isMap(value)) return value;
    const entries = Object.entries(value).map(([key, item]) => [key, this.child(key, item)] as const);
    return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
  }

  private child(key: string | number, value: unknown): unknown {
    const edit = this.children.get(key);
    return edit === undefined ? value : edit.apply(value);
  }
}
