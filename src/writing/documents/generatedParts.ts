import { createHash } from 'node:crypto';

/** A generated part of a document, between `<!-- sitrep:begin name -->` and `<!-- sitrep:end name -->`. */
export interface Part {
  readonly part: string;
  /** Markdown without a line break at its end. */
  readonly content: string;
  /** Only for a table that people go on to fill in: its rows, which end `content`. New keys are added, rows never change. */
  readonly rows?: readonly { readonly key: string; readonly line: string }[];
}

export interface RenewedParts {
  readonly text: string;
  /** By part: what `fingerprint` says of what now stands between its markers. */
  readonly fingerprints: Readonly<Record<string, string>>;
  /** Parts that a person changed, so that they were left as they are. */
  readonly kept: readonly string[];
}

const markerLine = /^[ \t]*<!-- sitrep:(begin|end) ([a-z-]+) -->[ \t]*\r?\n?$/;

export function writePart({ part, content }: Part): string {
  return `<!-- sitrep:begin ${part} -->\n\n${content}\n\n<!-- sitrep:end ${part} -->`;
}

/** Tells whether a person changed a part; blanks don't count, nor the width of a table, as formatters change them. */
export function fingerprint(content: string): string {
  const plain = content.replace(/-{3,}/g, '---').replace(/\s+/g, ' ').trim();
  return createHash('sha256').update(plain).digest('hex').slice(0, 12);
}

/** What is remembered of a part: its fingerprint, or the keys of the rows that were ever written. */
export function memoryOf({ content, rows }: Part): string {
  return rows === undefined ? fingerprint(content) : rows.map(({ key }) => key).join(' ');
}

/**
 * Renews the generated parts of a text and nothing else. A part is renewed only where exactly one pair of markers
 * stands around it and what is between is what was generated last time (`known`) or nothing: a pair that a person
 * removed, doubled or damaged, and a part in which they wrote, stay as they are.
 */
export function renewParts(
  text: string,
  parts: readonly Part[],
  known: Readonly<Record<string, string>>,
): RenewedParts {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/(?<=\n)/);
  const fingerprints: Record<string, string> = {};
  const kept: string[] = [];
  for (const { part, content, rows } of parts) {
    const range = rangeOf(lines, part);
    if (range === undefined) continue;
    const found = lines.slice(range.begin + 1, range.end).join('');
    if (rows !== undefined && found.trim() !== '') {
      const written = new Set((known[part] ?? '').split(' '));
      const added = rows.filter(({ key }) => !written.has(key));
      lines.splice(lastRow(lines, range) + 1, 0, ...added.map(({ line }) => line + eol));
      fingerprints[part] = memoryOf({ part, content, rows });
      continue;
    }
    const renewed = fingerprint(content);
    const stands = fingerprint(found);
    const isOurs = found.trim() === '' || stands === known[part];
    if (!isOurs && stands !== renewed) {
      kept.push(part);
      continue;
    }
    fingerprints[part] = rows === undefined ? renewed : memoryOf({ part, content, rows });
    if (stands === renewed) continue;
    const inside = ['', ...content.split('\n'), ''].map((line) => line + eol);
    lines.splice(range.begin + 1, range.end - range.begin - 1, ...inside);
  }
  return { text: lines.join(''), fingerprints, kept };
}

/** Lines of the markers; undefined unless there is one `begin` and, after it, one `end` of that name. */
function rangeOf(lines: readonly string[], part: string): { begin: number; end: number } | undefined {
  const markers = lines.flatMap((line, at) => {
    const [, kind, name] = markerLine.exec(line) ?? [];
    return name === part ? [{ kind, at }] : [];
  });
  const [begin, end] = markers;
  if (markers.length !== 2 || begin?.kind !== 'begin' || end?.kind !== 'end') return undefined;
  return { begin: begin.at, end: end.at };
}

/** Line of the last table row between two markers, else of the last line that isn't blank. */
function lastRow(lines: readonly string[], { begin, end }: { begin: number; end: number }): number {
  const inside = lines.slice(begin + 1, end);
  const row = inside.findLastIndex((line) => line.trimStart().startsWith('|'));
  const last = row === -1 ? inside.findLastIndex((line) => line.trim() !== '') : row;
  return begin + 1 + last;
}
