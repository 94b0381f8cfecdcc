import type { WrittenFile } from './documents.ts';
import { stateOf, type ActionContext } from './context.ts';

const file = 'postmortem.md';

/** Writes the post-mortem, or renews its generated parts. */
export async function writePostmortem(context: ActionContext, id: string): Promise<WrittenFile> {
  const state = stateOf(context, id);
  const [{ writePostmortem: write }, config, existing] = await Promise.all([
    import('../writing/documents/postmortem.ts'),
    context.configOf(state.home),
    context.documents.read(state, file),
  ]);
  const { text, kept } = write({
    incident: state.incident,
    config,
    now: context.now(),
    zone: context.times.zone(),
    language: context.times.language(),
    existing,
  });
  if (text !== existing) await context.documents.write(state, file, text);
  if (state.incident.postmortem === undefined) {
    await context.incidents.record(id, { event: 'postmortem-written', file });
  }
  return { file, kept };
}
