import * as l10n from '@vscode/l10n';
import { correctEvent } from '../../actions/correctEvent.ts';
import type { TimelineEntry } from '../../incident/incident.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { Desk } from '../desk.ts';
import { askOne, askText } from '../prompts/ask.ts';
import { chooseIncident, fieldOf } from '../prompts/incident.ts';
import { required } from '../prompts/start.ts';
import { askTime } from '../prompts/time.ts';
import { eventWords } from '../views/eventWords.ts';

const title = (): string => l10n.t('Correct Time or Text');

/** The earlier line stays in the journal as it was; what is shown from now on is the correction. */
export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  if (state === undefined) return;
  const entry = await chooseEntry(desk, state, fieldOf(argument, 'event'));
  if (entry === undefined) return;
  const what = await askOne<'time' | 'text' | 'retract'>({
    title: title(),
    placeholder: l10n.t('What is wrong?'),
    choices: [
      { label: l10n.t('The time'), value: 'time' },
      { label: l10n.t('The text'), value: 'text' },
      { label: l10n.t('It did not happen: take it back'), value: 'retract' },
    ],
  });
  if (what === undefined) return;
  const correction = await ask(desk, entry, what);
  if (correction) await correctEvent(desk, state.incident.id, entry.event.id, correction);
}

async function chooseEntry(
  desk: Desk,
  state: IncidentState,
  id: string | undefined,
): Promise<TimelineEntry | undefined> {
  const named = state.incident.timeline.find(({ event }) => event.id === id);
  if (named) return named;
  return askOne({
    title: title(),
    placeholder: l10n.t('Which entry?'),
    choices: [...state.incident.timeline].reverse().map((entry) => ({
      label: eventWords(entry.event, entry.correctedText, undefined).label,
      description: desk.times.short(entry.happened, desk.now()),
      value: entry,
    })),
  });
}

async function ask(
  desk: Desk,
  entry: TimelineEntry,
  what: 'time' | 'text' | 'retract',
): Promise<Parameters<typeof correctEvent>[3] | undefined> {
  if (what === 'retract') return { retracted: true };
  if (what === 'text') {
    const text = await askText({
      title: title(),
      prompt: l10n.t('The right text'),
      value: textOf(entry),
      check: required,
    });
    return text ? { text } : undefined;
  }
  const happened = await askTime({
    title: title(),
    placeholder: l10n.t('When did it happen?'),
    now: desk.now,
    times: desk.times,
    zone: desk.times.zone(),
    direction: 'past',
    offered: [],
  });
  return happened === undefined ? undefined : { happened };
}

function textOf({ event, correctedText }: TimelineEntry): string {
  if (correctedText !== undefined) return correctedText;
  if ('unknown' in event) return '';
  if (event.event === 'note') return event.text;
  if (event.event === 'detail') return event.value;
  return event.event === 'opened' ? event.title : '';
}
