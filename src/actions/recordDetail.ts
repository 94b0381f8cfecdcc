import { stateOf, type ActionContext } from './context.ts';

export interface DetailAnswer {
  readonly field: string;
  readonly value: string;
  /** Client whose answer it is, where it is one client's alone. */
  readonly to?: string;
}

/** Records an answer; the same answer again is not recorded twice. */
export async function recordDetail(context: ActionContext, id: string, answer: DetailAnswer): Promise<void> {
  const key = answer.to === undefined ? answer.field : `${answer.field}@${answer.to}`;
  if (stateOf(context, id).incident.details.get(key)?.value === answer.value) return;
  await context.incidents.record(id, { event: 'detail', ...answer });
}
