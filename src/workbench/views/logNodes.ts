import * as l10n from '@vscode/l10n';
import type { FileSource, ResolvedSource } from '../../logs/read/sources.ts';
import type { LevelCounts } from '../../logs/record.ts';
import type { ChangedKind } from '../../logs/templates/whatIsNew.ts';
import type { LogsRead } from '../../session/logs/logsModel.ts';
import type { ReaderTimes } from '../../session/readerTimes.ts';
import { plain, plainLines } from '../plainText.ts';
import { histogramText } from './histogramText.ts';
import type { Node } from './tree.ts';

export interface LogTarget {
  readonly incident: string;
  readonly label?: string;
  /** ISO 8601: where a kind of record marks the start. */
  readonly startsAt?: string;
  /** ISO 8601: the record to show first, of the source with the label `from` where there is one. */
  readonly at?: string;
  readonly from?: string;
}

export interface LogNodesInput {
  readonly read: LogsRead;
  readonly incident: string;
  readonly now: number;
  readonly times: ReaderTimes;
}

const mostKinds = 30;

/** The rows of the Logs view: what is new in the window, errors first, then the sources with their counts. */
export function logNodes(input: LogNodesInput): readonly Node[] {
  return [
    ...firstErrorNode(input),
    ...kindGroups(input),
    ...input.read.sources.map((source, index) => sourceNode(source, index, input)),
  ];
}

/** One click takes the first error of the new kinds as the start, while nobody told one. */
function firstErrorNode({ read, incident, times, now }: LogNodesInput): Node[] {
  const { offered } = read;
  if (offered === undefined) return [];
  const { time, kind, sure } = offered;
  const target: LogTarget = { incident, startsAt: new Date(time).toISOString() };
  const title = l10n.t('Set When It Began');
  return [
    {
      id: `${incident}/first-error`,
      label: l10n.t('First such error {0} ({1} since): use it?', times.short(time, now), kind.count),
      description: plain(kind.template.replaceAll('<*>', '…'), 80),
      tooltip: plainLines(
        [
          kind.example.text,
          '',
          confidence(sure),
          l10n.t('A click records it as the start. Messages then say that our logs show it.'),
        ].join('\n'),
      ),
      icon: 'history',
      context: 'first-error',
      command: { id: 'sitrep.setStart', title, args: [target] },
      target,
    },
  ];
}

/** Never certain: it is the share of logs without a change in which the same would not have been seen. */
function confidence(sure: number): string {
  return l10n.t('First seen at the start ({0} % confidence)', Math.min(99, Math.floor(sure * 100)));
}

function kindGroups(input: LogNodesInput): Node[] {
  const kinds = input.read.kinds?.kinds ?? [];
  const group = (change: ChangedKind['change'], label: string, icon: string): Node[] => {
    const members = kinds.filter((kind) => kind.change === change);
    if (members.length === 0) return [];
    return [
      {
        id: `${input.incident}/kinds/${change}`,
        label,
        description: String(members.length),
        icon,
        expanded: change === 'new',
        children: members.slice(0, mostKinds).map((kind, index) => kindNode(kind, index, input)),
      },
    ];
  };
  return [
    ...group('new', newWords(input.read), 'sparkle'),
    ...group('more', l10n.t('More than before'), 'graph-line'),
    ...group('gone', l10n.t('Stopped'), 'dash'),
  ];
}

function newWords({ reason }: LogsRead): string {
  return reason.kind === 'start' ? l10n.t('New since it began') : l10n.t('New since then');
}

function kindNode(kind: ChangedKind, index: number, input: LogNodesInput): Node {
  const { estimate, offered } = input.read;
  // The row that offers a start says it already.
  const marks = offered === undefined && estimate?.kind === kind ? estimate : undefined;
  const first = kind.first === undefined ? '' : l10n.t('first {0}', input.times.short(kind.first, input.now));
  const faulty = kind.level === 'error' || kind.level === 'fatal';
  const from = input.read.sources[kind.source]?.label;
  return {
    id: `${input.incident}/kind/${kind.change}/${index}/${kind.template.slice(0, 80)}`,
    label: plain(kind.template.replaceAll('<*>', '…'), 120),
    description: plain(
      [countText(kind), first, marks ? l10n.t('may mark the start') : ''].filter(Boolean).join(' · '),
    ),
    tooltip: plainLines(kindTooltip(kind, marks?.sure)),
    icon: faulty ? 'error' : kind.level === 'warn' ? 'warning' : 'circle-small',
    ...(faulty ? { color: 'list.errorForeground' } : {}),
    context: kind.first === undefined ? 'kind' : 'kind.new',
    target: {
      incident: input.incident,
      ...(kind.first === undefined ? {} : { startsAt: new Date(marks?.time ?? kind.first).toISOString() }),
    } satisfies LogTarget,
    ...(kind.first === undefined || kind.change === 'gone'
      ? {}
      : {
          command: openWindow({
            incident: input.incident,
            at: new Date(kind.first).toISOString(),
            ...(from === undefined ? {} : { from }),
          }),
        }),
  };
}

function openWindow(target: LogTarget): NonNullable<Node['command']> {
  return { id: 'sitrep.openLogWindow', title: l10n.t('Open Log Window'), args: [target] };
}

function countText({ change, count, countBefore, ratio }: ChangedKind): string {
  if (change === 'gone') return l10n.t('{0} before, none since', countBefore);
  if (change === 'new') return l10n.t('{0}×', count);
  return l10n.t('{0}×, {1} times as often', count, ratio.estimate.toFixed(1));
}

function kindTooltip(kind: ChangedKind, sure: number | undefined): string {
  const { example, frame, ratio } = kind;
  return [
    example.text,
    '',
    frame ? `${frame.file}${frame.line === undefined ? '' : `:${frame.line}`}` : '',
    kind.change === 'more'
      ? l10n.t(
          '{0}× as often as before, 99 % interval {1} to {2}',
          ratio.estimate.toFixed(1),
          ratio.low.toFixed(1),
          ratio.high.toFixed(1),
        )
      : '',
    sure === undefined ? '' : confidence(sure),
  ]
    .filter((line, index) => line !== '' || index === 1)
    .join('\n');
}

function sourceNode(source: ResolvedSource, index: number, input: LogNodesInput): Node {
  const counts = input.read.window.counts[index];
  const usable = source.kind === 'command' || source.state === 'ok';
  return {
    id: `${input.incident}/source/${source.label}`,
    label: plain(source.label),
    description: plain(
      source.kind === 'command' ? l10n.t('command, runs when you open it') : fileText(source, counts?.levels),
    ),
    tooltip: plainLines(source.kind === 'command' ? source.config.command : fileTooltip(source, input)),
    icon: usable ? 'output' : 'warning',
    context: usable ? 'source' : 'broken-source',
    target: { incident: input.incident, label: source.label } satisfies LogTarget,
    ...(usable ? { command: openWindow({ incident: input.incident, label: source.label }) } : {}),
  };
}

function fileText(source: FileSource, levels: LevelCounts | undefined): string {
  switch (source.state) {
    case 'missing':
      return l10n.t('no file found for {0}', source.searched.map(({ pattern }) => pattern).join(', '));
    case 'unreadable':
      return source.code === 'ECOMPRESSION'
        ? l10n.t('is compressed in a way that can’t be unpacked')
        : l10n.t('can’t be read ({0})', source.code ?? '');
    case 'binary':
      return l10n.t('is not text');
    case 'empty':
      return l10n.t('is empty');
    case 'ok':
      return levels ? levelsText(levels) : '';
  }
}

/** "3 errors, 1 warning, 250 records": what stands out first. */
export function levelsText(levels: LevelCounts): string {
  const total = Object.values(levels).reduce((sum, count) => sum + count, 0);
  const errors = levels.error + levels.fatal;
  return [
    errors === 0 ? '' : errors === 1 ? l10n.t('1 error') : l10n.t('{0} errors', errors),
    levels.warn === 0 ? '' : levels.warn === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', levels.warn),
    total === 1 ? l10n.t('1 record') : l10n.t('{0} records', total),
  ]
    .filter(Boolean)
    .join(', ');
}

function fileTooltip(source: FileSource, input: LogNodesInput): string {
  return [
    ...source.files.map(({ path }) => path),
    ...(source.files.length === 0
      ? source.searched.map(({ folder, pattern }) => l10n.t('Searched {0} in {1}', pattern, folder))
      : []),
    source.format ?? '',
    '',
    histogramText(input.read.window.histogram, input.times),
  ].join('\n');
}
