import * as l10n from '@vscode/l10n';
import { fixPart, ruledOutPart, suspectsWith, triggerPart } from './causeSections.ts';
import { debriefPart, detectionPart, impactPart, promisesPart } from './clientSections.ts';
import type { FrontMatterValue } from './frontMatter.ts';
import { writeGenerated, type FrontMatterEntry, type WrittenDocument } from './generatedDocument.ts';
import type { Part } from './generatedParts.ts';
import { answer, clientName, highestSeverity, type DocumentInput } from './incidentTexts.ts';
import { inline, plainLine } from './markdown.ts';
import { measuresPart, metricsPart } from './measureSections.ts';
import { prompt } from './prompts.ts';
import { timelineChart, timelineTable } from './timeline.ts';
import { isoSecond } from './times.ts';

/**
 * The post-mortem of an incident, from its journal alone. Written again over `existing`, it renews the generated parts
 * and our keys of the front matter; what a person wrote or removed stays so. Headings are English and fixed, so that
 * `validatePostmortem` and the search for patterns can read them.
 */
export function writePostmortem(input: DocumentInput): WrittenDocument {
  return writeGenerated({ frontMatter: frontMatter(input), blocks: blocks(input) }, input.existing);
}

function frontMatter(input: DocumentInput): FrontMatterEntry[] {
  const { incident } = input;
  const ours = (key: string, value: FrontMatterValue | undefined): FrontMatterEntry => ({
    key,
    value,
    owner: 'generated',
  });
  const theirs = (key: string, value: FrontMatterValue): FrontMatterEntry => ({
    key,
    value,
    owner: 'person',
  });
  const instant = (at: number | undefined): string | undefined =>
    at === undefined ? undefined : isoSecond(at);
  // A moment that a reopening took back must not stay; one that only a person knows must.
  const gone = incident.timeline.some(({ event }) => event.event === 'reopened') ? null : undefined;
  const clients = incident.clients.map((key) => plainLine(clientName(input, key)));
  return [
    ours('schema', 'incident-postmortem/1'),
    ours('id', incident.id),
    ours('title', plainLine(incident.title)),
    ours('client', clients.length > 1 ? clients : clients[0]),
    theirs('status', 'draft'),
    ours('severity', plain(highestSeverity(input))),
    theirs('authors', []),
    ours('impactStartedAt', instant(incident.startedAt)),
    ours('clientReportedAt', instant(incident.reportedAt)),
    ours('detectedAt', instant(incident.detectedAt)),
    ours('detectedBy', plain(incident.detectedBy)),
    ours('acknowledgedAt', instant(incident.acknowledgedAt)),
    ours('mitigatedAt', instant(incident.mitigatedAt) ?? gone),
    ours('resolvedAt', instant(incident.resolvedAt) ?? gone),
    ours('clientConfirmedAt', instant(incident.clientConfirmedAt) ?? gone),
    ours('confirmedCause', confirmedCause(input)),
    theirs('recurrenceOf', []),
    theirs('tags', []),
  ];
}

function confirmedCause({ incident }: DocumentInput): FrontMatterValue | undefined {
  const suspect = suspectsWith(incident, 'confirmed').at(-1);
  // A verdict that was taken back must not stay.
  if (suspect === undefined) return incident.suspects.size > 0 ? null : undefined;
  const sha = plainLine(suspect.sha);
  return suspect.deploy === undefined
    ? { kind: 'commit', sha }
    : { kind: 'deploy', sha, deploy: plainLine(suspect.deploy) };
}

function plain(text: string | undefined): string | undefined {
  return text === undefined ? undefined : plainLine(text);
}

function blocks(input: DocumentInput): (string | Part)[] {
  const { incident } = input;
  return [
    `# ${inline(incident.id)}: ${inline(incident.title)}`,
    '## Summary',
    prompt(
      'summary',
      l10n.t(
        'Write here, in two or three sentences: what the client could not do, for how long, why, what ended it.',
      ),
    ),
    '## Impact',
    { part: 'impact', content: impactPart(input) },
    ...askUnless(
      answer(input, 'affected') ?? answer(input, 'impact'),
      'affected',
      l10n.t('Write here: who was affected, and how many.'),
    ),
    ...askUnless(
      answer(input, 'data-lost'),
      'data-lost',
      l10n.t('Write here: was data lost or wrong? Say so also when none was.'),
    ),
    '## What we told the client',
    { part: 'promises', content: promisesPart(input) },
    '## Detection',
    { part: 'detection', content: detectionPart(input) },
    '**Why did the client notice before us?**',
    prompt(
      'why-client-first',
      l10n.t('Write here: what would have told us first. Needed where the client noticed first.'),
    ),
    '**What would have halved the time to detect?**',
    prompt('faster-detection', l10n.t('Write here: the check, alert or log that was missing.')),
    '## Timeline (UTC)',
    { part: 'timeline', content: timelineTable(input) },
    { part: 'chart', content: timelineChart(input) },
    ...causeBlocks(input),
    ...lessonBlocks(),
    '## Measures',
    measuresPart(incident),
    prompt(
      'measures',
      l10n.t('Write here: an owner, a due date and a ticket for each measure, or why it needs none.'),
    ),
    '## Measures of time',
    { part: 'metrics', content: metricsPart(incident) },
    '## Message to the client',
    '### What happened',
    prompt('message-what-happened', l10n.t('Write here, in the words of the client: what happened.')),
    '### What we did and are doing',
    prompt('message-what-we-do', l10n.t('Write here: what ended it, and what keeps it from coming back.')),
    '### Apology',
    prompt(
      'message-apology',
      l10n.t('Write here: an apology for what the client could not do, without excuses.'),
    ),
    '## Debrief',
    { part: 'debrief', content: debriefPart(input) },
    prompt('debriefed', l10n.t('Write here: who was debriefed, and when.')),
  ];
}

function causeBlocks({ incident }: DocumentInput): (string | Part)[] {
  return [
    '## Causes',
    '### Trigger',
    { part: 'trigger', content: triggerPart(incident) },
    prompt('trigger', l10n.t('Write here: what set it off, as a chain of events in systems.')),
    '### Contributing conditions',
    prompt(
      'conditions',
      l10n.t(
        'Write here: systems and decisions that made it possible or worse. No names: no person is a cause.',
      ),
    ),
    '### Ruled out',
    { part: 'ruled-out', content: ruledOutPart(incident) },
    '## Was it recurring?',
    prompt(
      'earlier-incidents',
      l10n.t('Write here: links to earlier incidents like it, or “none found” and what was searched.'),
    ),
    prompt('earlier-measures', l10n.t('Write here: did an earlier measure cover this? Was it done?')),
    '## Fix',
    { part: 'fix', content: fixPart(incident) },
    prompt(
      'verified',
      l10n.t('Write here: is the fix for good or for now, and how was it verified, by whom?'),
    ),
  ];
}

function lessonBlocks(): string[] {
  return [
    '## What went well · What went badly · Where we were lucky',
    prompt('went-well', l10n.t('Write here: what went well.')),
    prompt('went-badly', l10n.t('Write here: what went badly.')),
    prompt('lucky', l10n.t('Write here: where we were lucky.')),
  ];
}

function askUnless(known: string | undefined, id: string, question: string): string[] {
  return known === undefined ? [prompt(id, question)] : [];
}
