import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** One line of a journal as it stands on the disk. */
export interface RecordedEvent {
  readonly id: string;
  readonly n: number;
  readonly at: string;
  readonly by: string;
  readonly event: string;
  readonly [field: string]: unknown;
}

const limitMs = 20_000;

/** Where the incidents of a repository lie while they are open. */
export function storeOf(repository: string): string {
  return path.join(repository, '.git/sitrep');
}

/** The folder of the incident whose name holds `slug`. Throws where there is none. */
export function incidentFolder(store: string, slug: string): string {
  const name = existsSync(store) ? readdirSync(store).find((one) => one.includes(slug)) : undefined;
  if (name === undefined) throw new Error(`No incident ${slug} in ${store}`);
  return path.join(store, name);
}

/** The journal's whole lines; what is no JSON is left out. */
export function eventsOf(incident: string): readonly RecordedEvent[] {
  return journalText(incident)
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line.replace(/^- /, '')) as RecordedEvent];
      } catch {
        return [];
      }
    });
}

export function journalText(incident: string): string {
  return readFileSync(path.join(incident, 'journal.yaml'), 'utf8');
}

/** Waits for an event of this kind with these fields and returns the newest one. */
export function recorded(
  incident: string,
  event: string,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<RecordedEvent> {
  return until(`${event} ${JSON.stringify(fields)} in the journal`, () =>
    eventsOf(incident).findLast(
      (one) => one.event === event && Object.entries(fields).every(([key, value]) => one[key] === value),
    ),
  );
}

/** Waits until `look` finds something. Rejects with what was waited for. */
export async function until<Found>(what: string, look: () => Found | undefined): Promise<Found> {
  const end = Date.now() + limitMs;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}`);
    await pause(50);
  }
}
