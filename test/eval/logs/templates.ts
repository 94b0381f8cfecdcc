import { readFile } from 'node:fs/promises';
import { decodeBytes, detectEncoding } from '../../../src/logs/format/decode.ts';
import { TemplateMiner } from '../../../src/logs/templates/miner.ts';
import { modeOf } from './mode.ts';
import type { Task } from './mode.ts';

/** The kind of each line, as it stands when all lines were read. */
async function groupFile(task: Task): Promise<object[]> {
  const bytes = await readFile(task.path);
  const { encoding, bom } = detectEncoding(bytes.subarray(0, 65_536));
  const lines = decodeBytes(bytes.subarray(bom), encoding).split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const miner = new TemplateMiner();
  const ids = lines.map((line) => miner.add(line));
  return ids.map((id, index) => ({ line_no: index + 1, template_id: String(miner.resolve(id)) }));
}

export const templatesMode = modeOf(groupFile);
