import type { WrittenFile } from './documents.ts';
import { stateOf, type ActionContext } from './context.ts';
import { documentInput } from './documentInput.ts';

const file = 'postmortem.md';

/** Writes the post-mortem, or renews its generated parts. */
export async function savePostmortem(context: ActionContext, id: string): Promise<WrittenFile> {
  const state = stateOf(context, id);
  const [{ writePostmortem }, input] = await Promise.all([
    import('../writing/documents/postmortem.ts'),
    documentInput(context, state, file),
  ]);
  const { text, kept } = writePostmortem(input);
  if (text !== input.existing) await context.documents.write(state, file, text);
  if (state.incident.postmortem === undefined) {
    await context.incidents.record(id, { event: 'postmortem-written', file });
  }
  return { file, kept };
}
