import { readFrontMatter, type FrontMatterValue } from '../frontMatter.ts';
import type { FrontMatterEntry } from './generatedDocument.ts';
import { configuredName, highestSeverity, type DocumentInput } from './incidentTexts.ts';
import { plainLine } from './markdown.ts';
import { suspectsWith } from './causeSections.ts';
import { isoSecond } from './times.ts';

/** The front matter of a post-mortem: what metrics and patterns are made of. Instants are ISO 8601 in UTC. */
export function postmortemHead(input: DocumentInput): FrontMatterEntry[] {
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
  const clients = incident.clients.map((key) => plainLine(configuredName(input, key)));
  return [
    ours('schema', 'incident-postmortem/1'),
    ours('id', incident.id),
    ours('title', plainLine(incident.title)),
    ours('client', clients.length > 1 ? clients : clients[0]),
    theirs('status', 'draft'),
    ours('severity', plain(highestSeverity(input))),
    theirs('authors', []),
    ours('openedAt', instant(incident.openedAt)),
    ours('impactStartedAt', instant(incident.startedAt)),
    ours('clientReportedAt', instant(incident.reportedAt)),
    ours('detectedAt', instant(incident.detectedAt)),
    ours('detectedBy', plain(incident.detectedBy)),
    ours('acknowledgedAt', instant(incident.acknowledgedAt)),
    ours('mitigatedAt', instant(incident.mitigatedAt) ?? gone),
    ours('resolvedAt', instant(incident.resolvedAt) ?? gone),
    ours('clientConfirmedAt', instant(incident.clientConfirmedAt) ?? gone),
    ours('confirmedCause', confirmedCause(input)),
    ours('recurrenceOf', recurrences(input)),
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

/** What a person listed, with what the record says besides; undefined where there is nothing to add to it. */
function recurrences({ existing, recurrenceOf = [] }: DocumentInput): FrontMatterValue | undefined {
  const ours = recurrenceOf.map(plainLine);
  const listed = readFrontMatter(existing ?? '').data?.['recurrenceOf'];
  if (listed === undefined || listed === null) return ours;
  const theirs = idsOf(listed);
  const added = ours.filter((id) => theirs?.includes(id) === false);
  return theirs === undefined || added.length === 0 ? undefined : [...theirs, ...added];
}

/** Undefined where a person wrote something else than ids, which is left alone. */
function idsOf(listed: unknown): readonly string[] | undefined {
  const ids: readonly unknown[] = Array.isArray(listed) ? listed : [listed];
  return ids.every((id) => typeof id === 'string') ? ids : undefined;
}
