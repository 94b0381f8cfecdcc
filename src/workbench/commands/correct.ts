import * as l10n from '@vscode/l10n';
import { correctable, correctEvent, isStart, type Correction } from '../../actions/correctEvent.ts';
import { takeBackPromise } from '../../actions/promiseUpdate.ts';
import type { TimelineEntry } from '../../incident/incident.ts';
import type { IncidentState } from '../../session/incidents.ts';
import { stepTitles } from '../../session/playbooks.ts';
import type { Services } from '../services.ts';
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

function titleOf(services: Services, state: IncidentState): string {
  return titleAbout(services, state, l10n.t('Correct Time or Text'));
}

/** The earlier line stays in the journal as it was; what is shown from now on is the correction. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const entry = await chooseEntry(services, state, fieldOf(argument, 'event'));
  if (entry === undefined) return;
  const what = await askWhat(entry, titleOf(services, state));
  if (what === undefined) return;
  if (what === 'retract' && correctable(entry).isPromise) {
    const reason = await askTakingBack(titleOf(services, state));
    if (reason) await takeBackPromise(services, state.incident.id, { promise: entry.event.id, reason });
    return;
  }
  const correction = await ask(services, state, entry, what);
  if (correction) await correctEvent(services, state.incident.id, entry.event.id, correction);
}

async function chooseEntry(
  services: Services,
  state: IncidentState,
  id: string | undefined,
): Promise<TimelineEntry | undefined> {
  const named = state.incident.timeline.find(({ event }) => event.id === id);
  if (named) return named;
  const [config, playbook] = await Promise.all([
    services.configOf(state.home),
    services.playbooks.of(state.home),
  ]);
  const now = services.now();
  const setting = {
    config,
    step: stepTitles(playbook, state.incident),
    time: (at: string) => services.times.short(Date.parse(at), now),
  };
  return askOne({
    title: titleOf(services, state),
    placeholder: l10n.t('Which entry?'),
    choices: [...state.incident.timeline].reverse().map((entry) => ({
      label: eventWords(entry, setting).label,
      description: services.times.short(entry.happened, now),
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
  services: Services,
  state: IncidentState,
  entry: TimelineEntry,
  what: What,
): Promise<Correction | undefined> {
  if (what === 'retract') return { retracted: true };
  if (what === 'text') {
    const text = await askRightText(services, state, entry);
    if (text === '' && isStart(entry.event)) return { retracted: true };
    return text ? { text } : undefined;
  }
  if (what === 'client') {
    const to = await askRightClient(services, state);
    return to === undefined ? undefined : { to };
  }
  if (what === 'due') {
    const due = await askDue(services, state, entry);
    return due === undefined ? undefined : { due };
  }
  const happened = await askTime({
    title: titleOf(services, state),
    placeholder: l10n.t('When did it happen?'),
    services,
    direction: 'past',
    offered: [],
  });
  return happened === undefined ? undefined : { happened };
}

/** The time as the client was told it: in their zone, and later than the promise; it may have passed by now. */
async function askDue(
  services: Services,
  state: IncidentState,
  { event, happened }: TimelineEntry,
): Promise<number | undefined> {
  const config = await services.configOf(state.home);
  const to = 'to' in event ? event.to : '';
  const zone = config.clients.find(({ key }) => key === to)?.timeZone ?? services.times.zone();
  return askTime({
    title: titleOf(services, state),
    placeholder: l10n.t('Which time was the client told?'),
    services,
    now: () => happened,
    zone,
    direction: 'future',
    offered: [],
  });
}

async function askRightClient(services: Services, state: IncidentState): Promise<string | undefined> {
  const config = await services.configOf(state.home);
  const known = [...new Set([...state.incident.clients, ...config.clients.map(({ key }) => key)])];
  return askOne({
    title: titleOf(services, state),
    placeholder: l10n.t('Which client was it?'),
    choices: known.map((key) => ({ label: plain(clientName(key, config)), value: key })),
  });
}

/** An answer of the client is asked for as it was at first: a time as a time, a client from the list. */
function askRightText(
  services: Services,
  state: IncidentState,
  entry: TimelineEntry,
): Promise<string | undefined> {
  const { event } = entry;
  const value = correctable(entry).text ?? '';
  if (event.event === 'detail' && 'field' in event)
    return askAnswer(services, state, {
      field: event.field,
      to: event.to,
      title: titleOf(services, state),
      value,
    });
  return askText({
    title: titleOf(services, state),
    prompt: l10n.t('The right text'),
    value,
    check: required,
  });
}
