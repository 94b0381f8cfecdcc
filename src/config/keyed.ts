import * as v from 'valibot';
import { isMap, once, onLists, record, requiredKey } from './shapes.ts';

/** A thing with a key of the team's choice. */
export interface Keyed<Value> {
  readonly id: string;
  readonly value: Value;
}

/** How a thing stands in a map by key, and in a list, where it carries its key itself. */
export interface KeyedItems<Field extends string, Value> {
  readonly inMap: v.GenericSchema<unknown, Value>;
  readonly inList: v.GenericSchema<unknown, Value & Readonly<Record<Field, string>>>;
}

/**
 * Things with a key each, as a map by key or as a list of maps that carry it in `field`. `must` names the keys that
 * the thing of this id can't do without.
 */
export function keyed<Field extends string, Value>(
  field: Field,
  { inMap, inList }: KeyedItems<Field, Value>,
  must: (id: string) => readonly string[] = () => [],
) {
  const lacking = (id: string, value: unknown): readonly string[] =>
    isMap(value) ? must(id).filter((key) => value[key] === undefined) : [];
  const map = v.pipe(
    record(inMap, `map, or list of maps with ${field}`),
    v.rawCheck(({ dataset: { value: input }, addIssue }) => {
      if (!(input instanceof Map)) return;
      const things: ReadonlyMap<unknown, unknown> = input;
      for (const [id, value] of things) {
        for (const key of lacking(String(id), value)) {
          const place = { type: 'map', origin: 'value', input, key: id, value } as const;
          addIssue({ message: requiredKey, path: [place, missing(key, value)] });
        }
      }
    }),
    v.transform((things) => [...things].map(([id, value]): Keyed<Value> => ({ id, value }))),
  );
  const list = v.pipe(
    v.array(inList, 'list'),
    v.rawCheck(({ dataset: { value: input }, addIssue }) => {
      if (!Array.isArray(input)) return;
      const seen = new Set<unknown>();
      const items: readonly unknown[] = input;
      for (const [index, value] of items.entries()) {
        const id = isMap(value) ? value[field] : undefined;
        if (typeof id !== 'string') continue;
        const place = { type: 'array', origin: 'value', input, key: index, value } as const;
        if (seen.has(id)) addIssue({ message: once, path: [place, missing(field, value)] });
        seen.add(id);
        for (const key of lacking(id, value))
          addIssue({ message: requiredKey, path: [place, missing(key, value)] });
      }
    }),
    v.transform((things) => things.map((value): Keyed<Value> => ({ id: value[field], value }))),
  );
  return onLists(v.union([map, list]), list, map);
}

function missing(key: string, value: unknown): v.UnknownPathItem {
  return { type: 'unknown', origin: 'value', input: value, key, value: undefined };
}
