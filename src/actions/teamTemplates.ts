import { join } from 'node:path';
import { languages } from '../time/instants.ts';
import { messageKinds } from '../incident/messageKinds.ts';
import { leadsInside } from '../limits/insidePath.ts';
import { readBoundedText } from '../limits/readBounded.ts';

/** Where a team keeps its own templates, relative to the folder that holds `.sitrep`. */
export const templateFolder = join('.sitrep', 'messages');

/** Bytes. A letter is a page; what is larger is no template. */
const largestTemplate = 64 * 1024;

/**
 * The team's template at a path such as `en/progress.mustache`; undefined where there is none that is a small regular file
 * inside `folder`. A link that leads out of it would print a file of this machine in a letter.
 */
export async function readTeamTemplate(folder: string, path: string): Promise<string | undefined> {
  const file = join(folder, templateFolder, path);
  const isInside = await leadsInside(folder, file).catch(() => false);
  return isInside ? readBoundedText(file, { maxBytes: largestTemplate }) : undefined;
}

/** Something in a team's template that its writer should know. Offsets are into the file's text (UTF-16). */
export interface TemplateNotice {
  readonly kind: 'contact';
  readonly start: number;
  readonly end: number;
}

export interface ReadTemplate {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
  readonly notices: readonly TemplateNotice[];
}

/** The team's templates, each with what to tell of it. */
export async function readTeamTemplates(folder: string): Promise<readonly ReadTemplate[]> {
  const paths = languages.flatMap((language) => messageKinds.map((kind) => `${language}/${kind}.mustache`));
  const read = await Promise.all(
    paths.map(async (path) => ({ path, text: await readTeamTemplate(folder, path) })),
  );
  const found = read.filter((one): one is { path: string; text: string } => one.text !== undefined);
  if (found.length === 0) return [];
  const { placesOf } = await import('../writing/messages/template.ts');
  return found.map(({ path, text }) => ({
    file: join(folder, templateFolder, path),
    text,
    notices: placesOf('contact', text).map((place) => ({ kind: 'contact' as const, ...place })),
  }));
}
