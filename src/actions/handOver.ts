import type { WrittenFile } from './documents.ts';
import { stateOf, type ActionContext } from './context.ts';

const file = 'handover.md';

/** Writes the handover and records the new owner. The document is on disk before the event that names it. */
export async function handOver(context: ActionContext, id: string, to: string): Promise<WrittenFile> {
  const state = stateOf(context, id);
  const [{ writeHandover }, config, existing] = await Promise.all([
    import('../writing/documents/handover.ts'),
    context.configOf(state.home),
    context.documents.read(state, file),
  ]);
  const { text, kept } = writeHandover({
    incident: state.incident,
    config,
    now: context.now(),
    zone: context.times.zone(),
    language: context.times.language(),
    existing,
    to,
  });
  await context.documents.write(state, file, text);
  await context.incidents.record(id, { event: 'handed-over', to, file });
  return { file, kept };
}
