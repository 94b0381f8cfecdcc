import type { MessageKind } from '../incident/messageKinds.ts';
import type { DraftRequest } from '../writing/messages/draftRequest.ts';
import type { Template, TemplateProblem, TemplateReaders } from '../writing/messages/template.ts';
import type { FactName } from '../writing/messages/placeholders.ts';
import type { IncidentState } from '../session/incidents.ts';
import { stateOf, type ActionContext } from './context.ts';
import { claimName } from './numberedName.ts';
import { readTeamTemplate } from './teamTemplates.ts';

export interface UpdateRequest {
  readonly kind: MessageKind;
  /** Key of the client; empty where the incident has none, or for a message among ourselves. */
  readonly to: string;
  /** When the next update comes, ms since the epoch. */
  readonly due?: number;
  readonly retryAt?: number;
  readonly facts?: Readonly<Partial<Record<FactName, string>>>;
  /** What the letters of one update to several clients have in common. */
  readonly batch?: string;
}

export interface WrittenDraft {
  /** Path in the incident's folder. */
  readonly file: string;
  /** The team's template can't be read, so that the built-in one was used. */
  readonly problem: TemplateProblem | undefined;
}

/** Writes a draft filled with what is known, in the client's language and zone. */
export async function draftUpdate(
  context: ActionContext,
  id: string,
  request: UpdateRequest,
): Promise<WrittenDraft> {
  const state = stateOf(context, id);
  const [{ draftMessage }, { formatDraft }, filled] = await Promise.all([
    import('../writing/messages/draft.ts'),
    import('../writing/messages/header.ts'),
    requestOf(context, state, request),
  ]);
  const { subject, body, addressee, promise } = draftMessage(filled.request);
  const header = {
    to: request.to === '' ? (addressee ?? '') : request.to,
    kind: request.kind,
    subject,
    language: filled.request.language,
    incident: id,
    promise,
    batch: request.batch,
  };
  const file = await claimName(state, {
    folder: 'updates',
    label: request.kind,
    extension: 'md',
  });
  await context.documents.write(state, file, formatDraft(header, body));
  return { file, problem: filled.template.problem };
}

/** Facts that a draft would need and nobody has told yet: its gaps, in the order of the text. Writes nothing. */
export async function missingFacts(
  context: ActionContext,
  id: string,
  request: UpdateRequest,
): Promise<readonly FactName[]> {
  const [{ draftMessage }, { request: filled }] = await Promise.all([
    import('../writing/messages/draft.ts'),
    requestOf(context, stateOf(context, id), request),
  ]);
  return draftMessage(filled).gaps;
}

/** What stands for a fact in a question, in the reader's language: "what we do next". */
export async function factWords(name: FactName): Promise<string> {
  const { wordsFor } = await import('../writing/messages/placeholders.ts');
  return wordsFor(name);
}

/** What a message is made of: the record, the team's choices, and how the one who reads it writes. */
export async function requestOf(
  context: ActionContext,
  state: IncidentState,
  request: UpdateRequest,
): Promise<{ readonly request: DraftRequest; readonly template: Template }> {
  const [{ templateFor }, config] = await Promise.all([
    import('../writing/messages/template.ts'),
    context.configOf(state.home),
  ]);
  const client = config.clients.find(({ key }) => key === request.to);
  const language = client?.language ?? context.times.language();
  const template = await templateFor(request.kind, language, readers(context, state));
  const { kind, to, due, retryAt, facts } = request;
  return {
    template,
    request: {
      kind,
      due,
      retryAt,
      facts,
      template: template.text,
      incident: state.incident,
      config,
      client: to === '' ? undefined : to,
      language,
      zone: client?.timeZone ?? context.times.zone(),
      clock: client?.clock,
      now: context.now(),
      sender: state.home.author,
    },
  };
}

function readers(context: ActionContext, state: IncidentState): TemplateReaders {
  const { folder } = state.home;
  return {
    readBuiltIn: async (path) => (await context.readMedia(`messages/${path}`)) ?? '',
    readTeam: (path) => (folder === undefined ? Promise.resolve(undefined) : readTeamTemplate(folder, path)),
  };
}
