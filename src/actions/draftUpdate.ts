import { stateOf, type ActionContext } from './context.ts';

export async function draftUpdate(
  context: ActionContext,
  id: string,
  request: { kind: string; to: string },
): Promise<string> {
  const state = stateOf(context, id);
  await state.home.store.writeDocument(id, `updates/01-${request.kind}.md`, 'draft\n');
  return `updates/01-${request.kind}.md`;
}
