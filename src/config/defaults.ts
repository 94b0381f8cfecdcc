import { parse } from 'valibot';
import type { Config } from './config.ts';
import { configSchema } from './configSchema.ts';

/** What holds where the team decided nothing. */
export const defaultConfig: Config = parse(configSchema, {});
