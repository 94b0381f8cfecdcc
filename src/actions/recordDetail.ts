import { iso, stateOf, type ActionContext } from './context.ts';

export interface DetailAnswer {
  readonly field: string;
  readonly value: string;
  /** Client whose answer it is, where it is one client's alone. */
  readonly to?: string;
}

const noSource = { field: 'started-source', value: '' };

/**
 * Records an answer; the same answer again is not recorded twice. A start that a person tells no longer comes from our logs.
 */
export async function recordDetail(context: ActionContext, id: string, answer: DetailAnswer): Promise<void> {
  await put(context, id, answer);
  if (answer.field === 'started') await put(context, id, noSource);
}

/** Records the start as our logs show it, `at` in ms since the epoch. */
export async function recordStartFromLogs(context: ActionContext, id: string, at: number): Promise<void> {
  // First, so that a crash in between leaves no start that looks as if somebody had told it.
  await put(context, id, { ...noSource, value: 'logs' });
  await put(context, id, { field: 'started', value: iso(at) });
}

async function put(context: ActionContext, id: string, answer: DetailAnswer): Promise<void> {
  const key = answer.to === undefined ? answer.field : `${answer.field}@${answer.to}`;
  const known = stateOf(context, id).incident.details.get(key)?.value ?? '';
  if (known !== answer.value) await context.incidents.record(id, { event: 'detail', ...answer });
}
