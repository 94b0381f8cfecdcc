import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { parseTime, type TimeQuestion } from '../../time/phrases.ts';
import type { Services } from '../services.ts';
import { askOne, askText, type Choice } from './ask.ts';
import { askZoneOnce } from './zone.ts';

export interface AskTime<Answer extends string = never> {
  readonly services: Services;
  /**
   * The moment that “20 min” and “past” are meant from, ms since the epoch; now without one. A picker may stay open
   * for long, so that it is asked each time.
   */
  readonly now?: () => number;
  readonly title: string;
  readonly placeholder: string;
  /** IANA zone in which clock times are meant and echoed; the reader's without one. */
  readonly zone?: string | undefined;
  readonly direction: 'past' | 'future';
  /** Offered first, so that Enter takes the first one: times, or answers that are none. */
  readonly offered: readonly Choice<number | Answer>[];
}

/** A time that is being typed, in a zone that is settled. */
interface TypedTime extends Pick<AskTime, 'services' | 'direction'> {
  readonly now: () => number;
  readonly zone: string;
}

const another = Symbol('another time');

/** A time from a short list or typed in, echoed with date and zone before it is accepted. ms since the epoch. */
export function askTime(question: AskTime): Promise<number | undefined> {
  return askTimeOr<never>(question);
}

/** The same, with answers among those offered that are no time. */
export async function askTimeOr<Answer extends string>(
  question: AskTime<Answer>,
): Promise<number | Answer | undefined> {
  const { services, title, placeholder, offered, direction } = question;
  if (offered.length === 0) return typeTime(question);
  const picked = await askOne<number | Answer | typeof another>({
    title,
    placeholder,
    choices: [...offered, { label: `$(edit) ${l10n.t('Another time…')}`, value: another }],
  });
  if (picked === another) return typeTime(question);
  const hasPassed = direction === 'future' && typeof picked === 'number' && picked <= services.now();
  return hasPassed ? typeTime(question) : picked;
}

/** Where a clock time is typed, the zone it is meant in must be known. */
async function typeTime({
  services,
  title,
  zone,
  direction,
  now = services.now,
}: AskTime<string>): Promise<number | undefined> {
  if (zone === undefined) await askZoneOnce(services);
  const question: TypedTime = { services, now, direction, zone: zone ?? services.times.zone() };
  const typed = await askText({
    title,
    prompt: l10n.t('For example 14:05, 20 min, or 2026-11-22 14:05. Clock times are in {0}.', question.zone),
    check: (text) => echo(text, question),
  });
  return typed === undefined ? undefined : parseTime(typed, at(question));
}

function at({ now, zone, direction }: TypedTime): TimeQuestion {
  return { now: now(), zone, direction };
}

function echo(text: string, question: TypedTime): string | vscode.InputBoxValidationMessage | undefined {
  if (text.trim() === '') return l10n.t('Type a time.');
  const now = question.now();
  const typed = parseTime(text, at(question));
  if (typed === undefined) return l10n.t('Not understood as a time. Try 14:05 or 20 min.');
  if (question.direction === 'future' && typed <= now) return l10n.t('That time has passed.');
  if (question.direction === 'past' && typed > now) return l10n.t('That time is still to come.');
  return {
    message: question.services.times.full(typed, question.zone),
    severity: vscode.InputBoxValidationSeverity.Info,
  };
}
