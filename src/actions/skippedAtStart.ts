import { outstanding } from '../incident/promises.ts';
import type { IncidentState } from '../session/incidents.ts';

/** A question of Start that was left, or its draft, with the command that makes up for it. */
export type Skipped =
  | { readonly what: 'client'; readonly command: 'sitrep.addClient' }
  | { readonly what: 'severity'; readonly command: 'sitrep.changeSeverity' }
  | { readonly what: 'start'; readonly command: 'sitrep.setStart' }
  | { readonly what: 'promise'; readonly command: 'sitrep.newPromise' }
  | { readonly what: 'acknowledgement'; readonly command: 'sitrep.sendUpdate' };

/**
 * What Start asks and an incident doesn't have yet, in the order of its questions. An acknowledgement is missing while the
 * client has heard nothing from us and no draft of one lies among `files`, which are paths in the incident's folder.
 */
export function skippedAtStart({ incident }: IncidentState, files: readonly string[]): readonly Skipped[] {
  const isDrafted = files.some((file) => /^updates\/\d+-acknowledgement\b.*\.md$/.test(file));
  const isHeard = incident.acknowledgedAt !== undefined;
  const missing: readonly (readonly [boolean, Skipped])[] = [
    [incident.clients.length === 0, { what: 'client', command: 'sitrep.addClient' }],
    [incident.severity === undefined, { what: 'severity', command: 'sitrep.changeSeverity' }],
    [incident.startedAt === undefined, { what: 'start', command: 'sitrep.setStart' }],
    [outstanding(incident).length === 0, { what: 'promise', command: 'sitrep.newPromise' }],
    [!isHeard && !isDrafted, { what: 'acknowledgement', command: 'sitrep.sendUpdate' }],
  ];
  return missing.flatMap(([isMissing, skipped]) => (isMissing ? [skipped] : []));
}
