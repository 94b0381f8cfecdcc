import { detailFields } from '../../incident/details.ts';
import type { Status } from '../../incident/incident.ts';
import type { Language } from '../../time/instants.ts';
import { isInternal } from '../../incident/messageKinds.ts';
import { outstandingTo } from '../../incident/promises.ts';
import { promisesNext } from '../../incident/status.ts';
import { inSentence, midSentence, oneLine } from './clean.ts';
import type { DraftRequest } from './draftRequest.ts';
import { contactName, greetingOf, type Addressee } from './greeting.ts';
import { clientLines, labelOf, leftLines, previousOwner, promiseLines, usualContacts } from './internal.ts';
import {
  answer,
  clientInQuestion,
  isNothing,
  knownFacts,
  moment,
  nextUpdateDue,
  sentence,
  settingsOf,
} from './known.ts';
import type { FactName } from './placeholders.ts';
import { factNames, placeholder } from './placeholders.ts';
import { questions } from './questions.ts';
import { startOf } from './start.ts';

type View = Readonly<Record<string, unknown>>;
type Facts = Readonly<Partial<Record<FactName, string | undefined>>>;

const statusNames: Readonly<Record<Language, Readonly<Record<Status, string>>>> = {
  en: { open: 'open', mitigated: 'mitigated', resolved: 'resolved', closed: 'closed' },
  uk: { open: 'триває', mitigated: 'вплив знято', resolved: 'вирішено', closed: 'закрито' },
};

/**
 * What templates may name. Facts of `factNames` always have a value, a placeholder where nothing is known, and `has.…`
 * says whether one is; the others are undefined then, for use as sections. All values are plain text in one line.
 */
export function templateView(request: DraftRequest): View {
  const facts: Facts = { ...knownFacts(request), ...request.facts };
  const values = factNames.map((name) => [name, sentence(facts[name])] as const);
  return {
    ...recordOf(request),
    ...(isInternal(request.kind) ? amongUs(request, facts) : toClient(request)),
    has: Object.fromEntries(values.map(([name, value]) => [name, value !== undefined])),
    promised: nextUpdateDue(request) !== undefined || request.facts?.nextUpdate !== undefined,
    nextUpdateOwed: promisesNext(request.incident, request.kind),
    nothingLost: isNothing(facts.dataLost),
    ...Object.fromEntries(values.map(([name, value]) => [name, value ?? placeholder(name)])),
    ...questionsOf(request),
  };
}

/** What the record and the configuration say, whoever is written to. */
function recordOf(request: DraftRequest): View {
  const { incident, config, language } = request;
  const client = clientInQuestion(request);
  const settings = settingsOf(request, client);
  const severity = config.severities.find(({ id }) => id === incident.severity);
  return {
    title: inSentence(incident.title),
    what: answer(request, 'what-happens') ?? inSentence(incident.title),
    client: sentence(settings?.name ?? client),
    owner: oneLine(incident.owner),
    severity: [incident.severity, severity?.description].filter((part) => part !== undefined).join(': '),
    label: oneLine(labelOf(request)),
    status: statusNames[language][incident.status],
    policy: sentence(settings?.policy),
    ...startOf(request),
    expected: answer(request, 'expected'),
    where: answer(request, 'where'),
    affected: answer(request, 'affected'),
    affects: midSentence(answer(request, 'affected') ?? ''),
    businessStopped: answer(request, 'business-stopped'),
    timeSensitive: answer(request, 'time-sensitive'),
    fixedMeans: answer(request, 'fixed-means'),
    steps: answer(request, 'steps'),
    reach: answer(request, 'reach'),
    retryAt: moment(request, request.retryAt),
  };
}

function toClient(request: DraftRequest): View {
  const { incident, language, client, now } = request;
  const settings = settingsOf(request, client);
  const addressee: Addressee = {
    language,
    caller: answer(request, 'caller'),
    contact: settings?.contact,
    client: settings?.name ?? client,
  };
  const owed = outstandingTo(incident, client ?? '').find(({ due }) => due !== request.due);
  const isMoved = owed !== undefined && request.due !== undefined && request.facts?.oldEstimate === undefined;
  const isMissed = owed !== undefined && owed.due <= now;
  return {
    contact: contactName(addressee),
    greeting: greetingOf(addressee),
    movedFrom: isMoved && !isMissed ? moment(request, owed.due) : undefined,
    missed: isMoved && isMissed ? moment(request, owed.due) : undefined,
    isMoved,
  };
}

function amongUs(request: DraftRequest, facts: Facts): View {
  const lines = clientLines(request);
  const [promises, left] = [promiseLines(request), leftLines(request)];
  return {
    clients: lines,
    client: lines.length === 0 ? undefined : lines.map(({ clientName }) => clientName).join(', '),
    usualContact: usualContacts(request),
    previousOwner: oneLine(previousOwner(request.incident, facts.newOwner)),
    promiseLines: promises,
    leftLines: left,
    hasPromises: promises.length > 0,
    hasLeft: left.length > 0,
  };
}

/** Questions to the client about every detail that is still unknown, in the order of the call. */
function questionsOf(request: DraftRequest): View {
  const open = detailFields.flatMap(({ field }) => {
    const question = questions[field]?.[request.language];
    return question === undefined || answer(request, field) !== undefined ? [] : [question];
  });
  return {
    hasQuestions: open.length > 0,
    questions: (open.length > 0 ? open : [placeholder('question')]).map((question) => ({ question })),
  };
}
