import type { CorrectedEvent } from './corrections.ts';
import { isKnown, type JournalEvent } from './events.ts';

/** What corrections made of the clients that were named: a name that was typed wrongly, or a client who has no part. */
export interface ClientCorrections {
  /** The right key by the wrong one. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly removed: ReadonlySet<string>;
}

/** Compares what was written with what stands after corrections. A key that is still named is neither. */
export function clientCorrections(events: readonly CorrectedEvent[]): ClientCorrections {
  const named = new Set<string>();
  const changed: { readonly from: string; readonly to: string | undefined }[] = [];
  for (const { event, original, retracted } of events) {
    const from = clientNamed(original);
    const to = retracted ? undefined : clientNamed(event);
    if (to !== undefined) named.add(to);
    if (from !== undefined && from !== to) changed.push({ from, to });
  }
  const gone = changed.filter(({ from }) => !named.has(from));
  return {
    renamed: new Map(gone.flatMap(({ from, to }) => (to === undefined ? [] : [[from, to] as const]))),
    removed: new Set(gone.flatMap(({ from, to }) => (to === undefined ? [from] : []))),
  };
}

/** The event with the client's right name, where it names one. */
export function withClientRenamed(
  event: JournalEvent,
  { renamed }: Pick<ClientCorrections, 'renamed'>,
): JournalEvent {
  if (renamed.size === 0 || !isKnown(event) || event.event === 'handed-over' || event.event === 'taken-over')
    return event;
  if (!('to' in event) || event.to === undefined) return event;
  return { ...event, to: renamed.get(event.to) ?? event.to };
}

function clientNamed(event: JournalEvent): string | undefined {
  if (!isKnown(event) || event.event !== 'detail' || event.field !== 'client') return undefined;
  const name = event.value.trim();
  return name === '' ? undefined : event.value;
}
