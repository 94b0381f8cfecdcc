import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of a file that goes to or comes from the team; larger ones stay where they are. */
export const largestFile = 5 * 1024 * 1024;

export const journalName = 'journal.yaml';

/** Names as a journal store gives them; whatever else lies on the branch is no incident. */
export function isIncidentName(name: string): boolean {
  return name.length <= 100 && /^\d{4}-\d{2}-\d{2}-[a-z0-9][a-z0-9-]*$/.test(name);
}

/**
 * Whether a file of an incident, named relative to its folder, is kept with the team: the journal, its documents,
 * tickets and updates. Evidence and the record of what was published stay on this machine.
 */
export function isTeamFile(name: string): boolean {
  return name === journalName || /^(?:(?:tickets|updates)\/)?[^./][^/]*\.md$/.test(name);
}

/** The incident and the name in its folder of a path on the branch; undefined where it is nothing of ours. */
export function placeOf(path: string): { readonly incident: string; readonly name: string } | undefined {
  const slash = path.indexOf('/');
  const incident = path.slice(0, Math.max(0, slash));
  const name = path.slice(slash + 1);
  return isIncidentName(incident) && isTeamFile(name) ? { incident, name } : undefined;
}

/** Names of the documents in an incident's folder that go to the team, without the journal. Links are not followed. */
export async function teamDocuments(folder: string): Promise<readonly string[]> {
  const entries = await entriesOf(folder);
  const folders = entries.filter((entry) => entry.isDirectory() && /^(?:tickets|updates)$/.test(entry.name));
  const below = await Promise.all(
    folders.map(async ({ name }) => (await filesOf(join(folder, name))).map((file) => `${name}/${file}`)),
  );
  return [...(await filesOf(folder)), ...below.flat()]
    .filter((name) => name !== journalName && isTeamFile(name))
    .sort();
}

/** Where another version of a document is kept: `x.md` gives `x.theirs.md`, then `x.theirs-2.md` and so on. */
export function besideName(name: string, number: number): string {
  const stem = name.replace(/\.md$/, '').replace(/\.theirs(?:-\d+)?$/, '');
  return `${stem}.theirs${number === 1 ? '' : `-${number}`}.md`;
}

async function filesOf(folder: string): Promise<string[]> {
  return (await entriesOf(folder)).filter((entry) => entry.isFile()).map(({ name }) => name);
}

async function entriesOf(folder: string): Promise<Awaited<ReturnType<typeof entries>>> {
  return entries(folder).catch(() => []);
}

function entries(folder: string) {
  return readdir(folder, { withFileTypes: true });
}
