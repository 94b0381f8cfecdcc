import { parseMode } from './logs/parse.ts';
import { templatesMode } from './logs/templates.ts';
import type { Mode } from './logs/mode.ts';

/** One line a mode: `npm run --silent eval:logs -- parse FILE --tz ZONE --year YYYY --mtime MS`, and `parse-batch` with tasks on stdin. */
const modes: Readonly<Record<string, Mode>> = {
  parse: parseMode,
  templates: templatesMode,
};

const [name = '', ...rest] = process.argv.slice(2);
const isBatch = name.endsWith('-batch');
const mode = modes[isBatch ? name.slice(0, -'-batch'.length) : name];
if (mode === undefined) {
  process.stderr.write(
    `Usage: npm run --silent eval:logs -- ${Object.keys(modes).join('|')}[-batch] FILE --tz ZONE --year YYYY --mtime MS\n`,
  );
  process.exitCode = 2;
} else if (isBatch) await mode.batch();
else await mode.one(rest);
