import * as l10n from '@vscode/l10n';
import { detailFields } from '../../incident/details.ts';
import { dateAndTime } from '../../time/instants.ts';
import { durationText } from '../../time/durations.ts';
import { ruledOutPart, suspectsWith } from './causeSections.ts';
import { eventSentence } from './eventSentence.ts';
import { owedPart } from './handoverPromises.ts';
import { writeGenerated, type WrittenDocument } from './generatedDocument.ts';
import { answerOfAny, configuredName, clientOf, shortSha, type DocumentInput } from './incidentTexts.ts';
import { codeSpan, inline, mailLink, plainLine, quote } from './markdown.ts';
import { prompt } from './prompts.ts';
import { isoSecond } from './times.ts';

/** Timeline entries that a reader needs to see where things stand. */
const latestEntries = 8;

/**
 * What the next person needs to go on without asking: state, promises, what was ruled out, what comes next, what is
 * still unknown, how the client is, whom to reach. Renewed like the post-mortem: what a person wrote stays.
 */
export function writeHandover(input: DocumentInput & { readonly to: string }): WrittenDocument {
  const { incident, now, to } = input;
  return writeGenerated(
    {
      frontMatter: [
        { key: 'schema', value: 'incident-handover/1', owner: 'generated' },
        { key: 'id', value: incident.id, owner: 'generated' },
        { key: 'to', value: plainLine(to), owner: 'generated' },
        { key: 'writtenAt', value: isoSecond(now), owner: 'generated' },
      ],
      blocks: [
        `# ${l10n.t('Handover')}: ${inline(incident.title)}`,
        `## ${l10n.t('Where it stands')}`,
        { part: 'state', content: statePart(input) },
        `## ${l10n.t('What is owed to whom')}`,
        { part: 'promises', content: owedPart(input) },
        `## ${l10n.t('Ruled out')}`,
        { part: 'ruled-out', content: ruledOutPart(incident) },
        `## ${l10n.t('What is tried next')}`,
        { part: 'next', content: nextPart(input) },
        prompt('next', l10n.t('Write here: the next thing to try, and what its result will tell.')),
        `## ${l10n.t('Open questions')}`,
        { part: 'questions', content: questionsPart(input) },
        `## ${l10n.t('The client')}`,
        { part: 'client', content: wordsPart(input) },
        prompt(
          'mood',
          l10n.t('Write here: how the client is (calm, worried, angry), and what matters most to them.'),
        ),
        `## ${l10n.t('Contacts')}`,
        { part: 'contacts', content: contactsPart(input) },
      ],
    },
    input.existing,
  );
}

function statePart(input: DocumentInput): string {
  const { incident, now, zone, language } = input;
  const status = {
    open: l10n.t('open'),
    mitigated: l10n.t('mitigated'),
    resolved: l10n.t('resolved'),
    closed: l10n.t('closed'),
  }[incident.status];
  const since =
    incident.startedAt === undefined
      ? l10n.t('not recorded')
      : `${dateAndTime(incident.startedAt, zone, language)} (${durationText(Math.max(0, now - incident.startedAt))})`;
  const cause = suspectsWith(incident, 'confirmed').map(
    ({ sha, subject }) => `- ${l10n.t('Confirmed cause')}: ${codeSpan(shortSha(sha))} ${inline(subject)}`,
  );
  const latest = incident.timeline.flatMap((entry) => {
    const sentence = eventSentence(entry, input);
    return sentence === undefined
      ? []
      : [`- ${dateAndTime(entry.happened, zone, language)}: ${inline(sentence)}`];
  });
  return [
    [
      `- ${l10n.t('Status')}: ${status}`,
      `- ${l10n.t('Severity')}: ${inline(incident.severity ?? l10n.t('not recorded'))}`,
      `- ${l10n.t('Since')}: ${inline(since)}`,
      ...cause,
    ].join('\n'),
    `${l10n.t('What happened last:')}\n\n${latest.slice(-latestEntries).join('\n')}`,
  ].join('\n\n');
}

function nextPart(input: DocumentInput): string {
  const plan = answerOfAny(input, 'plan');
  return plan === undefined ? l10n.t('No plan is recorded.') : quote(plan);
}

function questionsPart(input: DocumentInput): string {
  const questions = questionTexts();
  const open = detailFields.filter(({ field }) => answerOfAny(input, field) === undefined);
  if (open.length === 0) return l10n.t('Every question of the intake is answered.');
  return open.map(({ field }) => `- ${questions[field]}`).join('\n');
}

function questionTexts(): Record<(typeof detailFields)[number]['field'], string> {
  return {
    client: l10n.t('Which client is it?'),
    caller: l10n.t('Who called?'),
    'usual-contact': l10n.t('Who is their usual contact with us?'),
    'what-happens': l10n.t('What exactly happens?'),
    expected: l10n.t('What did they expect to happen?'),
    started: l10n.t('Since when?'),
    where: l10n.t('On which page, in which file or account?'),
    affected: l10n.t('Who is affected, and how many?'),
    'business-stopped': l10n.t('Is a critical part of their business stopped?'),
    'time-sensitive': l10n.t('Is it urgent by a certain time?'),
    'fixed-means': l10n.t('What does “fixed” look like to them?'),
    steps: l10n.t('Which steps reproduce it?'),
    reach: l10n.t('How do they want to be reached?'),
    'anything-else': l10n.t('Is there anything else we should know?'),
  };
}

function wordsPart({ incident }: DocumentInput): string {
  const details = ['what-happens', 'fixed-means', 'anything-else'].flatMap((field) =>
    [...incident.details.values()].filter((detail) => detail.field === field).map(({ value }) => value),
  );
  const confirmed = incident.timeline.flatMap(({ event }) =>
    event.event === 'client-confirmed' && !('unknown' in event) ? [event.words ?? ''] : [],
  );
  const words = [incident.title, ...details, ...confirmed].filter((text) => text.trim() !== '');
  return words.map((text) => quote(text.trim())).join('\n\n');
}

function contactsPart(input: DocumentInput): string {
  const { incident } = input;
  const ofClient = (key: string, field: string): string | undefined =>
    incident.details.get(`${field}@${key}`)?.value ?? incident.details.get(field)?.value;
  const lines = incident.clients.map((key) => {
    const client = clientOf(input, key);
    const entries = [
      [l10n.t('called'), ofClient(key, 'caller'), inline],
      [l10n.t('reach by'), ofClient(key, 'reach'), inline],
      [l10n.t('usual contact'), ofClient(key, 'usual-contact') ?? client?.usualContact, inline],
      [l10n.t('e-mail'), client?.email, mailLink],
      [l10n.t('phone'), client?.phone, inline],
    ] as const;
    const known = entries.flatMap(([label, value, markdown]) =>
      value === undefined ? [] : [`${label} ${markdown(value)}`],
    );
    return `- ${[inline(configuredName(input, key)), ...known].join('; ')}`;
  });
  const team = [...new Set([incident.owner, ...incident.people])].filter((name) => name !== '');
  return [...lines, `- ${l10n.t('In the team')}: ${inline(team.join(', '))}`].join('\n');
}
