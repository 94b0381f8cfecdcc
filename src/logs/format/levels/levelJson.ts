import type { Level } from '../../record.ts';
import type { Leaf } from '../json.ts';
import { levelNameScore } from '../keys.ts';
import { levelOfLetter, levelOfNumber, levelOfPriority, levelOfStatus, levelOfWord } from './levelNames.ts';
import { risingPlace } from './levelMark.ts';
import type { LevelMark } from './levelMark.ts';

const pythonLevels: readonly Level[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

function ofNumber(path: string, value: number): Level | null {
  if (/levelno$/i.test(path)) return pythonLevels[Math.floor(value / 10)] ?? null;
  if (/severity_?number$/i.test(path)) return ofOpenTelemetry(value);
  if (/priority$/i.test(path) && value < 192) return levelOfPriority(value);
  return levelOfNumber(value);
}

/** OpenTelemetry SeverityNumber: four steps a level from 1. */
function ofOpenTelemetry(value: number): Level | null {
  const steps: readonly Level[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];
  return value < 1 ? null : (steps[Math.floor((value - 1) / 4)] ?? null);
}

/** Scales that rise from 0, as Nextcloud's; those of syslog fall. */
const risingLevels: readonly Level[] = ['debug', 'info', 'warn', 'error', 'fatal', 'fatal'];

function ofValue(path: string, value: string | number): Level | null {
  if (typeof value === 'number') return ofNumber(path, value);
  const text = value.trim();
  if (/^\d{1,3}$/.test(text)) return ofNumber(path, Number(text));
  return text.length === 1 ? levelOfLetter(text) : levelOfWord(text.replace(/^.*[.:]/, ''));
}

const statusName = /(?:^|\.)(?:[\w-]*status(?:_?code)?|response_?code|code)$/i;

/** Everything in an object that may state its record's level. */
export function jsonLevelMarks(leaves: readonly Leaf[]): LevelMark[] {
  const found: LevelMark[] = [];
  for (const { path, value } of leaves) {
    const depth = path.split('.').length - 1;
    const named = levelNameScore(path);
    const level = named === 0 ? null : ofValue(path, value);
    const score = 25 + 15 * named - 4 * depth;
    if (level !== null) found.push({ level, place: `json:${path}`, score });
    const rising = /le?ve?l$/i.test(path) ? risingLevels[Number(value)] : undefined;
    if (rising !== undefined) found.push({ level: rising, place: risingPlace(`json:${path}`), score });
    const status = statusName.test(path) ? levelOfStatus(Number(value)) : null;
    if (status !== null) found.push({ level: status, place: `status:${path}`, score: 6 - depth });
  }
  if (leaves.some(({ path }) => path === '@t' || path === '@mt'))
    found.push({ level: 'info', place: 'serilog', score: 1 });
  return found;
}
