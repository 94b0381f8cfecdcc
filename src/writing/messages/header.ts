import { isLanguage, parseInstant, type Instant, type Language } from '../../time/instants.ts';
import type { MessageKind } from '../../incident/messageKinds.ts';
import { isMessageKind } from '../../incident/messageKinds.ts';

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

const fence = /^\uFEFF?---[ \t]*\r?\n(?<lines>(?:[\s\S]*?\r?\n)?)---[ \t]*(?:\r?\n|$)(?:[ \t]*\r?\n)*/u;
const ours = ['to', 'kind', 'channel', 'subject', 'promise', 'language', 'incident', 'batch'] as const;
type Key = (typeof ours)[number];

/**
 * Reads a draft: Markdown with front matter of one `key: value` a line, values plain or quoted as in YAML.
 * Edits by hand do no harm: other lines are kept, keys may come in any order and case, the front matter may be gone.
 */
export function parseDraft(text: string): ParsedDraft {
  const front = fence.exec(text);
  const values = new Map<Key, string>();
  const otherLines: string[] = [];
  for (const line of (front?.groups?.['lines'] ?? '').split(/\r?\n/u)) {
    const [, written = '', value = ''] = /^\s*([A-Za-z]+)\s*:(?:\s+(.*)|\s*)$/u.exec(line) ?? [];
    const key = ours.find((one) => one === written.toLowerCase());
    if (key !== undefined) values.set(key, scalar(value));
    else if (line.trim() !== '') otherLines.push(line);
  }
  const bodyStart = front?.[0].length ?? 0;
  const header = headerOf(values);
  const unreadable = ours.filter((key) => (values.get(key) ?? '') !== '' && header[key] === undefined);
  return { header, otherLines, unreadable, body: text.slice(bodyStart), bodyStart };
}

/** UTF-16 offset at which the body begins, behind front matter and the blank lines after it. */
export function bodyStartOf(text: string): number {
  return fence.exec(text)?.[0].length ?? 0;
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

function scalar(written: string): string {
  const value = written.trim();
  const double = /^"(?:[^"\\]|\\.)*"(?=\s*(?:#.*)?$)/u.exec(value)?.[0];
  if (double !== undefined) return unescaped(double);
  const single = /^'((?:[^']|'')*)'\s*(?:#.*)?$/u.exec(value)?.[1];
  if (single !== undefined) return single.replaceAll("''", "'");
  return value.replace(/(?:^|\s+)#.*$/u, '').trim();
}

function unescaped(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted.slice(1, -1);
  }
}

/** The text of a draft file. `otherLines` come behind our keys, as they were. */
export function formatDraft(
  header: Partial<DraftHeader>,
  body: string,
  otherLines: readonly string[] = [],
): string {
  const lines = ours.flatMap((key) => {
    const value = key === 'promise' ? instant(header.promise) : header[key];
    return value === undefined ? [] : [`${key}: ${plainOrQuoted(value)}`];
  });
  return `---\n${[...lines, ...otherLines].join('\n')}\n---\n\n${body.replace(/^(?:[ \t]*\r?\n)+/u, '')}`;
}

function instant(at: Instant | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}

function plainOrQuoted(value: string): string {
  const plain =
    /^[\p{L}\p{N}][\p{L}\p{N} .@/_-]*$/u.test(value) &&
    !/^(?:true|false|null|yes|no|on|off|[\d._-]+)$|\s$/iu.test(value);
  const isTime = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u.test(value);
  return plain || isTime ? value : JSON.stringify(value);
}
