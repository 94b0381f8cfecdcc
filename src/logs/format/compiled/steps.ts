import { computedDay } from '../../../time/stamps/computedDate.ts';
import type { Order } from '../../../time/stamps/date.ts';
import type { Stamp } from '../../../time/stamps/stamp.ts';
import { sharedZoneOffsets } from '../../../time/stamps/names.ts';
import { timeFields } from './program.ts';
import type { Step } from './program.ts';

/** A compiled shape: its steps and what of the zone they read. */
export interface CompiledStamp {
  readonly steps: readonly Step[];
  /** Tells shapes apart. */
  readonly key: string;
  readonly offset: number | null;
  readonly hasOffset: boolean;
  readonly isShortYear: boolean;
  readonly isYearless: boolean;
  readonly unit: number;
}

interface Token {
  readonly type: 'digits' | 'letters' | 'blanks' | 'sign';
  readonly text: string;
}

const tokenPattern = /\d+|[A-Za-z]+|[ \t]+|[^\dA-Za-z \t]/g;

function tokensOf(text: string): Token[] {
  return [...text.matchAll(tokenPattern)].map(([part]) => {
    const type = /\d/.test(part)
      ? 'digits'
      : /[A-Za-z]/.test(part)
        ? 'letters'
        : /\s/.test(part)
          ? 'blanks'
          : 'sign';
    return { type, text: part };
  });
}

const byteSteps = (text: string): Step[] =>
  Array.from(Buffer.from(text, 'latin1'), (value) => ({ kind: 'byte', value }));

const orderFields: Readonly<Record<string, readonly number[]>> = {
  ymd: [timeFields.year, timeFields.month, timeFields.day],
  ydm: [timeFields.year, timeFields.day, timeFields.month],
  dmy: [timeFields.day, timeFields.month, timeFields.year],
  mdy: [timeFields.month, timeFields.day, timeFields.year],
};

/** Fields in written order; a date without a year has two. */
function dateFields(stamp: Stamp, order: Order): number[] {
  const all = orderFields[order] ?? [];
  return stamp.date?.parts.length === 2 ? all.filter((field) => field !== timeFields.year) : [...all];
}

function packedSteps(text: string, order: readonly number[]): Step[] {
  return order.map((field) => {
    const width = field === timeFields.year && text.length === 8 ? 4 : 2;
    return { kind: 'number', field, min: width, max: width };
  });
}

function numberStep(field: number, text: string, isAlone: boolean): Step {
  if (field === timeFields.year && text.length === 4) return { kind: 'number', field, min: 4, max: 4 };
  return isAlone
    ? { kind: 'number', field, min: 1, max: 2 }
    : { kind: 'number', field, min: text.length, max: text.length };
}

function dateSteps(text: string, stamp: Stamp, order: Order): Step[] | null {
  const isLate = stamp.date?.shape.includes('..4') ?? false;
  const wanted = dateFields(stamp, order).filter((field) => !isLate || field !== timeFields.year);
  const steps: Step[] = [];
  const tokens = tokensOf(text);
  for (const token of tokens) {
    const isFirst = !steps.some((step) => step.kind === 'number' || step.kind === 'month');
    if (token.type === 'blanks') steps.push({ kind: 'blanks' });
    else if (token.type === 'sign') steps.push(...byteSteps(token.text));
    else if (token.type === 'digits' && (stamp.date?.shape.startsWith('packed') ?? false)) {
      steps.push(...packedSteps(token.text.slice(0, token.text.length >= 8 ? 8 : 6), wanted.splice(0)));
    } else if (token.type === 'digits' && stamp.date?.shape === 'k') {
      steps.push(...packedSteps(token.text, wanted.splice(0)));
    } else if (token.type === 'digits') {
      const field = wanted.shift();
      if (field === undefined) return null;
      steps.push(numberStep(field, token.text, true));
    } else if (
      wanted[0] === timeFields.month &&
      token.text.length === 3 &&
      !(isFirst && /^W /.test(stamp.date?.shape ?? '') && !steps.some((step) => step.kind === 'letters'))
    ) {
      wanted.shift();
      steps.push({ kind: 'month' });
    } else if (isFirst && /^W /.test(stamp.date?.shape ?? '')) steps.push({ kind: 'letters' });
    else return null;
  }
  return wanted.length === 0 ? steps : null;
}

/** The clock with the joint before it; `colons` are the only signs that leave a fraction in whole ms. */
function clockSteps(text: string): Step[] | null {
  const wanted = [timeFields.hour, timeFields.minute, timeFields.second];
  const steps: Step[] = [];
  const tokens = tokensOf(text);
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'blanks') steps.push({ kind: 'blanks' });
    else if (token.type === 'sign') steps.push(...byteSteps(token.text));
    else if (token.type === 'letters') {
      if (wanted.length === 3) steps.push(...byteSteps(token.text));
      else if (/^[ap]m$/i.test(token.text)) steps.push({ kind: 'half' });
      else return null;
    } else if (wanted.length === 3 && token.text.length >= 6) {
      steps.push(...wanted.splice(0).map((field): Step => ({ kind: 'number', field, min: 2, max: 2 })));
      if (token.text.length > 6) steps.push({ kind: 'fraction' });
    } else if (wanted.length > 0) {
      steps.push(numberStep(wanted.shift() ?? 0, token.text, true));
    } else if (tokens[index - 1]?.text === ':') {
      if (token.text.length > 3) return null;
      steps.push({ kind: 'number', field: timeFields.ms, min: 1, max: 3 });
    } else steps.push({ kind: 'fraction' });
  }
  return wanted.length <= 1 ? steps : null;
}

function zoneSteps(
  text: string,
  stamp: Stamp,
): { steps: Step[]; offset: number | null; hasOffset: boolean } | null {
  if (stamp.zone === null) return text === '' ? { steps: [], offset: null, hasOffset: false } : null;
  const numeric = /^( ?)([+-])(\d{2})(:?)(\d{2})?( ?\(?[A-Z]{3,5}\)?)?$/.exec(text);
  if (numeric === null) {
    if (stamp.zone.offset === null) return null;
    const isFixed = /^[ ([_]*[A-Z]{1,5}[\])]?$/.test(text) && sharedZoneOffsets(stamp.zone.name).length === 0;
    return isFixed ? { steps: byteSteps(text), offset: stamp.zone.offset, hasOffset: true } : null;
  }
  const [, blank = '', , , colon = '', minutes, name = ''] = numeric;
  const steps: Step[] = [
    ...byteSteps(blank),
    { kind: 'sign' },
    { kind: 'number', field: timeFields.zoneHour, min: 2, max: 2 },
    ...byteSteps(colon),
    ...(minutes === undefined
      ? []
      : [{ kind: 'number', field: timeFields.zoneMinute, min: 2, max: 2 } as const]),
    ...byteSteps(name),
  ];
  return { steps, offset: null, hasOffset: true };
}

function countSteps(text: string): { steps: Step[]; unit: number } | null {
  const match = /^(\d+)(\.\d+)?$/.exec(text);
  if (match === null) return null;
  const width = match[1]?.length ?? 0;
  const unit = width === 10 ? 1000 : width === 13 ? 1 : width === 16 ? 0.001 : 0;
  if (unit === 0 || (match[2] !== undefined && width !== 10)) return null;
  const number: Step = { kind: 'number', field: timeFields.count, min: width, max: width };
  const rest: Step[] = match[2] === undefined ? [] : [{ kind: 'byte', value: 46 }, { kind: 'fraction' }];
  return { steps: [number, ...rest], unit };
}

const base = { offset: null, hasOffset: false, isShortYear: false, isYearless: false, unit: 0 };

function keyOf(steps: readonly Step[]): string {
  return JSON.stringify(steps);
}

/**
 * Steps for the stamps that look like one.
 * @returns null where bytes alone can't tell (names of months in other languages, zones by name): such lines are read as text
 */
export function compileStamp(line: string, stamp: Stamp, order: Order | undefined): CompiledStamp | null {
  const text = line.slice(stamp.start, stamp.end);
  if (Buffer.byteLength(text) > text.length) return null;
  if (stamp.epoch !== null) {
    const counted = countSteps(text);
    return counted === null ? null : { ...base, ...counted, key: keyOf(counted.steps) };
  }
  const { date, clock } = stamp;
  if (date === null || clock === null || order === undefined) return null;
  const zoneStart = stamp.zone === null ? clock.end : clock.end;
  const isLate = date.shape.includes('..4');
  // Clock before date, ordinal days and years after a zone are rare enough to be read as text.
  if (date.end > clock.end || date.shape === computedDay || (isLate && stamp.zone !== null)) return null;
  const days = dateSteps(line.slice(stamp.start, date.end), stamp, order);
  const times = clockSteps(line.slice(date.end, clock.end));
  const zone = isLate
    ? { steps: [], offset: null, hasOffset: false }
    : zoneSteps(line.slice(zoneStart, stamp.end), stamp);
  if (days === null || times === null || zone === null) return null;
  const year: Step[] = isLate
    ? [...byteSteps(' '), { kind: 'number', field: timeFields.year, min: 4, max: 4 }]
    : [];
  const steps = [...days, ...times, ...zone.steps, ...year];
  const yearAt = dateFields(stamp, order).indexOf(timeFields.year);
  return {
    steps,
    key: keyOf(steps),
    offset: zone.offset,
    hasOffset: zone.hasOffset,
    isShortYear: yearAt >= 0 && (date.parts[yearAt] ?? 0) < 100,
    isYearless: date.parts.length === 2,
    unit: 0,
  };
}
