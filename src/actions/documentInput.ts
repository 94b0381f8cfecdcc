import type { DocumentInput } from '../writing/documents/incidentTexts.ts';
import { recurrencesOf } from '../session/earlierCauses.ts';
import type { IncidentState } from '../session/incidents.ts';
import type { ActionContext } from './context.ts';

/** What a document of an incident is written from; `file` is its path in the incident's folder. */
export async function documentInput(
  context: ActionContext,
  state: IncidentState,
  file: string,
): Promise<DocumentInput> {
  const [config, existing] = await Promise.all([
    context.configOf(state.home),
    context.documents.read(state, file),
  ]);
  return {
    incident: state.incident,
    recurrenceOf: recurrencesOf(context.incidents, state.incident),
    config,
    now: context.now(),
    zone: context.times.zone(),
    language: context.times.language(),
    existing,
  };
}
