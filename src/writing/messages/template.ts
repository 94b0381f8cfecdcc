import Mustache from 'mustache';
import type { Language } from '../../time/instants.ts';
import type { MessageKind } from '../../incident/messageKinds.ts';

/** The text of a message template: Mustache, with the subject in a first line `Subject: …`. */
export interface Template {
  readonly text: string;
  readonly source: 'built-in' | 'team';
  /** The team's template can't be read as Mustache; the built-in one is in `text`. */
  readonly problem: TemplateProblem | undefined;
}

export interface TemplateProblem {
  /** Relative to the team's folder of messages. */
  readonly path: string;
  /** What the template engine says, in English: for a log, not for a message. */
  readonly detail: string;
}

export interface TemplateReaders {
  /** Reads a built-in template by its path below `media/messages`, for example `en/progress.mustache`. */
  readonly readBuiltIn: (path: string) => Promise<string>;
  /** The same below `.sitrep/messages`; undefined where the team has none. */
  readonly readTeam: (path: string) => Promise<string | undefined>;
}

/** The team's template of a kind where there is a good one, else the built-in one. */
export async function templateFor(
  kind: MessageKind,
  language: Language,
  readers: TemplateReaders,
): Promise<Template> {
  const path = `${language}/${kind}.mustache`;
  const team = await readers.readTeam(path);
  if (team === undefined)
    return { text: await readers.readBuiltIn(path), source: 'built-in', problem: undefined };
  const detail = mistakeIn(team);
  if (detail === undefined) return { text: team, source: 'team', problem: undefined };
  return { text: await readers.readBuiltIn(path), source: 'built-in', problem: { path, detail } };
}

/** Characters of a template; ours have 2000, and the engine copies what is left of it at every tag. */
const longestTemplate = 50_000;

/**
 * Sections in sections; ours have two levels. Each level of a section over a list repeats all that is in it, and a few
 * thousand levels overflow the engine's stack.
 */
const deepestSections = 4;

function mistakeIn(template: string): string | undefined {
  if (template.length > longestTemplate) return `longer than ${longestTemplate} characters`;
  try {
    const levels = levelsOf(Mustache.parse(template) as Tokens);
    return levels > deepestSections ? `sections nested deeper than ${deepestSections} levels` : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const subjectLine = /^\uFEFF?Subject:[ \t]*(.*?)[ \t]*(?:\r?\n|$)/u;

export interface Rendered {
  readonly subject: string | undefined;
  readonly body: string;
}

/**
 * Fills a template. Values go in as they are: nothing in them is read as Mustache or escaped for HTML. A name that
 * the view doesn't know (a slip in a team's template) becomes a gap, and a draft with a gap can't be sent.
 * List items that begin with `#.` are numbered through the whole message.
 * @throws {Error} where `template` isn't Mustache; `templateFor` gives only good ones.
 */
export function render(template: string, view: Readonly<Record<string, unknown>>): Rendered {
  const gaps = Object.fromEntries(namesIn(template).map((name) => [name, `[[${name}]]`]));
  const text = Mustache.render(
    template,
    { ...gaps, ...view },
    {},
    { escape: (value: unknown) => String(value) },
  );
  const subject = subjectLine.exec(text);
  const rest = subject === null ? text : text.slice(subject[0].length);
  return { subject: subject?.[1], body: tidy(rest) };
}

/** Level by level, not by recursion: there may be thousands. */
function levelsOf(template: Tokens): number {
  let levels = 0;
  for (let inside = sectionsIn(template); inside.length > 0; inside = inside.flatMap(sectionsIn)) levels += 1;
  return levels;
}

function sectionsIn(tokens: Tokens): Tokens[] {
  return tokens.flatMap(([, , , , children]) => (typeof children === 'object' ? [children] : []));
}

/** Every name whose value a template prints, also inside sections. */
function namesIn(template: string): readonly string[] {
  const named = (tokens: Tokens): readonly string[] =>
    tokens.flatMap(([type, name, , , children]) => {
      if (type === 'name' || type === '&') return name === '.' ? [] : [name];
      return Array.isArray(children) ? named(children) : [];
    });
  return named(Mustache.parse(template) as Tokens);
}

/** Where a template names `name`, as a value or as a section; nowhere in one that isn't Mustache. UTF-16 offsets. */
export function placesOf(name: string, template: string): { readonly start: number; readonly end: number }[] {
  if (mistakeIn(template) !== undefined) return [];
  const places = (tokens: Tokens): { readonly start: number; readonly end: number }[] =>
    tokens.flatMap(([type, named, start, end, children]) => [
      ...(type !== 'text' && named === name ? [{ start, end }] : []),
      ...(Array.isArray(children) ? places(children) : []),
    ]);
  return places(Mustache.parse(template) as Tokens);
}

/** What `Mustache.parse` gives: type, name, start, end, and the tokens inside a section. */
type Tokens = readonly (readonly [
  type: string,
  name: string,
  start: number,
  end: number,
  children?: Tokens | number,
])[];

function tidy(text: string): string {
  let number = 0;
  const numbered = text.replace(/^#\.(?= )/gmu, () => {
    number += 1;
    return `${number}.`;
  });
  return `${numbered
    .replace(/\r\n/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()}\n`;
}
