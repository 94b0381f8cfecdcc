import type { Candidate } from './candidates.ts';
import { candidatesIn } from './candidates.ts';
import { timeNameScore } from './keys.ts';

/** The columns of an export whose first row names them. */
export interface Columns {
  readonly separator: string;
  readonly names: readonly string[];
}

const separators = [',', '\t', ';', '|'];
const columnName = /^[\p{L}_@#$][\p{L}\d_ .\-/()#:@$]{0,47}$/u;
/** Rows before the one that names the columns: a title, a byte order mark's line, a comment. */
const mostTitles = 5;
const fewest = 3;

/** Fields between separators that don't stand in quotes, without their own quotes. */
function fieldsOf(text: string, separator: string): string[] {
  const fields: string[] = [];
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at <= text.length; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted;
    if (at < text.length && (isQuoted || text[at] !== separator)) continue;
    fields.push(
      text
        .slice(from, at)
        .trim()
        .replace(/^"(.*)"$/, '$1'),
    );
    from = at + 1;
  }
  return fields;
}

function namesIn(row: string, separator: string): readonly string[] | null {
  const names = fieldsOf(row, separator);
  if (names.length < fewest || !names.every((name) => name === '' || columnName.test(name))) return null;
  return names.some((name) => timeNameScore(name) > 0) ? names : null;
}

/** The columns that one of the first rows names, where the rows after it have as many fields. */
export function columnsOf(rows: readonly string[]): Columns | null {
  for (const [index, row] of rows.slice(0, mostTitles).entries()) {
    const next = rows[index + 1];
    if (next === undefined || row.length > 4000 || candidatesIn(row).length > 0) continue;
    for (const separator of separators) {
      const names = row.includes(separator) ? namesIn(row, separator) : null;
      if (names !== null && fieldsOf(next, separator).length === names.length) return { separator, names };
    }
  }
  return null;
}

/** Stamps of a row with the names of their columns as places, so that names tell which is the record's. */
export function placedInColumns(
  candidates: readonly Candidate[],
  text: string,
  { separator, names }: Columns,
): Candidate[] {
  return candidates.map((candidate) => {
    const name = names[fieldsOf(text.slice(0, candidate.stamp.start), separator).length - 1];
    const place = name === undefined || name === '' ? null : `key:${name.toLowerCase()}`;
    return place === null ? candidate : { ...candidate, place };
  });
}
