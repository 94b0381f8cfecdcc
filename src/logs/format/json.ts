/** A JSON object in a line: alone, or after a wrapper's text. */
export interface JsonPart {
  readonly start: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/** A scalar somewhere in a JSON object. */
export interface Leaf {
  /** Names joined by dots, `#` for every index of an array. */
  readonly path: string;
  readonly value: string | number;
}

/** Longer lines are read by their text alone. */
const longestJson = 2_000_000;
const mostLeaves = 300;
const deepest = 7;

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

const closing = /\}[\],;'"\s]*$/;

/** The object that fills a line up to its end, from its first brace or, after a wrapper, one of the next two; null where there is none. */
export function jsonIn(text: string): JsonPart | null {
  if (text.length > longestJson || !text.includes('}')) return null;
  let start = text.indexOf('{');
  const tail = closing.exec(text.slice(-16));
  if (start < 0 || tail === null) return null;
  const end = Math.max(0, text.length - 16) + tail.index + 1;
  for (let tries = 0; tries < 3 && start >= 0 && start < 2048; tries += 1) {
    const next = text
      .slice(start + 1, start + 12)
      .trimStart()
      .charAt(0);
    const value = next === '"' ? parsed(text.slice(start, end)) : null;
    if (value !== null) return { start, value };
    start = text.indexOf('{', start + 1);
  }
  return null;
}

/** Scalars of an object, outer ones before inner ones. */
export function leavesOf(value: Readonly<Record<string, unknown>>): Leaf[] {
  const found: Leaf[] = [];
  let level: { path: string; value: unknown }[] = [{ path: '', value }];
  for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
    const next: { path: string; value: unknown }[] = [];
    for (const { path, value: part } of level) {
      for (const [name, inner] of childrenOf(part)) {
        const innerPath = path === '' ? name : `${path}.${name}`;
        if (typeof inner === 'string' || typeof inner === 'number')
          found.push({ path: innerPath, value: inner });
        else if (typeof inner === 'object' && inner !== null) next.push({ path: innerPath, value: inner });
        if (found.length >= mostLeaves) return found;
      }
    }
    level = next;
  }
  return found;
}

function childrenOf(part: unknown): [string, unknown][] {
  if (Array.isArray(part)) return part.slice(0, 4).map((item: unknown) => ['#', item]);
  return isObject(part) ? Object.entries(part) : [];
}
