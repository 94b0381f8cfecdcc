import * as l10n from '@vscode/l10n';
import { isKnown, type EventOf } from '../../incident/events.ts';
import { dateAndTime, type Instant } from '../../time/instants.ts';
import { isInternal } from '../../incident/messageKinds.ts';
import { clientOfPromise, ledger, outstandingTo, type LedgerRow } from '../../incident/promises.ts';
import { isToldOfResolution } from '../../incident/resolutionTold.ts';
import { isOngoing, isOwed } from '../../incident/status.ts';
import { durationText } from '../../time/durations.ts';
import { configuredName, clientZone, quoted, type DocumentInput } from './incidentTexts.ts';
import { fileLink, inline, plainLine } from './markdown.ts';
import { channelWord, kindWord } from './messageWords.ts';
import { resultText } from './promiseSection.ts';

/** Longest piece of a message's own words that is quoted, in UTF-16 units. The whole stands in its file or the journal. */
const longestQuote = 300;

/** What is owed to whom, what became of promises that nobody kept, and what each client was told last. */
export function owedPart(input: DocumentInput): string {
  const { incident } = input;
  const lines = clientsOf(input).flatMap((client) => clientLines(client, input));
  return [
    ...(isOwed(incident) ? [] : [l10n.t('No update is promised at the moment.')]),
    ...(lines.length === 0 ? [] : [lines.join('\n')]),
  ].join('\n\n');
}

/** Every client that was named, promised something or told something. */
function clientsOf({ incident }: DocumentInput): string[] {
  const promised = incident.promises.map(({ to }) => clientOfPromise(incident, to));
  return [...new Set([...incident.clients, ...promised])];
}

function clientLines(client: string, input: DocumentInput): string[] {
  const { incident, now } = input;
  const owed = outstandingTo(incident, client).map(({ due }) => {
    const late = due <= now ? ` ${l10n.t('Overdue by {0}.', durationText(now - due))}` : '';
    const hears = l10n.t('{0} hears from us by {1}.', nameOf(client, input), times(due, client, input));
    return `- ${inline(hears)}${late}`;
  });
  const gone = ledger(incident, now)
    .rows.filter(({ promise }) => clientOfPromise(incident, promise.to) === client)
    .flatMap((row) => goneLine(row, client, input));
  const isUnpromised = owed.length === 0 && isOwed(incident);
  return [
    ...owed,
    ...(isUnpromised ? [`- ${inline(l10n.t('{0}: no update is promised.', nameOf(client, input)))}`] : []),
    ...gone,
    ...(isUntold(client, input)
      ? [`- ${inline(l10n.t('{0} has not been told that it is resolved.', nameOf(client, input)))}`]
      : []),
    lastTold(client, input),
  ];
}

function isUntold(client: string, { incident }: DocumentInput): boolean {
  return !isOngoing(incident) && !isToldOfResolution(incident, client);
}

function goneLine(row: LedgerRow, client: string, input: DocumentInput): string[] {
  if (row.state !== 'broken' && row.state !== 'not-told') return [];
  const text = l10n.t(
    '{0}: the update promised for {1}: {2}',
    nameOf(client, input),
    times(row.promise.due, client, input),
    resultText(row),
  );
  return [`- ${inline(text)}`];
}

function lastTold(client: string, input: DocumentInput): string {
  const { incident } = input;
  const told = incident.timeline.flatMap(({ event, happened }) =>
    isKnown(event) &&
    event.event === 'update-sent' &&
    !isInternal(event.kind) &&
    clientOfPromise(incident, event.to) === client
      ? [{ event, happened }]
      : [],
  );
  const last = told.at(-1);
  if (last === undefined)
    return `- ${inline(l10n.t('{0} has not heard from us yet.', nameOf(client, input)))}`;
  const { event, happened } = last;
  const sentence = l10n.t(
    '{0} was last told: {1} ({2}, {3}).',
    nameOf(client, input),
    times(happened, client, input),
    kindWord(event.kind),
    channelWord(event.channel),
  );
  return `- ${[inline(sentence), wordsOf(event)].filter((text) => text !== '').join(' ')}`;
}

/** Where the words are; the words themselves where they are in no file. Markdown. */
function wordsOf({ file, text }: EventOf<'update-sent'>): string {
  if (file !== undefined) return fileLink(file.split('/').at(-1) ?? file, file);
  const words = plainLine(text ?? '');
  if (words === '') return '';
  return inline(quoted(words.length > longestQuote ? `${words.slice(0, longestQuote)}…` : words));
}

/** The client at the start of a sentence. */
function nameOf(client: string, input: DocumentInput): string {
  return client === '' ? l10n.t('The client') : configuredName(input, client);
}

/** In the client's time, and in the reader's where it differs. */
function times(at: Instant, client: string, input: DocumentInput): string {
  const theirs = dateAndTime(at, clientZone(input, client), input.language);
  const ours = dateAndTime(at, input.zone, input.language);
  return theirs === ours ? theirs : l10n.t('{0} (for you: {1})', theirs, ours);
}
