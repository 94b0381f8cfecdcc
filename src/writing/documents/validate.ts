import * as l10n from '@vscode/l10n';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { readFrontMatter } from '../frontMatter.ts';
import { isHeading, type HeadingName } from './headings.ts';
import { promptOf } from './prompts.ts';

export type PostmortemRule =
  | 'front-matter'
  | 'why-client-first'
  | 'time-format'
  | 'time-order'
  | 'measure-incomplete'
  | 'name-under-causes'
  | 'closed-unanswered';

export interface PostmortemProblem {
  readonly rule: PostmortemRule;
  /** 0-based. */
  readonly line: number;
  readonly message: string;
}

/** Moments in the order they must have. */
const moments = [
  'impactStartedAt',
  'clientReportedAt',
  'detectedAt',
  'acknowledgedAt',
  'mitigatedAt',
  'resolvedAt',
  'clientConfirmedAt',
] as const;

/** Which moment can't lie before which. The client's report, our detection and the mitigation are in no fixed order. */
const order: readonly (readonly [earlier: (typeof moments)[number], later: (typeof moments)[number]])[] = [
  ['impactStartedAt', 'clientReportedAt'],
  ['impactStartedAt', 'detectedAt'],
  ['impactStartedAt', 'mitigatedAt'],
  ['impactStartedAt', 'resolvedAt'],
  ['clientReportedAt', 'acknowledgedAt'],
  ['mitigatedAt', 'resolvedAt'],
  ['resolvedAt', 'clientConfirmedAt'],
];

/** Questions without which a post-mortem can't be closed. */
const required = new Set(['summary', 'affected', 'data-lost', 'conditions', 'verified', 'debriefed']);

const instant = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;

/** Checks a post-mortem. `names` are people who must not stand under Causes: no person is a cause. */
export function validatePostmortem(text: string, names: readonly string[]): PostmortemProblem[] {
  const { source, data } = readFrontMatter(text);
  const lines = text.split(/\r?\n/);
  const problems: PostmortemProblem[] = [];
  if (data === undefined || source === undefined) {
    problems.push({
      rule: 'front-matter',
      line: 0,
      message: l10n.t('The front matter can’t be read: it holds what metrics and patterns are made of.'),
    });
  } else problems.push(...timeProblems(data, keyLines(source)));
  problems.push(
    ...detectionProblems(lines, data?.['detectedBy'] === 'client'),
    ...measureProblems(lines),
    ...nameProblems(lines, names),
  );
  if (data?.['status'] === 'closed') problems.push(...unanswered(lines));
  return problems.toSorted((a, b) => a.line - b.line);
}

/** 0-based line in the document of each key of the front matter. */
function keyLines(source: string): (key: string) => number {
  const counter = new LineCounter();
  const { contents } = parseDocument(source, { lineCounter: counter });
  const pairs = isMap(contents) ? contents.items : [];
  const lines = pairs.flatMap(({ key }) =>
    isScalar(key) ? [[key.value, counter.linePos(key.range[0]).line] as const] : [],
  );
  const byKey = new Map<unknown, number>(lines);
  return (key) => byKey.get(key) ?? 0;
}

function timeProblems(
  data: Readonly<Record<string, unknown>>,
  lineOf: (key: string) => number,
): PostmortemProblem[] {
  const problems: PostmortemProblem[] = [];
  const known = new Map<string, number>();
  for (const key of moments) {
    const value = data[key];
    if (value === null || value === undefined || value === '') continue;
    const at = typeof value === 'string' && instant.test(value) ? Date.parse(value) : Number.NaN;
    if (!Number.isNaN(at)) known.set(key, at);
    else {
      const message = l10n.t('{0} is not a time such as 2026-11-22T08:05:00Z.', key);
      problems.push({ rule: 'time-format', line: lineOf(key), message });
    }
  }
  for (const [earlier, later] of order) {
    if ((known.get(later) ?? Infinity) >= (known.get(earlier) ?? -Infinity)) continue;
    problems.push({
      rule: 'time-order',
      line: lineOf(later),
      message: l10n.t('{0} lies before {1}.', later, earlier),
    });
  }
  return problems;
}

function detectionProblems(lines: readonly string[], clientFirst: boolean): PostmortemProblem[] {
  if (!clientFirst) return [];
  const section = sectionOf(lines, 'detection');
  const at = section.findIndex(({ text }) => isHeading(text, 'whyClientFirst'));
  const asked = section[at];
  if (asked !== undefined && hasAnswer(section.slice(at + 1).map(({ text }) => text))) return [];
  const message = l10n.t('The client noticed first: say why they noticed before us.');
  return [{ rule: 'why-client-first', line: asked?.line ?? section[0]?.line ?? 0, message }];
}

/** Whether the lines up to the next heading or question hold more than a prompt. */
function hasAnswer(lines: readonly string[]): boolean {
  const end = lines.findIndex((line) => /^(?:#{1,6} |\*\*.+\*\*\s*$|<!-- sitrep:)/.test(line));
  return lines
    .slice(0, end === -1 ? undefined : end)
    .some((line) => line.trim() !== '' && promptOf(line) === undefined);
}

function measureProblems(lines: readonly string[]): PostmortemProblem[] {
  const rows = sectionOf(lines, 'measures').filter(({ text }) => /^\s*\|/.test(text));
  return rows.slice(2).flatMap(({ text, line }) => {
    const cells = text
      .replace(/^\s*\||\|\s*$/g, '')
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim());
    const [, measure, , owner, due, ticket] = cells;
    if (measure === undefined || measure === '') return [];
    const missing = [
      owner ? undefined : l10n.t('an owner'),
      due ? undefined : l10n.t('a due date'),
      ticket ? undefined : l10n.t('a ticket, or why it needs none'),
    ].filter((name) => name !== undefined);
    if (missing.length === 0) return [];
    return [
      { rule: 'measure-incomplete', line, message: l10n.t('This measure lacks {0}.', missing.join(', ')) },
    ];
  });
}

function nameProblems(lines: readonly string[], names: readonly string[]): PostmortemProblem[] {
  const section = sectionOf(lines, 'causes');
  return names
    .filter((name) => name.trim().length > 1)
    .flatMap((name) => {
      const escaped = name.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu');
      return section
        .filter(({ text }) => pattern.test(text))
        .map(({ line }) => ({
          rule: 'name-under-causes' as const,
          line,
          message: l10n.t(
            '“{0}” is named under Causes: describe systems and decisions, no person is a cause.',
            name,
          ),
        }));
    });
}

function unanswered(lines: readonly string[]): PostmortemProblem[] {
  return lines.flatMap((line, at) => {
    const id = promptOf(line);
    if (id === undefined || !required.has(id) || hasAnswer(lines.slice(at + 1))) return [];
    return [
      {
        rule: 'closed-unanswered',
        line: at,
        message: l10n.t('This must be answered before the status can be closed.'),
      },
    ];
  });
}

/** The lines under a heading, up to the next one of its level or above. */
function sectionOf(lines: readonly string[], name: HeadingName): { text: string; line: number }[] {
  const start = lines.findIndex((line) => isHeading(line, name));
  if (start === -1) return [];
  const level = lines[start]?.trim().indexOf(' ') ?? 0;
  const length = lines.slice(start + 1).findIndex((line) => {
    const found = /^(#{1,6}) /.exec(line)?.[1];
    return found !== undefined && found.length <= level;
  });
  const end = length === -1 ? lines.length : start + 1 + length;
  return lines.slice(start, end).map((text, at) => ({ text, line: start + at }));
}
