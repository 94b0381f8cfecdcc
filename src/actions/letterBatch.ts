import { incidentFiles } from '../session/incidentFiles.ts';
import type { IncidentState } from '../session/incidents.ts';
import type { ActionContext } from './context.ts';

/** A letter of an update to several clients that was not marked as sent yet. */
export interface WaitingLetter {
  /** The draft's path in the incident's folder. */
  readonly file: string;
  /** Key of the client. */
  readonly to: string;
  readonly batch: string;
}

/** The letters of updates to several clients that still wait to be sent, in the order they were drafted. */
export async function waitingLetters(
  context: Pick<ActionContext, 'documents'>,
  state: IncidentState,
): Promise<readonly WaitingLetter[]> {
  const { parseDraft } = await import('../writing/messages/header.ts');
  const sent = new Set(state.incident.updates.map(({ file }) => file));
  const drafts = (await incidentFiles(state)).filter(
    (file) => file.startsWith('updates/') && file.endsWith('.md') && !sent.has(file),
  );
  const read = await Promise.all(
    drafts.sort().map(async (file) => {
      const text = await context.documents.read(state, file);
      const { to, batch } = parseDraft(text ?? '').header;
      return to === undefined || batch === undefined ? [] : [{ file, to, batch }];
    }),
  );
  return read.flat();
}

/** Those that were drafted together with the one in `file`, without it. */
export async function waitingBeside(
  context: Pick<ActionContext, 'documents'>,
  state: IncidentState,
  file: string,
): Promise<readonly WaitingLetter[]> {
  const { parseDraft } = await import('../writing/messages/header.ts');
  const text = await context.documents.read(state, file);
  const { batch } = parseDraft(text ?? '').header;
  if (batch === undefined) return [];
  const waiting = await waitingLetters(context, state);
  return waiting.filter((letter) => letter.batch === batch && letter.file !== file);
}
