import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { incidentFiles } from '../session/incidentFiles.ts';
import type { IncidentState } from '../session/incidents.ts';
import type { DraftHeader } from '../writing/messages/header.ts';

/** The front matter of a draft lies within its first bytes. */
const headBytes = 4_096;

export interface UnsentDraft extends Pick<DraftHeader, 'kind' | 'to' | 'promise'> {
  /** When its file was last written, UTC ms. */
  readonly changedAt: number;
}

/** A document of an incident. */
export interface IncidentDocument {
  /** Path in the incident's folder, with `/`. */
  readonly file: string;
  /** What a message says of itself that was not sent from this file; undefined for any other document. */
  readonly draft: UnsentDraft | undefined;
}

/** The documents of an incident by path, with the heads of those that were not sent. At most 500. */
export async function listDocuments(state: IncidentState): Promise<readonly IncidentDocument[]> {
  const sent = new Set(state.incident.updates.map(({ file }) => file));
  const files = (await incidentFiles(state)).filter((file) => file !== 'journal.yaml');
  return Promise.all(
    files.map(async (file) => ({
      file,
      draft: isMessage(file) && !sent.has(file) ? await headOf(join(state.folder, file)) : undefined,
    })),
  );
}

function isMessage(file: string): boolean {
  return file.startsWith('updates/') && file.endsWith('.md');
}

/** Undefined where the file is gone or can't be read. */
async function headOf(path: string): Promise<UnsentDraft | undefined> {
  const handle = await open(path, 'r').catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    const [{ parseDraft }, { mtimeMs }, { bytesRead, buffer }] = await Promise.all([
      import('../writing/messages/header.ts'),
      handle.stat(),
      handle.read(Buffer.alloc(headBytes), 0, headBytes, 0),
    ]);
    const { kind, to, promise } = parseDraft(buffer.toString('utf8', 0, bytesRead)).header;
    return { kind, to, promise, changedAt: mtimeMs };
  } catch {
    return undefined;
  } finally {
    await handle.close();
  }
}
