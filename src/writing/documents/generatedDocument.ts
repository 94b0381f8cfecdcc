import { readFrontMatter, renewFrontMatter, type FrontMatterValue } from './frontMatter.ts';
import { memoryOf, renewParts, writePart, type Part } from './generatedParts.ts';

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

/** Key under which the front matter remembers what was generated last time. */
const memory = 'generated';

/** Writes a document for the first time, or renews `existing` without changing anything that a person wrote. */
export function writeGenerated(document: GeneratedDocument, existing: string | undefined): WrittenDocument {
  const parts = document.blocks.filter((block) => typeof block !== 'string');
  if (existing === undefined || existing.trim() === '') return { text: writeNew(document, parts), kept: [] };
  const { data, body } = readFrontMatter(existing);
  const known = remembered(data?.[memory]);
  const renewed = renewParts(body, parts, known);
  const head = existing.slice(0, existing.length - body.length);
  const values = document.frontMatter
    .filter(({ key, owner }) => owner === 'generated' || (data !== undefined && !Object.hasOwn(data, key)))
    .map(({ key, value }) => [key, value] as const);
  const text = renewFrontMatter(head + renewed.text, [
    ...values,
    [memory, { ...known, ...renewed.fingerprints }],
  ]);
  return { text, kept: renewed.kept };
}

function writeNew(document: GeneratedDocument, parts: readonly Part[]): string {
  const body = document.blocks
    .map((block) => (typeof block === 'string' ? block : writePart(block)))
    .join('\n\n');
  const values = document.frontMatter.map(({ key, value }) => [key, value ?? null] as const);
  const memories = Object.fromEntries(parts.map((part) => [part.part, memoryOf(part)]));
  return renewFrontMatter(`${body}\n`, [...values, [memory, memories]]);
}

function remembered(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}
