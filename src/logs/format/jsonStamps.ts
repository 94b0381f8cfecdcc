import { epochMs } from '../../time/stamps/counts.ts';
import { stampAt } from '../../time/stamps/stamp.ts';
import type { Stamp } from '../../time/stamps/stamp.ts';
import { timeNameScore } from './keys.ts';
import type { Leaf } from './json.ts';
import { pairOf } from './jsonPairs.ts';

/** A stamp that is a JSON value. */
export interface JsonStamp {
  readonly path: string;
  readonly stamp: Stamp;
}

function ofEpoch(epoch: number, digits: number, shape: string): Stamp {
  return { start: 0, end: 0, date: null, clock: null, zone: null, epoch, digits, shape };
}

function ofNumber(value: number): Stamp | null {
  if (value < 6e8) return null;
  const whole = Math.floor(value);
  const digits = BigInt(whole).toString();
  const epoch = epochMs(digits, '');
  if (epoch === null) return null;
  const isSeconds = digits.length <= 10;
  if (isSeconds) return ofEpoch(Math.round(value * 1e6) / 1000, value === whole ? 0 : 6, 'epoch10');
  return ofEpoch(epoch, digits.length - 10, `epoch${digits.length}`);
}

const dotnetDate = /^\/Date\((\d{12,13})(?:[+-]\d{4})?\)\/$/;

/** A whole value that is a stamp, weekday or zone name in brackets after it included. */
function ofText(value: string): Stamp | null {
  const text = value.trim();
  if (text.length < 8 || text.length > 64) return null;
  const dotnet = dotnetDate.exec(text);
  if (dotnet !== null) return ofEpoch(Number(dotnet[1]), 3, 'epoch13');
  const from = /^[[(]/.test(text) ? 1 : 0;
  const stamp = stampAt(text, from);
  return stamp !== null && text.length - stamp.end <= 6 + from ? stamp : null;
}

/** Seconds and the rest of one in two numbers. */
function ofPair(leaf: Leaf, leaves: readonly Leaf[]): JsonStamp | null {
  const pair = pairOf(leaf, leaves);
  return pair === null ? null : { path: pair.path, stamp: ofEpoch(pair.time, 9, 'epoch10') };
}

/** Names of times of day, in other languages too. */
const clockName = /^(?:event_?|log_?)?(?:time|hora|heure|uhrzeit|zeit|ora|tijd|tid|время|时间|時刻)$/i;

/** A date and a time of day in two values side by side. */
function ofSplit(leaf: Leaf, leaves: readonly Leaf[]): JsonStamp | null {
  const prefix = leaf.path.slice(0, leaf.path.lastIndexOf('.') + 1);
  const clock = leaves.find(
    (other) => clockName.test(other.path.slice(prefix.length)) && other.path.startsWith(prefix),
  );
  if (clock === undefined || typeof clock.value !== 'string' || typeof leaf.value !== 'string') return null;
  const stamp = stampAt(`${leaf.value} ${clock.value}`, 0);
  return stamp?.date == null || stamp.clock === null ? null : { path: clock.path, stamp };
}

/** Numbers count as times only under names of times, those of other times included. */
const leastNumberScore = -18;

function ofLeaf(leaf: Leaf, leaves: readonly Leaf[]): JsonStamp | null {
  const { path, value } = leaf;
  if (typeof value === 'number') {
    const pair = ofPair(leaf, leaves);
    if (pair !== null) return pair;
    const stamp = timeNameScore(path) > leastNumberScore ? ofNumber(value) : null;
    return stamp === null ? null : { path, stamp };
  }
  const stamp = ofText(value);
  if (stamp === null) return null;
  if (stamp.date !== null && stamp.clock === null) return ofSplit(leaf, leaves);
  if (stamp.epoch !== null && timeNameScore(path) <= leastNumberScore) return null;
  return { path, stamp };
}

/** The values of an object that are stamps. */
export function jsonStamps(leaves: readonly Leaf[]): JsonStamp[] {
  const found: JsonStamp[] = [];
  for (const leaf of leaves) {
    const stamp = ofLeaf(leaf, leaves);
    if (stamp !== null) found.push(stamp);
  }
  return found;
}
