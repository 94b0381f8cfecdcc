import * as l10n from '@vscode/l10n';
import { isKnown, type EventOf, type KnownEvent } from '../../incident/events.ts';
import type { Incident } from '../../incident/incident.ts';
import type { Language } from '../../time/instants.ts';
import { retrySentence } from './eventSentence.ts';
import { shortSha } from './incidentTexts.ts';
import { codeSpan, fileLink, inline, table } from './markdown.ts';
import { proofSummarySentence, proofSummaries, type ProofSummary } from './proofSummary.ts';
import { utcText } from './times.ts';

type Suspect = EventOf<'suspect-judged'>;

/** The confirmed cause with its reasons, and what the proof runs found. No person is named. */
export function triggerPart(incident: Incident, language: Language): string {
  const confirmed = suspectsWith(incident, 'confirmed').map((suspect) => confirmedText(suspect, language));
  const none = l10n.t('No cause is confirmed in the record.');
  return [...(confirmed.length === 0 ? [none] : confirmed), ...proofTable(incident)].join('\n\n');
}

/** Suspects that were checked and cleared, with how. */
export function ruledOutPart(incident: Incident): string {
  const cleared = suspectsWith(incident, 'cleared').map((suspect) => {
    const how = [suspect.because, ...reasonTexts(suspect)].filter((text) => text !== undefined);
    return `- ${commitText(suspect)}: ${how.length === 0 ? l10n.t('how was not recorded') : inline(how.join('; '))}`;
  });
  return cleared.length === 0 ? l10n.t('Nothing is recorded as ruled out.') : cleared.join('\n');
}

/** What ended the impact, what resolved it, and how that was seen. What failed is in the timeline. */
export function fixPart({ timeline }: Incident, language: Language): string {
  const first = timeline.findIndex(({ event }) => event.event === 'mitigated' || event.event === 'resolved');
  const lines = timeline
    .slice(first === -1 ? timeline.length : first)
    .flatMap(({ event, happened }) => (isKnown(event) ? fixLine(event, utcText(happened, language)) : []));
  return lines.length === 0 ? l10n.t('Nothing is recorded yet.') : lines.join('\n');
}

function fixLine(event: KnownEvent, at: string): string[] {
  switch (event.event) {
    case 'mitigated':
      return [
        `- ${inline(l10n.t('Impact ended, {0}: {1}', at, event.how ?? l10n.t('how was not recorded')))}`,
      ];
    case 'resolved':
      return [`- ${inline(l10n.t('Resolved, {0}: {1}', at, event.how ?? l10n.t('how was not recorded')))}`];
    case 'reopened':
      return [
        `- ${inline(event.reason === undefined ? l10n.t('Reopened, {0}', at) : l10n.t('Reopened, {0}: {1}', at, event.reason))}`,
      ];
    case 'retry-watched':
      return hasWorked(event) ? [`- ${at}: ${inline(retrySentence(event))}${evidence(event.file)}`] : [];
    case 'reproduced':
      return event.result === 'works'
        ? [`- ${at}: ${inline(l10n.t('Tried: it works ({0})', event.where))}${evidence(event.file)}`]
        : [];
    default:
      return [];
  }
}

/** A retry shows a fix only where something came in and none of it was an error. */
function hasWorked({ sources, newKinds }: EventOf<'retry-watched'>): boolean {
  return (
    newKinds.length === 0 &&
    sources.some(({ records }) => records > 0) &&
    sources.every(({ errors }) => errors === 0)
  );
}

export function suspectsWith(incident: Incident, verdict: Suspect['verdict']): Suspect[] {
  return [...incident.suspects.values()].filter((suspect) => suspect.verdict === verdict);
}

function confirmedText(suspect: Suspect, language: Language): string {
  const live =
    suspect.wentLive === undefined
      ? ''
      : ` ${inline(l10n.t('It went live: {0}.', utcText(Date.parse(suspect.wentLive), language)))}`;
  const because = suspect.because === undefined ? [] : [`- ${inline(suspect.because)}`];
  const reasons = reasonTexts(suspect).map((text) => `- ${inline(text)}`);
  const first = `${l10n.t('Confirmed as the cause:')} ${commitText(suspect)}.${live}`;
  return because.length + reasons.length === 0 ? first : [first, '', ...because, ...reasons].join('\n');
}

function commitText(suspect: Suspect): string {
  const deploy = suspect.deploy === undefined ? '' : ` (${codeSpan(suspect.deploy)})`;
  const where = suspect.repository === undefined ? '' : `${codeSpan(suspect.repository)} `;
  return `${where}${codeSpan(shortSha(suspect.sha))} ${inline(suspect.subject)}${deploy}`;
}

function reasonTexts(suspect: Suspect): string[] {
  return (suspect.reasons ?? []).map(({ text }) => text);
}

/** One row a proof. One whose command never showed the fault on what was live is no finding and stands only in the timeline. */
function proofTable(incident: Incident): string[] {
  const found = proofSummaries(incident).filter((proof) => proof.found !== undefined);
  if (found.length === 0) return [];
  const head = [l10n.t('Result'), l10n.t('Command'), l10n.t('Runs'), l10n.t('Confidence'), l10n.t('Output')];
  return [table(head, found.map(proofRow))];
}

function proofRow(proof: ProofSummary): string[] {
  const { command, runs, found, file } = proof;
  return [
    inline(proofSummarySentence(proof)),
    command === undefined ? '' : codeSpan(command),
    String(runs),
    found?.confidence === undefined ? '' : `${Math.floor(found.confidence * 100)} %`,
    file === undefined ? '' : fileLink(file.split('/').at(-1) ?? file, file),
  ];
}

function evidence(file: string | undefined): string {
  return file === undefined ? '' : ` (${fileLink(file.split('/').at(-1) ?? file, file)})`;
}
