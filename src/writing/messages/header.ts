import { isLanguage, parseInstant, type Instant, type Language } from '../../time/instants.ts';
import { isMessageKind, type MessageKind } from '../../incident/messageKinds.ts';
import { entryLine, entryText, splitFrontMatter } from '../frontMatter.ts';

/** What a draft's front matter says. Anything that is missing or can't be read is undefined. */
export interface DraftHeader {
  /** Key of the client. */
  readonly to: string | undefined;
  readonly kind: MessageKind | undefined;
  readonly channel: string | undefined;
  readonly subject: string | undefined;
  /** When the next update comes, UTC ms; an ISO 8601 instant in the file. */
  readonly promise: Instant | undefined;
  readonly language: Language | undefined;
  /** Id of the incident. */
  readonly incident: string | undefined;
  /** The letters of one update to several clients carry the same name. */
  readonly batch: string | undefined;
}

export interface ParsedDraft {
  readonly header: DraftHeader;
  /** Lines of the front matter that aren't ours, as they were written. */
  readonly otherLines: readonly string[];
  /** Keys of ours with a value that can't be read. */
  readonly unreadable: readonly (keyof DraftHeader)[];
  readonly body: string;
  /** UTF-16 offset of `body` in the text. */
  readonly bodyStart: number;
}

const ours = ['to', 'kind', 'channel', 'subject', 'promise', 'language', 'incident', 'batch'] as const;
type Key = (typeof ours)[number];

const keyLine = /^(?<indent>\s*)(?<key>[A-Za-z]+)\s*:(?:\s+(?<value>.*)|\s*)$/u;

/**
 * Reads a draft: Markdown with front matter of `key: value`, one below the other, values as YAML writes them.
 * Edits by hand do no harm: each entry is read by itself, one that is no YAML as the text that stands there; other lines
 * are kept, keys may come in any order and case, the front matter may be gone.
 */
export function parseDraft(text: string): ParsedDraft {
  const { source } = splitFrontMatter(text);
  const values = new Map<Key, string>();
  const otherLines: string[] = [];
  const lines = (source ?? '').split(/\r?\n/u);
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? '';
    const { indent = '', key: written = '', value = '' } = keyLine.exec(line)?.groups ?? {};
    const key = ours.find((one) => one === written.toLowerCase());
    const end = key === undefined || value.trim() === '' ? at + 1 : entryEnd(lines, at, indent.length);
    if (key !== undefined) values.set(key, scalar(lines.slice(at, end).join('\n'), value));
    else if (line.trim() !== '') otherLines.push(line);
    at = end;
  }
  const bodyStart = bodyStartOf(text);
  const header = headerOf(values);
  const unreadable = ours.filter((key) => (values.get(key) ?? '') !== '' && header[key] === undefined);
  return { header, otherLines, unreadable, body: text.slice(bodyStart), bodyStart };
}

/** An entry goes on with the lines that stand deeper than its key, with blank ones between. */
function entryEnd(lines: readonly string[], start: number, indent: number): number {
  let end = start + 1;
  for (let at = end; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    if (line.search(/\S/u) <= indent) break;
    end = at + 1;
  }
  return end;
}

/** UTF-16 offset at which the body begins, behind front matter and the blank lines after it. */
export function bodyStartOf(text: string): number {
  const { source, body } = splitFrontMatter(text);
  const blank = source === undefined ? 0 : (/^(?:[ \t]*\r?\n)+/u.exec(body)?.[0].length ?? 0);
  return text.length - body.length + blank;
}

function headerOf(values: ReadonlyMap<Key, string>): DraftHeader {
  const text = (key: Key): string | undefined => (values.get(key) === '' ? undefined : values.get(key));
  const kind = text('kind');
  const language = text('language');
  return {
    to: text('to'),
    kind: kind !== undefined && isMessageKind(kind) ? kind : undefined,
    channel: text('channel'),
    subject: text('subject'),
    promise: parseInstant(text('promise') ?? ''),
    language: isLanguage(language) ? language : undefined,
    incident: text('incident'),
    batch: text('batch'),
  };
}

function scalar(entry: string, written: string): string {
  return (entryText(entry.trimStart()) ?? written.replace(/(?:^|\s+)#.*$/u, '')).trim();
}

/** The text of a draft file. `otherLines` come behind our keys, as they were. */
export function formatDraft(
  header: Partial<DraftHeader>,
  body: string,
  otherLines: readonly string[] = [],
): string {
  const lines = ours.flatMap((key) => {
    const value = key === 'promise' ? instant(header.promise) : header[key];
    return value === undefined ? [] : [entryLine([key, value]).trimEnd()];
  });
  return `---\n${[...lines, ...otherLines].join('\n')}\n---\n\n${body.replace(/^(?:[ \t]*\r?\n)+/u, '')}`;
}

function instant(at: Instant | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}
