import { readdir } from 'node:fs/promises';
import type { IncidentState } from './incidents.ts';

const most = 500;

/** Files of an incident's folder, relative to it with `/`, sorted; at most 500. Empty where the folder is gone. */
export async function incidentFiles(state: IncidentState): Promise<readonly string[]> {
  const found: string[] = [];
  const visit = async (folder: string, prefix: string): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.name.startsWith('.') || found.length >= most) continue;
      if (entry.isDirectory()) await visit(`${folder}/${entry.name}`, `${prefix}${entry.name}/`);
      else if (entry.isFile()) found.push(prefix + entry.name);
    }
  };
  await visit(state.folder, '');
  return found.sort();
}
