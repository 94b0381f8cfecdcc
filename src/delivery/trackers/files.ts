import { link, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readDocument } from '../../journal/documents.ts';
import { makeFolder, syncFolder, writeWhole } from '../../journal/durable.ts';
import { errorCode, JournalError } from '../../journal/journalError.ts';
import { leadsInside } from '../../limits/insidePath.ts';
import { parseTicket, ticketFile, writeTicket } from '../../writing/documents/ticket.ts';
import type { Tracker, TrackerContext } from '../tracker.ts';

/** A ticket that is a file, relative to the incident's folder. */
interface FileTicket {
  readonly file: string;
}

/** Tickets as Markdown files in the incident's folder. */
export function filesTracker({
  folder,
  incident,
  unique,
}: Pick<TrackerContext, 'folder' | 'incident' | 'unique'>): Tracker {
  return {
    find: (ticket) => findTicket(folder, ticket),
    create: async (draft, signal) => {
      signal.throwIfAborted();
      const text = writeTicket(draft, incident);
      const temporary = join(folder, 'tickets', `.${unique()}.tmp`);
      if (!(await leadsInside(folder, dirname(temporary)))) {
        throw new JournalError('outside', dirname(temporary));
      }
      await makeFolder(dirname(temporary));
      await writeWhole(temporary, text, unique());
      try {
        return await place(temporary, folder, draft);
      } finally {
        await rm(temporary, { force: true });
      }
    },
  };
}

/** Gives a written file the first free name; another window that makes the same ticket at once finds ours. */
async function place(
  temporary: string,
  folder: string,
  { ticket, title }: { ticket: string; title: string },
): Promise<FileTicket> {
  for (let number = (await ticketNames(folder)).length + 1; ; number += 1) {
    const file = ticketFile(number, title);
    try {
      await link(temporary, join(folder, file));
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
      if ((await readTicketId(folder, file)) === ticket) return { file };
      continue;
    }
    await syncFolder(join(folder, 'tickets'));
    // Another window may have made it under a lower number in between: the lowest stays.
    const first = (await findTicket(folder, ticket)) ?? { file };
    if (first.file !== file) await rm(join(folder, file), { force: true });
    return first;
  }
}

async function findTicket(folder: string, ticket: string): Promise<FileTicket | undefined> {
  for (const name of await ticketNames(folder)) {
    if ((await readTicketId(folder, `tickets/${name}`)) === ticket) return { file: `tickets/${name}` };
  }
  return undefined;
}

async function ticketNames(folder: string): Promise<string[]> {
  try {
    const names = await readdir(join(folder, 'tickets'));
    return names.filter((name) => !name.startsWith('.') && name.endsWith('.md')).sort();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

async function readTicketId(folder: string, file: string): Promise<string | undefined> {
  const bytes = await readDocument(folder, file);
  return bytes === undefined ? undefined : parseTicket(bytes.toString('utf8'))?.ticket;
}
