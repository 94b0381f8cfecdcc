import { parseMode } from './logs/parse.ts';
import { templatesMode } from './logs/templates.ts';
import { printParseScore } from './logs/parseScore.ts';
import { windowMode } from './logs/window.ts';
import type { Mode } from './logs/mode.ts';

/** One line a mode: `npm run --silent eval:logs -- parse FILE --tz ZONE --year YYYY --mtime MS`, and `parse-batch` with tasks on stdin. */
const modes: Readonly<Record<string, Mode>> = {
  parse: parseMode,
  templates: templatesMode,
  window: windowMode,
};

const [name = '', ...rest] = process.argv.slice(2);
const isBatch = name.endsWith('-batch');
const mode = modes[isBatch ? name.slice(0, -'-batch'.length) : name];
const folder = process.env['LOGS_EVAL'];
if (name === '' && folder !== undefined) {
  await printParseScore(folder);
  await printParseScore(`${folder}/edge`);
} else if (mode === undefined) {
  process.stderr.write(
    `Usage: npm run --silent eval:logs -- ${Object.keys(modes).join('|')}[-batch] FILE --tz ZONE --year YYYY --mtime MS\n` +
      'With LOGS_EVAL set to a folder of files/, manifest.json and truth.jsonl, and no arguments, it prints its measures.\n',
  );
  process.exitCode = 2;
} else if (isBatch) await mode.batch();
else await mode.one(rest);
