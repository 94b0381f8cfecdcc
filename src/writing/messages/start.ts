import type { Detail } from '../../incident/incident.ts';
import { parseInstant } from '../../time/instants.ts';
import type { DraftRequest } from './draftRequest.ts';
import { clientInQuestion, detailOf, moment, sentence } from './known.ts';
import { aboutInLogs, sincePhrase } from './moment.ts';

export interface Start {
  /** The time, or the words in which it was told. */
  readonly started: string | undefined;
  /** "since 4:30 PM EET"; undefined where no exact time is known. */
  readonly since: string | undefined;
}

/** What a letter may say of when it began: nothing where nobody said it and no log was read for it. */
export function startOf(request: DraftRequest): Start {
  const { language, zone, now, clock } = request;
  const told = detailOf(request.incident, 'started', clientInQuestion(request));
  const at = told === undefined ? undefined : parseInstant(told.value);
  const exact = moment(request, at);
  if (told === undefined || at === undefined || exact === undefined)
    return { started: sentence(told?.value), since: undefined };
  const fromLogs = isFromLogs(request, told);
  return {
    started: fromLogs ? aboutInLogs(exact, language) : exact,
    since: sincePhrase(at, { language, zone, now, clock }, fromLogs),
  };
}

/** The source is recorded with the start, right before it or later; a start that a person gave since is theirs. */
function isFromLogs({ incident }: DraftRequest, started: Detail): boolean {
  const source = detailOf(incident, 'started-source', started.to);
  if (source?.value !== 'logs') return false;
  const order = (id: string): number => incident.timeline.find(({ event }) => event.id === id)?.event.n ?? 0;
  return order(source.eventId) >= order(started.eventId) - 1;
}
