import type { IncidentDocument } from '../../actions/listDocuments.ts';
import type { EventOf } from '../../incident/events.ts';
import type { Incident } from '../../incident/incident.ts';
import { isInternal, isMessageKind } from '../../incident/messageKinds.ts';
import { clientOfPromise } from '../../incident/promises.ts';

type Sent = EventOf<'update-sent'>;

/** What became of a message that was drafted. */
export type DraftState =
  | { readonly kind: 'sent'; readonly update: Sent }
  | { readonly kind: 'draft' }
  /** The time that it promises has passed. */
  | { readonly kind: 'out-of-date' }
  /** A later message of its kind went to the same client. */
  | { readonly kind: 'superseded' };

/** What became of the message in `updates/`; undefined for any other document. `now` is UTC ms. */
export function draftState(
  document: IncidentDocument,
  incident: Incident,
  now: number,
): DraftState | undefined {
  if (!document.file.startsWith('updates/')) return undefined;
  const update = sentFrom(document, incident);
  if (update) return { kind: 'sent', update };
  if (incident.updates.some((later) => supersedes(later, document, incident))) return { kind: 'superseded' };
  const promise = document.draft?.promise;
  return { kind: promise !== undefined && promise <= now ? 'out-of-date' : 'draft' };
}

/** The kind of a message, from its front matter, else from its name (`updates/03-progress.md`). */
export function kindOf({ file, draft }: IncidentDocument): string | undefined {
  const named = /^updates\/\d+-(?<kind>[a-z-]+?)(?:-\d+)?\.md$/.exec(file)?.groups?.['kind'] ?? '';
  return draft?.kind ?? (isMessageKind(named) ? named : undefined);
}

/** The latest sending, where it went out more than once. */
function sentFrom({ file }: IncidentDocument, { updates }: Incident): Sent | undefined {
  return updates.findLast((update) => update.file === file);
}

/** Files carry numbers in the order they were drafted; one told by phone is later where the draft was left alone since. */
function supersedes(later: Sent, document: IncidentDocument, incident: Incident): boolean {
  const kind = kindOf(document);
  if (kind === undefined || later.kind !== kind) return false;
  const client = (to: string): string => clientOfPromise(incident, to);
  if (!isInternal(kind) && client(later.to) !== client(document.draft?.to ?? '')) return false;
  if (later.file !== undefined) return numberOf(later.file) > numberOf(document.file);
  const changedAt = document.draft?.changedAt;
  return changedAt !== undefined && Date.parse(later.happened ?? later.at) > changedAt;
}

function numberOf(file: string): number {
  return Number(/^updates\/(\d+)-/.exec(file)?.[1] ?? 0);
}
