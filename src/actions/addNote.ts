import type { ActionContext } from './context.ts';

export interface NotedPlace {
  /** Relative to the workspace folder where it lies in one. */
  readonly file: string;
  /** 1-based. */
  readonly startLine: number;
  readonly endLine: number;
  readonly commit?: string;
}

export interface Note {
  readonly text: string;
  readonly place?: NotedPlace;
  /** The selected text, as it was when the note was taken. */
  readonly quote?: string;
}

export async function addNote(context: ActionContext, id: string, note: Note): Promise<void> {
  await context.incidents.record(id, { event: 'note', ...note });
}
