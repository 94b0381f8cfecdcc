import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { slug } from '../incident/folderName.ts';
import { JournalError } from '../journal/journalError.ts';
import { leadsInside } from '../limits/insidePath.ts';
import { incidentFiles } from '../session/incidentFiles.ts';
import type { IncidentState } from '../session/incidents.ts';

export interface NameParts {
  readonly folder: string;
  readonly label: string;
  readonly extension: string;
}

/** `evidence/03-pool-exhausted.log`: the next free number in the folder, and a short name. */
export function numberedName(files: readonly string[], { folder, label, extension }: NameParts): string {
  const numbers = files
    .filter((file) => file.startsWith(`${folder}/`))
    .map((file) => Number.parseInt(file.slice(folder.length + 1), 10))
    .filter((number) => !Number.isNaN(number));
  return nameWith(Math.max(0, ...numbers) + 1, { folder, label, extension });
}

/**
 * The same, and the name is ours: an empty file stands there, so that nobody else, in this window or another one,
 * gets it as well. Path in the incident's folder. Throws where the incident's folder is gone or can't be written to.
 */
export async function claimName(state: IncidentState, parts: NameParts): Promise<string> {
  const folder = join(state.folder, parts.folder);
  await mkdir(folder).catch(unlessThere);
  if (!(await leadsInside(state.folder, folder))) throw new JournalError('outside', folder);
  const first = numberedName(await incidentFiles(state), parts);
  for (let name = first, number = numberOf(first, parts); ; name = nameWith((number += 1), parts)) {
    const file = await open(join(state.folder, name), 'wx').catch(unlessThere);
    if (file === undefined) continue;
    await file.close();
    return name;
  }
}

function nameWith(number: number, { folder, label, extension }: NameParts): string {
  return `${folder}/${String(number).padStart(2, '0')}-${slug(label)}.${extension}`;
}

function numberOf(name: string, { folder }: NameParts): number {
  return Number.parseInt(name.slice(folder.length + 1), 10);
}

function unlessThere(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  return undefined;
}
