import * as l10n from '@vscode/l10n';
import type { Incident } from '../../incident/incident.ts';
import { slug } from '../../incident/folderName.ts';
import { readFrontMatter, renewFrontMatter } from '../frontMatter.ts';
import { shortSha } from './incidentTexts.ts';
import { codeSpan, inline, plainLine } from './markdown.ts';
import { prompt } from './prompts.ts';

/** What a measure is for. */
export const ticketTypes = ['detect', 'prevent', 'mitigate', 'process'] as const;
export type TicketType = (typeof ticketTypes)[number];

export const ticketStatuses = ['open', 'done', 'dropped'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** Where a ticket comes from: a line of the code, a commit, or both. `line` is 1-based. */
export interface TicketSource {
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly commit?: string | undefined;
}

export interface TicketDraft {
  /** Id of the ticket in the journal. */
  readonly ticket: string;
  readonly title: string;
  readonly type: TicketType;
  readonly labels: readonly string[];
  readonly source: TicketSource | undefined;
  readonly status: TicketStatus;
  /** Markdown written by a person; empty where there is none yet. */
  readonly body: string;
}

export interface TicketDocument {
  readonly ticket: string | undefined;
  readonly title: string;
  readonly type: TicketType | undefined;
  readonly labels: readonly string[];
  /** The incident's id. */
  readonly incident: string | undefined;
  readonly source: TicketSource | undefined;
  readonly status: TicketStatus | undefined;
  readonly body: string;
}

/** `tickets/01-check-the-amounts.md`, relative to the incident's folder. `number` counts from 1. */
export function ticketFile(number: number, title: string): string {
  return `tickets/${String(number).padStart(2, '0')}-${slug(title)}.md`;
}

/** A follow-up ticket as a Markdown file with front matter. */
export function writeTicket(draft: TicketDraft, incident: Incident): string {
  const { source } = draft;
  const body = draft.body.trim();
  const blocks = [
    `# ${inline(draft.title)}`,
    body === ''
      ? prompt('ticket-body', l10n.t('Write here: what is to be done, and how to see that it is done.'))
      : body,
    '---',
    [
      `- ${l10n.t('Incident')}: [${inline(incident.title)}](../postmortem.md)`,
      ...(source === undefined ? [] : [`- ${l10n.t('From')}: ${codeSpan(sourceText(source))}`]),
    ].join('\n'),
  ];
  return renewFrontMatter(`${blocks.join('\n\n')}\n`, [
    ['ticket', draft.ticket],
    ['title', plainLine(draft.title)],
    ['type', draft.type],
    ['labels', draft.labels.map(plainLine)],
    ['incident', incident.id],
    ['source', source === undefined ? null : sourceText(source)],
    ['status', draft.status],
  ]);
}

/** Reads a ticket that people may have edited. Undefined where the text has no front matter that can be read. */
export function parseTicket(text: string): TicketDocument | undefined {
  const { data, body } = readFrontMatter(text);
  if (data === undefined) return undefined;
  const string = (key: string): string | undefined => {
    const value = data[key];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const labels = data['labels'];
  const source = string('source');
  return {
    ticket: string('ticket'),
    title: string('title') ?? '',
    type: ticketTypes.find((type) => type === string('type')),
    labels: Array.isArray(labels) ? labels.filter((label) => typeof label === 'string') : [],
    incident: string('incident'),
    source: source === undefined ? undefined : parseSource(source),
    status: ticketStatuses.find((status) => status === string('status')),
    body,
  };
}

/** `src/pay.js:12 @ abc1234567`, `abc1234567`'s part alone where only that is known. */
function sourceText({ file, line, commit }: TicketSource): string {
  const place = file === undefined ? '' : `${plainLine(file)}${line === undefined ? '' : `:${line}`}`;
  return [place, commit === undefined ? '' : `@ ${shortSha(commit)}`].filter((text) => text !== '').join(' ');
}

function parseSource(text: string): TicketSource {
  const match = /^(?<file>.*?)(?::(?<line>\d+))?(?:(?:^|\s)@ (?<commit>[0-9a-f]{4,64}))?$/i.exec(text.trim());
  const { file, line, commit } = match?.groups ?? {};
  return {
    file: file === '' ? undefined : file,
    line: line === undefined ? undefined : Number(line),
    commit,
  };
}
