import type { WrittenFile } from './documents.ts';
import { stateOf, type ActionContext } from './context.ts';
import { owedIn } from './changeStatus.ts';
import { documentInput } from './documentInput.ts';

const file = 'handover.md';

/**
 * Writes the handover and records the new owner. The document is on disk before the event that names it. The incident
 * stays with who hands it over until somebody joins it or `recordTakenOver` says who has it.
 */
export async function handOver(context: ActionContext, id: string, to: string): Promise<WrittenFile> {
  const state = stateOf(context, id);
  const [{ writeHandover }, input] = await Promise.all([
    import('../writing/documents/handover.ts'),
    documentInput(context, state, file),
  ]);
  const { text, kept } = writeHandover({ ...input, to });
  await context.documents.write(state, file, text);
  await context.incidents.record(id, { event: 'handed-over', to, file, owed: owedIn(context, id) });
  return { file, kept };
}

export interface TakenOver {
  readonly to: string;
  /** How the person knows: a call, a message. */
  readonly how: string;
}

/** Records that somebody has it now, which no event of theirs tells. */
export async function recordTakenOver(context: ActionContext, id: string, taken: TakenOver): Promise<void> {
  await context.incidents.record(id, { event: 'taken-over', ...taken });
}
