import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { redact } from '../../src/redaction/redact.ts';
import { findKeptSecrets } from '../../src/redaction/keptRules.ts';
import { Parts, randomFrom } from './redaction/random.ts';
import { settings } from './redaction/settings.ts';
import { shapes } from './redaction/shapes.ts';
import { tokens } from './redaction/tokens.ts';

/**
 * How many credentials are masked, on lines that are put together when it runs: each kind of credential by its published
 * format in each shape of line. Beside it the kept rules alone (secretlint's recommended preset). With LOGS_EVAL set to a
 * folder of logs (files/), also how many of their lines, which hold no credentials, are hit.
 */
interface Case {
  readonly kind: string;
  readonly line: string;
  readonly secret: string;
}

const seed = Number(process.env['SEED'] ?? 20_261_130);
const parts = new Parts(randomFrom(seed));

const cases: readonly Case[] = [
  ...Object.entries(tokens).flatMap(([kind, make]) =>
    shapes.map((shape) => {
      const secret = make(parts);
      const place = shape.includes('"level"') ? JSON.stringify(secret).slice(1, -1) : secret;
      return { kind, secret: place, line: shape.replace('§', () => place) };
    }),
  ),
  ...Object.entries(settings).flatMap(([kind, makers]) =>
    makers.flatMap((make) => [0, 1, 2].map(() => ({ kind, ...make(parts) }))),
  ),
];

type Mask = (text: string) => Promise<string>;
const ours: Mask = async (text) => (await redact(text)).text;
const keptAlone: Mask = async (text) => {
  let masked = text;
  for (const { start, end } of (await findKeptSecrets(text)).toSorted((a, b) => b.start - a.start))
    masked = masked.slice(0, start) + masked.slice(end);
  return masked;
};

/** Hidden where no eight characters in a row of it are left, and nothing at all of a shorter one; "https://" hides nothing. */
function isHidden(masked: string, whole: string): boolean {
  const secret = whole.replace(/^https:\/\//, '');
  const length = Math.min(8, secret.length);
  for (let at = 0; at + length <= secret.length; at += 1)
    if (masked.includes(secret.slice(at, at + length))) return false;
  return true;
}

async function missed(mask: Mask): Promise<Case[]> {
  const left: Case[] = [];
  for (const each of cases) if (!isHidden(await mask(each.line), each.secret)) left.push(each);
  return left;
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} %`;
const kinds = new Set(cases.map(({ kind }) => kind)).size;
const [left, leftByKept] = [await missed(ours), await missed(keptAlone)];
console.log(`seed ${String(seed)}, ${String(kinds)} kinds, ${String(cases.length)} lines`);
console.log(`recall ${percent(cases.length - left.length, cases.length)}`);
console.log(`recall of secretlint alone ${percent(cases.length - leftByKept.length, cases.length)}`);
for (const { kind, line } of left.slice(0, 60)) console.log(`  missed, ${kind}: ${line.slice(0, 160)}`);

const folder = process.env['LOGS_EVAL'];
if (folder === undefined) console.log('LOGS_EVAL names no folder of logs: harmless lines not counted');
else {
  let [lines, hit] = [0, 0];
  const examples: string[] = [];
  for (const name of readdirSync(path.join(folder, 'files'))) {
    const text = readFileSync(path.join(folder, 'files', name), 'utf8');
    const found = (await redact(text)).findings;
    lines += text.split('\n').length;
    const hitLines = new Set(found.map(({ start }) => text.lastIndexOf('\n', start)));
    hit += hitLines.size;
    for (const { kind, start, end } of found)
      examples.push(
        `${kind}: ${text
          .slice(Math.max(0, start - 60), end + 10)
          .replaceAll('\n', '⏎')
          .slice(0, 170)} (${name})`,
      );
  }
  console.log(
    `lines hit in logs without credentials: ${String(hit)} of ${String(lines)}, ${percent(hit, lines)}`,
  );
  if (process.argv.includes('--show')) for (const example of examples) console.log(`  ${example}`);
}
