import { writeFile } from 'node:fs/promises';
import { jsonSchemas } from './jsonSchemas.ts';

/** Writes the JSON schemas of the team's files; a test tells when they are behind. */
for (const [file, text] of await jsonSchemas()) await writeFile(file, text);
