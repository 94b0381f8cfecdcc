import * as l10n from '@vscode/l10n';
import type { Language } from '../../time/instants.ts';
import { fixPart, ruledOutPart, triggerPart } from './causeSections.ts';
import { debriefPart, detectionPart, impactPart } from './clientSections.ts';
import { writeGenerated, type WrittenDocument } from './generatedDocument.ts';
import type { Part } from './generatedParts.ts';
import { heading } from './headings.ts';
import { answerOfAny, type DocumentInput } from './incidentTexts.ts';
import { codeSpan, inline } from './markdown.ts';
import { measuresPart, metricsPart } from './measureSections.ts';
import { postmortemHead } from './postmortemHead.ts';
import { promisesPart } from './promiseSection.ts';
import { prompt } from './prompts.ts';
import { timelineChart, timelineTable } from './timeline.ts';

/**
 * The post-mortem of an incident, from its journal alone. Written again over `existing`, it renews the generated parts
 * and our keys of the front matter; what a person wrote or removed stays so. Headings are the reader's language, in which the
 * document was first written.
 */
export function writePostmortem(input: DocumentInput): WrittenDocument {
  return writeGenerated({ frontMatter: postmortemHead(input), blocks: blocks(input) }, input.existing);
}

function blocks(input: DocumentInput): (string | Part)[] {
  const { incident, language } = input;
  return [
    `# ${inline(incident.id)}: ${inline(incident.title)}`,
    heading('summary', language),
    prompt(
      'summary',
      l10n.t(
        'Write here, in two or three sentences: what the client could not do, for how long, why, what ended it.',
      ),
    ),
    heading('impact', language),
    { part: 'impact', content: impactPart(input) },
    ...askUnless(
      answerOfAny(input, 'affected') ?? answerOfAny(input, 'impact'),
      'affected',
      l10n.t('Write here: who was affected, and how many.'),
    ),
    ...askUnless(
      answerOfAny(input, 'data-lost'),
      'data-lost',
      l10n.t('Write here: was data lost or wrong? Say so also when none was.'),
    ),
    heading('told', language),
    { part: 'promises', content: promisesPart(input) },
    heading('detection', language),
    { part: 'detection', content: detectionPart(input) },
    heading('whyClientFirst', language),
    prompt(
      'why-client-first',
      l10n.t('Write here: what would have told us first. Needed where the client noticed first.'),
    ),
    heading('fasterDetection', language),
    prompt('faster-detection', l10n.t('Write here: the check, alert or log that was missing.')),
    heading('timeline', language),
    { part: 'timeline', content: timelineTable(input) },
    { part: 'chart', content: timelineChart(input) },
    ...causeBlocks(input),
    ...lessonBlocks(language),
    heading('measures', language),
    measuresPart(incident),
    prompt(
      'measures',
      l10n.t('Write here: an owner, a due date and a ticket for each measure, or why it needs none.'),
    ),
    heading('metrics', language),
    { part: 'metrics', content: metricsPart(incident) },
    heading('message', language),
    heading('messageHappened', language),
    prompt('message-what-happened', l10n.t('Write here, in the words of the client: what happened.')),
    heading('messageDoing', language),
    prompt('message-what-we-do', l10n.t('Write here: what ended it, and what keeps it from coming back.')),
    heading('messageApology', language),
    prompt(
      'message-apology',
      l10n.t('Write here: an apology for what the client could not do, without excuses.'),
    ),
    heading('debrief', language),
    { part: 'debrief', content: debriefPart(input) },
    prompt('debriefed', l10n.t('Write here: who was debriefed, and when.')),
  ];
}

function causeBlocks({ incident, language, recurrenceOf }: DocumentInput): (string | Part)[] {
  return [
    heading('causes', language),
    heading('trigger', language),
    { part: 'trigger', content: triggerPart(incident, language) },
    prompt('trigger', l10n.t('Write here: what set it off, as a chain of events in systems.')),
    heading('conditions', language),
    prompt(
      'conditions',
      l10n.t(
        'Write here: systems and decisions that made it possible or worse. No names: no person is a cause.',
      ),
    ),
    heading('ruledOut', language),
    { part: 'ruled-out', content: ruledOutPart(incident) },
    heading('recurring', language),
    { part: 'recurrence', content: recurrencePart(recurrenceOf ?? []) },
    prompt(
      'earlier-incidents',
      l10n.t('Write here: links to earlier incidents like it, or “none found” and what was searched.'),
    ),
    prompt('earlier-measures', l10n.t('Write here: did an earlier measure cover this? Was it done?')),
    heading('fix', language),
    { part: 'fix', content: fixPart(incident, language) },
    prompt(
      'verified',
      l10n.t('Write here: is the fix for good or for now, and how was it verified, by whom?'),
    ),
  ];
}

function lessonBlocks(language: Language): string[] {
  return [
    heading('lessons', language),
    prompt('went-well', l10n.t('Write here: what went well.')),
    prompt('went-badly', l10n.t('Write here: what went badly.')),
    prompt('lucky', l10n.t('Write here: where we were lucky.')),
  ];
}

function recurrencePart(ids: readonly string[]): string {
  if (ids.length === 0) return l10n.t('No earlier incident with the same confirmed cause is recorded here.');
  return [l10n.t('The same commit caused:'), '', ...ids.map((id) => `- ${codeSpan(id)}`)].join('\n');
}

function askUnless(known: string | undefined, id: string, question: string): string[] {
  return known === undefined ? [prompt(id, question)] : [];
}
