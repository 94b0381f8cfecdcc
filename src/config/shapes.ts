import * as v from 'valibot';

/*
 * The pieces that the shapes of the team's files are made of. The message of an issue is what was expected, in the
 * terms of `ConfigProblem.expected`. Descriptions, examples and metadata go into the JSON schemas that editors use.
 */

/** Messages that `decode` knows: a missing key, a key that is there twice, text that YAML takes for a number. */
export const requiredKey = 'required';
export const once = 'each key once';
export const asWritten = 'text as it is written';

/** A key that may be left out. `key: ` with nothing behind it means the same. */
export function optional<Schema extends v.GenericSchema>(description: string, schema: Schema) {
  return v.pipe(
    v.nullish(schema, () => undefined),
    v.description(description),
  );
}

/** The same with what stands for it then, as it would be written in the file. */
export function defaulting<
  Schema extends v.GenericSchema,
  const Default extends NonNullable<v.InferInput<Schema>>,
>(description: string, schema: Schema, initial: Default) {
  return v.pipe(v.nullish(schema, initial), v.description(description));
}

/** A key that must be there. */
export function needed<Schema extends v.GenericSchema>(description: string, schema: Schema) {
  return v.pipe(schema, v.description(description));
}

/** Text that isn't blank. */
export function text(expected = 'text', accepts: (value: string) => boolean = () => true) {
  return v.pipe(
    v.string(expected),
    v.minLength(1, expected),
    v.regex(/\S/, expected),
    v.check(accepts, expected),
  );
}

/** Text of a form that a JSON schema can judge, too. */
export function textLike(expected: string, form: RegExp) {
  return v.pipe(v.string(expected), v.regex(form, expected));
}

export function oneOf<const Options extends readonly (string | number)[]>(options: Options) {
  return v.picklist(options, options.join(' | '));
}

/** A map with these keys and no other. */
export function fields<const Entries extends v.ObjectEntries>(entries: Entries) {
  const known = Object.keys(entries).join(' | ');
  const map = v.strictObject(entries, (issue) => {
    if (issue.expected === 'never') return known;
    return issue.path === undefined ? 'map' : requiredKey;
  });
  // Valibot takes a list for an object with the keys 0, 1, 2.
  return onLists(map, v.never('map'));
}

/** One value stands for a list of one. `least` items of a list must be there. */
export function oneOrMore<Item extends v.GenericSchema>(item: Item, least = 0, expected = 'list') {
  const single = v.pipe(
    item,
    v.transform((value) => [value]),
  );
  const list = v.pipe(v.array(item, 'list'), v.minLength(least, expected));
  return onLists(v.union([single, list]), list, single);
}

/** A map with keys of the team's choice. */
export function plainRecord<Value extends v.GenericSchema>(value: Value) {
  return v.pipe(
    record(value),
    v.transform((map) => Object.fromEntries(map)),
  );
}

/** The same as a Map. */
export function record<Value extends v.GenericSchema>(value: Value, expected = 'map') {
  return v.pipe(
    // A Map, since valibot leaves out keys such as `constructor`, which is a word of the trade.
    v.custom<Readonly<Record<string, unknown>>>(isMap, expected),
    v.transform((map) => new Map(Object.entries(map))),
    v.map(v.string(), value),
  );
}

/** Of two keys of a map the one or the other. */
export function exactlyOne<Input>(one: string, other: string) {
  return v.rawCheck<Input>(({ dataset: { value }, addIssue }) => {
    const input: unknown = value;
    if (isMap(input) && (input[one] === undefined) === (input[other] === undefined))
      addIssue({ message: `either ${one} or ${other}` });
  });
}

/** The same in the terms of JSON schema, as metadata. */
export function exactlyOneOf(one: string, other: string): object {
  const only = (key: string, without: string): object => ({
    required: [key],
    properties: { [key]: { not: { type: 'null' } }, [without]: { type: 'null' } },
  });
  return { oneOf: [only(one, other), only(other, one)] };
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `schema`, but lists are judged by `list` and, where given, all else by `other`. */
export function onLists<Schema extends v.GenericSchema>(
  schema: Schema,
  list: v.GenericSchema<v.InferInput<Schema>, v.InferOutput<Schema>>,
  other: v.GenericSchema<v.InferInput<Schema>, v.InferOutput<Schema>> = schema,
): Schema {
  return {
    ...schema,
    '~run': (dataset, config) => (Array.isArray(dataset.value) ? list : other)['~run'](dataset, config),
  };
}
