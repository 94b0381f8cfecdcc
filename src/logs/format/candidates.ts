import { stampsIn } from '../../time/stamps/find.ts';
import type { Stamp } from '../../time/stamps/stamp.ts';

/** A stamp with the place where it stands, told so that the lines of one writer tell the same. */
export interface Candidate {
  readonly stamp: Stamp;
  /** `start`, `key:name`, `json:path` or what stands before it. */
  readonly place: string;
  /** Which stamp of the line it is, from 0. */
  readonly ordinal: number;
}

/** Stamps stand in a line's head; further text is message. */
export const searchedChars = 2048;

const keyBefore = /([A-Za-z_@$][\w.@$-]{0,40})"?\s?(?:=|:)\s?["'[(<]?$/;

/** The end of what CRI (`stdout F `) and syslog (`host app[1]: `) write between their stamp and a wrapped record. */
const wrapperEnd = /(?: (?:stdout|stderr) [FP] |^.{8,40} [\w.-]+ [\w./()-]+(?:\[\d+\])?: )[[(]?$/;

function placeOf(text: string, start: number): string {
  if (start === 0) return 'start';
  const before = text.slice(Math.max(0, start - 48), start);
  if (/^\s+$/.test(before)) return 'indent';
  if (start <= 3 && !/[A-Za-z0-9]/.test(before)) return 'start';
  if (start < 9 && /^<\d{1,3}>(?:\d{1,2} )?$/.test(before)) return 'start';
  if (start < 120 && wrapperEnd.test(text.slice(0, start))) return 'inner';
  const key = keyBefore.exec(before);
  if (key !== null) return `key:${(key[1] ?? '').toLowerCase()}`;
  return before.slice(-3).replace(/^.*[A-Za-z0-9]/, '');
}

/** Every stamp in a line's head before `to`, in order, none inside another. */
export function candidatesIn(text: string, to: number = text.length): Candidate[] {
  const found = stampsIn(text, Math.min(to, searchedChars));
  return joined(
    found.map(({ stamp, at }, ordinal) => {
      const place = placeOf(text, at);
      return { stamp, place: stamp.start > at && place !== 'inner' ? 'klog' : place, ordinal };
    }),
  );
}

/** Characters between a date and a time in fields of their own. */
const longestGap = 40;

/** A date that heads a line and a time of day in a later field are one stamp: `2026-03-17,alice,14:00:03`. */
function joined(found: Candidate[]): Candidate[] {
  const [first, ...rest] = found;
  if (first?.place !== 'start' || first.stamp.date === null || first.stamp.clock !== null) return found;
  const [next] = rest;
  if (next?.stamp.clock == null || next.stamp.date !== null) return found;
  if (next.stamp.start - first.stamp.end > longestGap) return found;
  const shape = `${first.stamp.shape}, ${next.stamp.shape}`;
  const stamp = { ...next.stamp, start: first.stamp.start, date: first.stamp.date, shape };
  return [{ ...first, stamp }, ...rest];
}
