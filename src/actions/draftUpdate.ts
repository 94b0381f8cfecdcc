import { join } from 'node:path';
import { readBoundedText } from '../limits/readBounded.ts';
import type { MessageKind } from '../writing/messages/kinds.ts';
import type { TemplateProblem, TemplateReaders } from '../writing/messages/template.ts';
import type { FactName } from '../writing/messages/placeholders.ts';
import type { IncidentState } from '../session/incidents.ts';
import { stateOf, type ActionContext } from './context.ts';
import { claimName } from './numberedName.ts';

/** Largest template of a team that is read, in bytes; ours have 2 KB. */
const largestTemplate = 100_000;

export interface UpdateRequest {
  readonly kind: MessageKind;
  /** Key of the client; empty where the incident has none, or for a message among ourselves. */
  readonly to: string;
  /** When the next update comes, ms since the epoch. */
  readonly due?: number;
  readonly retryAt?: number;
  readonly facts?: Readonly<Partial<Record<FactName, string>>>;
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
  const [{ templateFor }, { draftMessage }, { formatDraft }, config] = await Promise.all([
    import('../writing/messages/template.ts'),
    import('../writing/messages/draft.ts'),
    import('../writing/messages/header.ts'),
    context.configOf(state.home),
  ]);
  const client = config.clients.find(({ key }) => key === request.to);
  const language = client?.language ?? context.times.language();
  const template = await templateFor(request.kind, language, readers(context, state));
  const { subject, body } = draftMessage({
    ...request,
    template: template.text,
    incident: state.incident,
    config,
    client: request.to === '' ? undefined : request.to,
    language,
    zone: client?.timeZone ?? context.times.zone(),
    now: context.now(),
    sender: state.home.author,
  });
  const header = {
    to: request.to,
    kind: request.kind,
    subject,
    language,
    incident: id,
    promise: request.due,
  };
  const file = await claimName(state, {
    folder: 'updates',
    label: request.kind,
    extension: 'md',
  });
  await context.documents.write(state, file, formatDraft(header, body));
  return { file, problem: template.problem };
}

function readers(context: ActionContext, state: IncidentState): TemplateReaders {
  const { folder } = state.home;
  return {
    readBuiltIn: async (path) => (await context.readMedia(`messages/${path}`)) ?? '',
    readTeam: async (path) =>
      folder === undefined
        ? undefined
        : readBoundedText(join(folder, '.sitrep', 'messages', path), { maxBytes: largestTemplate }),
  };
}
