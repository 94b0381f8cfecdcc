import { readFile } from 'node:fs/promises';
import { defaultConfig } from '../../../../src/config/defaults.ts';
import type { Config } from '../../../../src/config/config.ts';
import type { EventDraft, JournalEvent } from '../../../../src/incident/events.ts';
import type { Incident } from '../../../../src/incident/incident.ts';
import type { Language } from '../../../../src/time/instants.ts';
import { replay } from '../../../../src/incident/replay.ts';
import type { Draft } from '../../../../src/writing/messages/draft.ts';
import type { DraftRequest } from '../../../../src/writing/messages/draftRequest.ts';
import { draftMessage } from '../../../../src/writing/messages/draft.ts';
import type { MessageKind } from '../../../../src/incident/messageKinds.ts';
import type { Template } from '../../../../src/writing/messages/template.ts';
import { templateFor } from '../../../../src/writing/messages/template.ts';

export const now = Date.parse('2026-11-23T14:00:00Z');

export const config: Config = {
  ...defaultConfig,
  clients: [
    {
      key: 'acme',
      name: 'Acme Shoes',
      language: 'en',
      timeZone: 'Europe/London',
      contact: { name: 'Ms Hartley' },
      usualContact: 'Olena Kovalenko',
      email: 'desk@acme.example',
      phone: undefined,
      policy: 'contract of 2024, page 3',
    },
  ],
};

/** The incident that events make, one a minute before `now`. */
export function incidentOf(...drafts: readonly EventDraft[]): Incident {
  const events = drafts.map((draft, index) => ({
    id: `E${String(index).padStart(4, '0')}`,
    n: index + 1,
    at: new Date(now - (drafts.length - index) * 60_000).toISOString(),
    by: 'Olena Kovalenko',
    ...draft,
  })) as JournalEvent[];
  return replay('2026-11-23-card-payments-fail-7q4m', events);
}

/** The template that ships with the extension. */
export function builtIn(kind: MessageKind, language: Language): Promise<Template> {
  return templateFor(kind, language, {
    readBuiltIn: (path) => readFile(new URL(`../../../../media/messages/${path}`, import.meta.url), 'utf8'),
    readTeam: () => Promise.resolve(undefined),
  });
}

export async function draftOf(
  kind: MessageKind,
  incident: Incident,
  overrides: Partial<DraftRequest> = {},
): Promise<Draft> {
  const language = overrides.language ?? 'en';
  const { text } = await builtIn(kind, language);
  return draftMessage({
    kind,
    template: text,
    incident,
    config,
    client: 'acme',
    language,
    zone: 'Europe/London',
    now,
    sender: 'Olena Kovalenko',
    ...overrides,
  });
}
