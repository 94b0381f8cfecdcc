import { readFrontMatter, renewFrontMatter, type FrontMatterValue } from '../frontMatter.ts';
import { renewParts, writePart, type Part } from './generatedParts.ts';

export interface FrontMatterEntry {
  readonly key: string;
  /** Where undefined, the key is written empty the first time and then left as it is. */
  readonly value: FrontMatterValue | undefined;
  /** `generated` values are renewed each time; a `person` chooses the others, after the first time. */
  readonly owner: 'generated' | 'person';
}

/** A document that is written once whole, and then only renewed in its generated parts. */
export interface GeneratedDocument {
  readonly frontMatter: readonly FrontMatterEntry[];
  /** Markdown blocks, in order; a blank line comes between two. */
  readonly blocks: readonly (string | Part)[];
}

export interface WrittenDocument {
  readonly text: string;
  /** Generated parts that were left as they are because a person changed them. */
  readonly kept: readonly string[];
}

/** Writes a document for the first time, or renews `existing` without changing anything that a person wrote. */
export function writeGenerated(document: GeneratedDocument, existing: string | undefined): WrittenDocument {
  if (existing === undefined || existing.trim() === '') return { text: writeNew(document), kept: [] };
  const { data, body } = readFrontMatter(existing);
  const parts = document.blocks.filter((block) => typeof block !== 'string');
  const renewed = renewParts(body, parts);
  const head = existing.slice(0, existing.length - body.length);
  const values = document.frontMatter
    .filter(({ key, owner }) => owner === 'generated' || (data !== undefined && !Object.hasOwn(data, key)))
    .map(({ key, value }) => [key, value] as const);
  return { text: renewFrontMatter(head + renewed.text, values), kept: renewed.kept };
}

function writeNew({ blocks, frontMatter }: GeneratedDocument): string {
  const body = blocks.map((block) => (typeof block === 'string' ? block : writePart(block))).join('\n\n');
  return renewFrontMatter(
    `${body}\n`,
    frontMatter.map(({ key, value }) => [key, value ?? null] as const),
  );
}
