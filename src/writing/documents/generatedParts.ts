import { createHash } from 'node:crypto';

/**
 * A generated part of a document, between `<!-- sitrep:begin name memory -->` and `<!-- sitrep:end name -->`. The memory
 * tells at the next writing what was generated and what a person changed since.
 */
export interface Part {
  readonly part: string;
  /** Markdown without a line break at its end. */
  readonly content: string;
  /** Only for a table that people go on to fill in: its rows, which end `content`. New keys are added, rows never change. */
  readonly rows?: readonly { readonly key: string; readonly line: string }[];
}

export interface RenewedParts {
  readonly text: string;
  /** Parts that a person changed, so that they were left as they are. */
  readonly kept: readonly string[];
}

const markerLine = /^[ \t]*<!-- sitrep:(begin|end) ([a-z-]+)((?: [0-9a-f]{12})*) -->[ \t]*\r?\n?$/;

export function writePart(part: Part): string {
  return `${beginOf(part)}\n\n${part.content}\n\n<!-- sitrep:end ${part.part} -->`;
}

function beginOf(part: Part): string {
  return `<!-- ${['sitrep:begin', part.part, ...memoryOf(part)].join(' ')} -->`;
}

/** The fingerprint of a part as it was generated, or those of the keys of the rows that were ever written. */
function memoryOf({ content, rows }: Part): readonly string[] {
  return rows === undefined ? [fingerprint(content)] : rows.map(({ key }) => fingerprint(key));
}

/** Tells whether a person changed a part; blanks don't count, nor the width of a table, as formatters change them. */
function fingerprint(content: string): string {
  const plain = content.replace(/-{3,}/g, '---').replace(/\s+/g, ' ').trim();
  return createHash('sha256').update(plain).digest('hex').slice(0, 12);
}

/**
 * Renews the generated parts of a text and nothing else. A part is renewed only where exactly one pair of markers
 * stands around it and what is between is what was generated last time or nothing: a pair that a person removed,
 * doubled or damaged, and a part in which they wrote, stay as they are.
 */
export function renewParts(text: string, parts: readonly Part[]): RenewedParts {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/(?<=\n)/);
  const kept: string[] = [];
  for (const part of parts) {
    const range = rangeOf(lines, part.part);
    if (range === undefined) continue;
    const inside = lines.slice(range.begin + 1, range.end);
    const renewed =
      part.rows === undefined ? renewContent(part, inside, range, eol) : addRows(part, inside, range, eol);
    if (renewed === undefined) kept.push(part.part);
    else lines.splice(range.begin, inside.length + 1, beginOf(part) + eol, ...renewed);
  }
  return { text: lines.join(''), kept };
}

/** Undefined where a person changed the part. */
function renewContent(
  part: Part,
  inside: readonly string[],
  { memory }: Range,
  eol: string,
): readonly string[] | undefined {
  const stands = fingerprint(inside.join(''));
  if (stands === fingerprint(part.content)) return inside;
  const isOurs = isBlank(inside) || memory.includes(stands);
  return isOurs ? whole(part, eol) : undefined;
}

function addRows(part: Part, inside: readonly string[], { memory }: Range, eol: string): readonly string[] {
  if (isBlank(inside)) return whole(part, eol);
  const added = (part.rows ?? []).filter(({ key }) => !memory.includes(fingerprint(key)));
  return inside.toSpliced(lastRow(inside) + 1, 0, ...added.map(({ line }) => line + eol));
}

function whole({ content }: Part, eol: string): readonly string[] {
  return ['', ...content.split('\n'), ''].map((line) => line + eol);
}

function isBlank(lines: readonly string[]): boolean {
  return lines.every((line) => line.trim() === '');
}

interface Range {
  /** Line numbers of the two markers. */
  readonly begin: number;
  readonly end: number;
  readonly memory: readonly string[];
}

/** Undefined unless there is one `begin` and, after it, one `end` of that name. */
function rangeOf(lines: readonly string[], part: string): Range | undefined {
  const markers = lines.flatMap((line, at) => {
    const [, kind, name, memory = ''] = markerLine.exec(line) ?? [];
    return name === part ? [{ kind, at, memory: memory.trim().split(' ') }] : [];
  });
  const [begin, end] = markers;
  if (markers.length !== 2 || begin?.kind !== 'begin' || end?.kind !== 'end') return undefined;
  return { begin: begin.at, end: end.at, memory: begin.memory };
}

/** The last table row, else the last line that isn't blank. */
function lastRow(inside: readonly string[]): number {
  const row = inside.findLastIndex((line) => line.trimStart().startsWith('|'));
  return row === -1 ? inside.findLastIndex((line) => line.trim() !== '') : row;
}
