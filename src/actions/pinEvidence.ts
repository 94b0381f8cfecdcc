import { createHash } from 'node:crypto';
import type { EventOf } from '../incident/events.ts';
import { stateOf, type ActionContext } from './context.ts';
import { claimName } from './numberedName.ts';

type Pinned = EventOf<'evidence-pinned'>;

export interface PinnedEvidence extends Partial<Pick<Pinned, 'source' | 'offset' | 'records' | 'place'>> {
  readonly kind: Pinned['kind'];
  /** One line for the timeline. */
  readonly label: string;
  readonly content: string;
}

/** Keeps `content` under `evidence/` and records it; the file is on disk before the event that names it. Returns its path. */
export async function pinEvidence(
  context: ActionContext,
  id: string,
  evidence: PinnedEvidence,
): Promise<string> {
  const state = stateOf(context, id);
  const { content, ...facts } = evidence;
  const bytes = Buffer.from(content, 'utf8');
  const extension = evidence.kind === 'log' || evidence.kind === 'retry' ? 'log' : 'txt';
  const file = await claimName(state, {
    folder: 'evidence',
    label: evidence.label,
    extension,
  });
  await state.home.store.writeDocument(id, file, bytes);
  await context.incidents.record(id, {
    event: 'evidence-pinned',
    ...facts,
    file,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  return file;
}
