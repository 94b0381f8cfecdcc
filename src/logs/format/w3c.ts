import type { Candidate } from './candidates.ts';
import { levelOfStatus } from './levels/levelNames.ts';
import { stampAt } from '../../time/stamps/stamp.ts';
import type { LevelMark } from './levels/levelMark.ts';

/** Columns that a `#Fields:` directive names (W3C Extended Log File Format); -1 where it doesn't. */
export interface W3cHeader {
  /** Between the names; records may have tabs instead. */
  readonly separator: string | RegExp;
  /** True where it says that its times are local ones, not UTC. */
  readonly isLocal: boolean;
  readonly date: number;
  readonly time: number;
  readonly status: number;
  /** Date of the `#Date:` directive, for records that have a time only. */
  readonly day: string;
}

const directive =
  /^#(?:Software|Version|Date|Time|Fields|Remark|Start-Date|End-Date|Log-type|separator|set_separator|empty_field|unset_field|path|open|close|fields|types)\b/;

export function isDirective(text: string): boolean {
  return directive.test(text);
}

/** The columns of the last `#Fields:` directive among sampled lines; null without one that names a time. */
export function w3cHeader(lines: readonly string[]): W3cHeader | null {
  const line = lines.findLast((text) => text.startsWith('#Fields:'));
  if (line === undefined) return null;
  const names = line.slice('#Fields:'.length).trim();
  const separator = names.includes('\t') ? '\t' : names.includes(',') ? ',' : / +/;
  const fields = names.split(separator).map((name) => name.trim().toLowerCase());
  const isLocal = fields.includes('time-local') || lines.some((text) => /^#Time Format: *Local/i.test(text));
  const columnOf = (name: string): number => Math.max(fields.indexOf(name), fields.indexOf(`${name}-local`));
  const header = {
    separator,
    isLocal,
    date: columnOf('date'),
    time: columnOf('time'),
    status: fields.indexOf('sc-status'),
    day: /^#Date:\s*(\S+)/.exec(lines.find((text) => text.startsWith('#Date:')) ?? '')?.[1] ?? '',
  };
  return header.time < 0 || (header.date < 0 && header.day === '') ? null : header;
}

function fieldsOf(text: string, { separator }: W3cHeader): string[] {
  const fields = text.split(typeof separator !== 'string' && text.includes('\t') ? '\t' : separator);
  return fields.map((field) => field.replace(/^"(.*)"$/, '$1'));
}

/** Date and time fields are in UTC, whatever the server's zone (the format's specification), unless the file says otherwise. */
export function w3cStamp(text: string, header: W3cHeader): Candidate | null {
  const fields = fieldsOf(text, header);
  const date = header.date < 0 ? header.day : (fields[header.date] ?? '');
  const stamp = stampAt(`${date} ${fields[header.time] ?? ''}`, 0);
  if (stamp?.date == null || stamp.clock === null) return null;
  const zone = stamp.zone ?? (header.isLocal ? null : { end: stamp.end, offset: 0, name: 'UTC' });
  return { stamp: { ...stamp, zone, start: 0, end: 0 }, place: 'w3c', ordinal: 0 };
}

export function w3cLevel(text: string, header: W3cHeader): LevelMark | null {
  if (header.status < 0) return null;
  const level = levelOfStatus(Number(fieldsOf(text, header)[header.status]));
  return level === null ? null : { level, place: 'w3c', score: 5 };
}
