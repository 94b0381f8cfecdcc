import * as l10n from '@vscode/l10n';
import { correctable, correctEvent, type Correction } from '../../actions/correctEvent.ts';
import type { TimelineEntry } from '../../incident/incident.ts';
import type { IncidentState } from '../../session/incidents.ts';
import { stepTitles } from '../../session/playbooks.ts';
import type { Desk } from '../desk.ts';
import { askOne, askText } from '../prompts/ask.ts';
import { askAnswer } from '../prompts/detail.ts';
import { chooseIncident, fieldOf } from '../prompts/incident.ts';
import { required } from '../prompts/start.ts';
import { askTime } from '../prompts/time.ts';
import { eventWords } from '../views/eventWords.ts';

type What = 'time' | 'text' | 'retract';

const title = (): string => l10n.t('Correct Time or Text');

/** The earlier line stays in the journal as it was; what is shown from now on is the correction. */
export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  if (state === undefined) return;
  const entry = await chooseEntry(desk, state, fieldOf(argument, 'event'));
  if (entry === undefined) return;
  const what = await askWhat(entry);
  if (what === undefined) return;
  const correction = await ask(desk, state, entry, what);
  if (correction) await correctEvent(desk, state.incident.id, entry.event.id, correction);
}

async function chooseEntry(
  desk: Desk,
  state: IncidentState,
  id: string | undefined,
): Promise<TimelineEntry | undefined> {
  const named = state.incident.timeline.find(({ event }) => event.id === id);
  if (named) return named;
  const [config, playbook] = await Promise.all([desk.configOf(state.home), desk.playbooks.of(state.home)]);
  const now = desk.now();
  const setting = {
    config,
    step: stepTitles(playbook, state.incident),
    time: (at: string) => desk.times.short(Date.parse(at), now),
  };
  return askOne({
    title: title(),
    placeholder: l10n.t('Which entry?'),
    choices: [...state.incident.timeline].reverse().map((entry) => ({
      label: eventWords(entry, setting).label,
      description: desk.times.short(entry.happened, now),
      value: entry,
    })),
  });
}

function askWhat(entry: TimelineEntry): Promise<What | undefined> {
  const { text, canRetract } = correctable(entry);
  return askOne<What>({
    title: title(),
    placeholder: l10n.t('What is wrong?'),
    choices: [
      { label: l10n.t('The time'), value: 'time' },
      ...(text === undefined ? [] : [{ label: l10n.t('The text'), value: 'text' as const }]),
      ...(canRetract
        ? [{ label: l10n.t('It did not happen: take it back'), value: 'retract' as const }]
        : []),
    ],
  });
}

async function ask(
  desk: Desk,
  state: IncidentState,
  entry: TimelineEntry,
  what: What,
): Promise<Correction | undefined> {
  if (what === 'retract') return { retracted: true };
  if (what === 'text') {
    const text = await askRightText(desk, state, entry);
    return text ? { text } : undefined;
  }
  const happened = await askTime({
    title: title(),
    placeholder: l10n.t('When did it happen?'),
    desk,
    direction: 'past',
    offered: [],
  });
  return happened === undefined ? undefined : { happened };
}

/** An answer of the client is asked for as it was at first: a time as a time, a client from the list. */
function askRightText(desk: Desk, state: IncidentState, entry: TimelineEntry): Promise<string | undefined> {
  const { event } = entry;
  const value = correctable(entry).text ?? '';
  if (event.event === 'detail' && 'field' in event)
    return askAnswer(desk, state, { field: event.field, to: event.to, title: title(), value });
  return askText({ title: title(), prompt: l10n.t('The right text'), value, check: required });
}
