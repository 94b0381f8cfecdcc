import * as l10n from '@vscode/l10n';
import type { EventOf } from '../../incident/events.ts';
import type { Incident } from '../../incident/incident.ts';
import { retrySentence } from './eventSentence.ts';
import { shortSha, verdictName } from './incidentTexts.ts';
import { codeSpan, fileLink, inline, table } from './markdown.ts';
import { durationText, utcMinute } from './times.ts';

type Suspect = EventOf<'suspect-judged'>;

/** The confirmed cause with its reasons, and what the proof runs found. No person is named. */
export function triggerPart(incident: Incident): string {
  const confirmed = suspectsWith(incident, 'confirmed').map(confirmedText);
  const none = l10n.t('No cause is confirmed in the record.');
  return [...(confirmed.length === 0 ? [none] : confirmed), ...proofRuns(incident)].join('\n\n');
}

/** Suspects that were checked and cleared, with how. */
export function ruledOutPart(incident: Incident): string {
  const cleared = suspectsWith(incident, 'cleared').map((suspect) => {
    const how = [suspect.because, ...reasonTexts(suspect)].filter((text) => text !== undefined);
    return `- ${commitText(suspect)}: ${how.length === 0 ? l10n.t('how was not recorded') : inline(how.join('; '))}`;
  });
  return cleared.length === 0 ? l10n.t('Nothing is recorded as ruled out.') : cleared.join('\n');
}

/** What ended the impact, what resolved it, and how that was seen. */
export function fixPart(incident: Incident): string {
  const lines = incident.timeline.flatMap(({ event, happened }) => {
    const at = `${utcMinute(happened)} UTC`;
    if ('unknown' in event) return [];
    if (event.event === 'mitigated' || event.event === 'resolved') {
      const how = event.how ?? l10n.t('how was not recorded');
      const what = event.event === 'mitigated' ? l10n.t('Impact ended') : l10n.t('Resolved');
      return [`- ${what} ${at}: ${inline(how)}`];
    }
    if (event.event === 'reopened') return [`- ${l10n.t('Reopened')} ${at}`];
    if (event.event === 'retry-watched')
      return [`- ${at}: ${inline(retrySentence(event))}${evidence(event.file)}`];
    if (event.event !== 'reproduced') return [];
    const sentence =
      event.result === 'works'
        ? l10n.t('Tried: it works ({0})', event.where)
        : l10n.t('Reproduced: it fails ({0})', event.where);
    return [`- ${at}: ${inline(sentence)}${evidence(event.file)}`];
  });
  return lines.length === 0 ? l10n.t('Nothing is recorded yet.') : lines.join('\n');
}

export function suspectsWith(incident: Incident, verdict: Suspect['verdict']): Suspect[] {
  return [...incident.suspects.values()].filter((suspect) => suspect.verdict === verdict);
}

function confirmedText(suspect: Suspect): string {
  const live =
    suspect.wentLive === undefined
      ? ''
      : ` ${l10n.t('It went live at {0} UTC.', utcMinute(Date.parse(suspect.wentLive)))}`;
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

function proofRuns({ proofSteps }: Incident): string[] {
  const head = [l10n.t('Commit'), l10n.t('Step of the proof'), l10n.t('Result'), l10n.t('How')];
  const runs = [...new Set(proofSteps.map(({ run }) => run))];
  return runs.map((run) => table(head, proofSteps.filter((step) => step.run === run).map(proofRow)));
}

function proofRow(step: EventOf<'proof-step'>): string[] {
  const how = [
    step.command === undefined ? '' : codeSpan(step.command),
    step.exitCode === undefined || step.exitCode === null ? '' : l10n.t('exit code {0}', step.exitCode),
    step.durationMs === undefined ? '' : durationText(step.durationMs),
    step.confidence === undefined ? '' : l10n.t('confidence {0} %', Math.round(step.confidence * 100)),
    step.file === undefined ? '' : fileLink(step.file.split('/').at(-1) ?? step.file, step.file),
  ];
  const result = [codeSpan(shortSha(step.sha)), roleName(step.role), verdictName(step.verdict)];
  return [...result, how.filter((text) => text !== '').join(', ')];
}

function roleName(role: EventOf<'proof-step'>['role']): string {
  return {
    live: l10n.t('what was live'),
    'known-good': l10n.t('known to work'),
    search: l10n.t('search'),
    confirm: l10n.t('checked again'),
    verdict: l10n.t('verdict: where it began'),
  }[role];
}

function evidence(file: string | undefined): string {
  return file === undefined ? '' : ` (${fileLink(file.split('/').at(-1) ?? file, file)})`;
}
