import * as l10n from '@vscode/l10n';
import { correctable, correctEvent, isStart, type Correction } from '../../actions/correctEvent.ts';
import { takeBackPromise } from '../../actions/promiseUpdate.ts';
import type { TimelineEntry } from '../../incident/incident.ts';
import type { IncidentState } from '../../session/incidents.ts';
import { stepTitles } from '../../session/playbooks.ts';
import type { Desk } from '../desk.ts';
import { askOne, askText } from '../prompts/ask.ts';
import { plain } from '../plainText.ts';
import { askAnswer } from '../prompts/detail.ts';
import { chooseIncident, fieldOf } from '../prompts/incident.ts';
import { required } from '../prompts/start.ts';
import { askTakingBack } from '../prompts/takingBack.ts';
import { askTime } from '../prompts/time.ts';
import { titleAbout } from '../prompts/title.ts';
import { eventWords } from '../views/eventWords.ts';
import { clientName } from '../words.ts';

type What = 'time' | 'text' | 'client' | 'due' | 'retract';

function titleOf(desk: Desk, state: IncidentState): string {
  return titleAbout(desk, state, l10n.t('Correct Time or Text'));
}

/** The earlier line stays in the journal as it was; what is shown from now on is the correction. */
export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  if (state === undefined) return;
  const entry = await chooseEntry(desk, state, fieldOf(argument, 'event'));
  if (entry === undefined) return;
  const what = await askWhat(entry, titleOf(desk, state));
  if (what === undefined) return;
  if (what === 'retract' && correctable(entry).isPromise) {
    const reason = await askTakingBack(titleOf(desk, state));
    if (reason) await takeBackPromise(desk, state.incident.id, { promise: entry.event.id, reason });
    return;
  }
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
    title: titleOf(desk, state),
    placeholder: l10n.t('Which entry?'),
    choices: [...state.incident.timeline].reverse().map((entry) => ({
      label: eventWords(entry, setting).label,
      description: desk.times.short(entry.happened, now),
      value: entry,
    })),
  });
}

function askWhat(entry: TimelineEntry, title: string): Promise<What | undefined> {
  const { text, canRetract, hasClient, isPromise } = correctable(entry);
  return askOne<What>({
    title,
    placeholder: l10n.t('What is wrong?'),
    choices: [
      ...(isPromise ? [{ label: l10n.t('The time that was promised'), value: 'due' as const }] : []),
      { label: isPromise ? l10n.t('When it was promised') : l10n.t('The time'), value: 'time' },
      ...(hasClient ? [{ label: l10n.t('The client'), value: 'client' as const }] : []),
      ...(text === undefined ? [] : [{ label: l10n.t('The text'), value: 'text' as const }]),
      ...(canRetract
        ? [
            {
              label: isPromise
                ? l10n.t('It will not be kept: take it back')
                : l10n.t('It did not happen: take it back'),
              value: 'retract' as const,
            },
          ]
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
    if (text === '' && isStart(entry.event)) return { retracted: true };
    return text ? { text } : undefined;
  }
  if (what === 'client') {
    const to = await askRightClient(desk, state);
    return to === undefined ? undefined : { to };
  }
  if (what === 'due') {
    const due = await askDue(desk, state, entry);
    return due === undefined ? undefined : { due };
  }
  const happened = await askTime({
    title: titleOf(desk, state),
    placeholder: l10n.t('When did it happen?'),
    desk,
    direction: 'past',
    offered: [],
  });
  return happened === undefined ? undefined : { happened };
}

/** The time as the client was told it: in their zone, and later than the promise; it may have passed by now. */
async function askDue(
  desk: Desk,
  state: IncidentState,
  { event, happened }: TimelineEntry,
): Promise<number | undefined> {
  const config = await desk.configOf(state.home);
  const to = 'to' in event ? event.to : '';
  const zone = config.clients.find(({ key }) => key === to)?.timeZone ?? desk.times.zone();
  return askTime({
    title: titleOf(desk, state),
    placeholder: l10n.t('Which time was the client told?'),
    desk,
    now: () => happened,
    zone,
    direction: 'future',
    offered: [],
  });
}

async function askRightClient(desk: Desk, state: IncidentState): Promise<string | undefined> {
  const config = await desk.configOf(state.home);
  const known = [...new Set([...state.incident.clients, ...config.clients.map(({ key }) => key)])];
  return askOne({
    title: titleOf(desk, state),
    placeholder: l10n.t('Which client was it?'),
    choices: known.map((key) => ({ label: plain(clientName(key, config)), value: key })),
  });
}

/** An answer of the client is asked for as it was at first: a time as a time, a client from the list. */
function askRightText(desk: Desk, state: IncidentState, entry: TimelineEntry): Promise<string | undefined> {
  const { event } = entry;
  const value = correctable(entry).text ?? '';
  if (event.event === 'detail' && 'field' in event)
    return askAnswer(desk, state, { field: event.field, to: event.to, title: titleOf(desk, state), value });
  return askText({ title: titleOf(desk, state), prompt: l10n.t('The right text'), value, check: required });
}
