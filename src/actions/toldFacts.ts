import type { FactField } from '../incident/details.ts';
import type { FactName } from '../writing/messages/placeholders.ts';
import { stateOf, type ActionContext } from './context.ts';
import { requestOf, type UpdateRequest } from './draftUpdate.ts';

/** Facts that hold for the whole incident: once told, every later letter knows them. */
const lasting: Partial<Record<FactName, FactField>> = {
  cause: 'cause',
  plan: 'plan',
  impact: 'impact',
  dataLost: 'data-lost',
};

/**
 * Records a fact where later letters need it as well. Also where the same was said before: what was said before a
 * reopening has to be said again.
 */
export async function recordFact(
  context: Pick<ActionContext, 'incidents'>,
  id: string,
  name: FactName,
  value: string,
): Promise<void> {
  const field = lasting[name];
  if (field !== undefined) await context.incidents.record(id, { event: 'detail', field, value });
}

/**
 * Records what a person wrote into the gaps of a letter that went out, word for word, so that the next letter knows it.
 * A sentence that was reworded around the gap is left alone: nobody can tell what it states.
 */
export async function recordToldFacts(
  context: ActionContext,
  id: string,
  letter: Pick<UpdateRequest, 'kind' | 'to'>,
  body: string,
): Promise<void> {
  const [{ draftMessage }, { writtenInGaps }, { request }] = await Promise.all([
    import('../writing/messages/draft.ts'),
    import('../writing/messages/gaps.ts'),
    requestOf(context, stateOf(context, id), letter),
  ]);
  for (const [name, value] of writtenInGaps(draftMessage(request).body, body))
    await recordFact(context, id, name, value);
}
