import { toJsonSchema, type ConversionConfig, type JsonSchema } from '@valibot/to-json-schema';
import { format, resolveConfig } from 'prettier';
import type * as v from 'valibot';
import { configSchema } from '../../src/config/configSchema.ts';
import { playbookSchema } from '../../src/config/playbookSchema.ts';

const folder = new URL('../../media/schemas/', import.meta.url);

/** The JSON schemas that editors use, from the shapes that the readers use: text by file. */
export async function jsonSchemas(): Promise<ReadonlyMap<URL, string>> {
  const nothingIsNew = { phase: () => false, step: () => false };
  return new Map([
    await written('config', configSchema),
    await written('playbook', playbookSchema(nothingIsNew)),
  ]);
}

async function written(name: string, schema: v.GenericSchema): Promise<[URL, string]> {
  const file = new URL(`${name}.schema.json`, folder);
  const found = toJsonSchema(schema, config);
  const orEmpty = { ...found, type: ['object', 'null'] };
  const style = await resolveConfig(file);
  return [file, await format(JSON.stringify(orEmpty), { ...style, parser: 'json' })];
}

/** Checks and transformations that only the reader can do are left out. */
const config: ConversionConfig = {
  errorMode: 'ignore',
  overrideSchema({ valibotSchema, jsonSchema }): JsonSchema | undefined {
    if (isMap(valibotSchema)) {
      const { $schema: _, ...additionalProperties } = toJsonSchema(valibotSchema.value, config);
      return { type: 'object', additionalProperties };
    }
    return typeof jsonSchema.default === 'object' ? withoutDefault(jsonSchema) : undefined;
  },
};

function withoutDefault({ default: _, ...rest }: JsonSchema): JsonSchema {
  return rest;
}

function isMap(schema: v.GenericSchema): schema is v.MapSchema<v.GenericSchema, v.GenericSchema, undefined> {
  return schema.type === 'map';
}
