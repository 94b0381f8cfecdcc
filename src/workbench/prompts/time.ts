import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ReaderTimes } from '../../session/readerTimes.ts';
import { askOne, askText, type Choice } from './ask.ts';
import { parseTime, type TimeQuestion } from '../../session/parseTime.ts';

export interface AskTime {
  readonly title: string;
  readonly placeholder: string;
  /** ms since the epoch. A picker may stay open for long, so that it is asked each time. */
  readonly now: () => number;
  readonly times: ReaderTimes;
  /** IANA zone in which clock times are meant and echoed. */
  readonly zone: string;
  readonly direction: 'past' | 'future';
  /** Offered first, so that Enter takes the first one. */
  readonly offered: readonly Choice<number>[];
}

/** A time from a short list or typed in, echoed with date and zone before it is accepted. ms since the epoch. */
export async function askTime(question: AskTime): Promise<number | undefined> {
  if (question.offered.length === 0) return typeTime(question);
  const other = { label: `$(edit) ${l10n.t('Another time…')}`, value: 'other' as const };
  const picked = await askOne<number | 'other'>({
    title: question.title,
    placeholder: question.placeholder,
    choices: [...question.offered, other],
  });
  if (picked === 'other') return typeTime(question);
  const hasPassed = question.direction === 'future' && picked !== undefined && picked <= question.now();
  return hasPassed ? typeTime(question) : picked;
}

async function typeTime(question: AskTime): Promise<number | undefined> {
  const typed = await askText({
    title: question.title,
    prompt: l10n.t('For example 14:05, 20 min, or 2026-11-22 14:05. Clock times are in {0}.', question.zone),
    check: (text) => echo(text, question),
  });
  return typed === undefined ? undefined : parseTime(typed, at(question));
}

function at({ now, zone, direction }: AskTime): TimeQuestion {
  return { now: now(), zone, direction };
}

function echo(text: string, question: AskTime): string | vscode.InputBoxValidationMessage | undefined {
  if (text.trim() === '') return l10n.t('Type a time.');
  const now = question.now();
  const typed = parseTime(text, at(question));
  if (typed === undefined) return l10n.t('Not understood as a time. Try 14:05 or 20 min.');
  if (question.direction === 'future' && typed <= now) return l10n.t('That time has passed.');
  if (question.direction === 'past' && typed > now) return l10n.t('That time is still to come.');
  return {
    message: question.times.full(typed, question.zone),
    severity: vscode.InputBoxValidationSeverity.Info,
  };
}
