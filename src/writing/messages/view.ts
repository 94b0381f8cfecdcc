import { detailFields } from '../../incident/details.ts';
import type { Status } from '../../incident/incident.ts';
import type { Language, Instant } from '../../incident/instants.ts';
import { outstanding } from '../../incident/promises.ts';
import { inSentence, oneLine } from './clean.ts';
import type { DraftRequest } from './draftRequest.ts';
import { momentFor } from './moment.ts';
import type { FactName } from './placeholders.ts';
import { factNames, placeholder } from './placeholders.ts';
import { questions } from './questions.ts';

type View = Readonly<Record<string, unknown>>;

const statusNames: Readonly<Record<Language, Readonly<Record<Status, string>>>> = {
  en: { open: 'open', mitigated: 'mitigated', resolved: 'resolved', closed: 'closed' },
  uk: { open: 'триває', mitigated: 'вплив знято', resolved: 'вирішено', closed: 'закрито' },
};

/**
 * What templates may name. Facts of `factNames` always have a value, a placeholder where nothing is known;
 * the others are undefined then, for use as sections. All values are plain text in one line.
 */
export function viewOf(request: DraftRequest): View {
  const { incident, config, client, language } = request;
  const settings = config.clients.find(({ key }) => key === client);
  const severity = config.severities.find(({ id }) => id === incident.severity);
  const due = dueOf(request);
  const facts = { ...knownFacts(request, due), ...request.facts };
  const open = openQuestions(request);
  return {
    title: inSentence(incident.title),
    what: sentence(detail(request, 'what-happens')) ?? inSentence(incident.title),
    contact: sentence(detail(request, 'caller') ?? settings?.usualContact),
    client: sentence(settings?.name ?? client),
    owner: oneLine(incident.owner),
    severity: [incident.severity, severity?.description].filter((part) => part !== undefined).join(': '),
    status: statusNames[language][incident.status],
    policy: sentence(settings?.policy),
    started: startOf(request),
    expected: sentence(detail(request, 'expected')),
    where: sentence(detail(request, 'where')),
    affected: sentence(detail(request, 'affected')),
    businessStopped: sentence(detail(request, 'business-stopped')),
    timeSensitive: sentence(detail(request, 'time-sensitive')),
    fixedMeans: sentence(detail(request, 'fixed-means')),
    steps: sentence(detail(request, 'steps')),
    reach: sentence(detail(request, 'reach')),
    retryAt: moment(request, request.retryAt),
    promised: due !== undefined || request.facts?.nextUpdate !== undefined,
    nextUpdateOwed: incident.status === 'open' || incident.status === 'mitigated',
    nothingLost: isNothing(facts.dataLost),
    hasQuestions: open.length > 0,
    ...Object.fromEntries(factNames.map((name) => [name, sentence(facts[name]) ?? placeholder(name)])),
    questions: (open.length > 0 ? open : [placeholder('question')]).map((question) => ({ question })),
  };
}

function dueOf({ incident, client, due }: DraftRequest): Instant | undefined {
  return due ?? outstanding(incident).find((promise) => client === undefined || promise.to === client)?.due;
}

function knownFacts(
  request: DraftRequest,
  due: Instant | undefined,
): Partial<Record<FactName, string | undefined>> {
  const { incident } = request;
  return {
    nextUpdate: moment(request, due),
    sender: request.sender,
    plan: detail(request, 'plan'),
    cause: detail(request, 'cause'),
    impact: detail(request, 'impact') ?? detail(request, 'what-happens'),
    dataLost: detail(request, 'data-lost'),
    resolvedAt: moment(request, incident.resolvedAt),
    how: howResolved(request),
    newOwner: incident.handovers.at(-1)?.to,
  };
}

/** The client's own answer where there is one, else the incident's. */
function detail({ incident, client }: DraftRequest, field: string): string | undefined {
  const own = client === undefined ? undefined : incident.details.get(`${field}@${client}`);
  return (own ?? incident.details.get(field))?.value;
}

function sentence(value: string | undefined): string | undefined {
  const cleaned = value === undefined ? '' : inSentence(value);
  return cleaned === '' ? undefined : cleaned;
}

function moment({ zone, language, now }: DraftRequest, at: Instant | undefined): string | undefined {
  return at === undefined ? undefined : momentFor(at, { zone, language, now });
}

/** The start as an exact time, or in the words in which it was told. */
function startOf(request: DraftRequest): string | undefined {
  return moment(request, request.incident.startedAt) ?? sentence(detail(request, 'started'));
}

function howResolved({ incident }: DraftRequest): string | undefined {
  for (const { event } of incident.timeline.toReversed()) {
    if ('unknown' in event || (event.event !== 'resolved' && event.event !== 'mitigated')) continue;
    const how = event.how;
    if (how !== undefined && how.trim() !== '') return how;
  }
  return undefined;
}

const nothing = /^(?:no(?:ne|thing)?|no data.*|false|ні|нічого|немає|нема|жодн\p{L}+.*)$/iu;

function isNothing(dataLost: string | undefined): boolean {
  return dataLost !== undefined && nothing.test(inSentence(dataLost));
}

/** Questions to the client about every detail that is still unknown, in the order of the call. */
function openQuestions(request: DraftRequest): string[] {
  return detailFields.flatMap(({ field }) => {
    const question = questions[field]?.[request.language];
    return question === undefined || detail(request, field) !== undefined ? [] : [question];
  });
}
