import { mutated } from './mutate.ts';
import { parsers } from './parsers.ts';
import { Chance, type PartRequest, type PartResult } from './part.ts';

/** ms of processor time that one input may take; two texts of 20,000 characters at most. */
const longestMs = 1000;

/** Mutated texts, in turn to each parser: none may throw, and none may take long. */
export async function inputsMutated({ count, seed }: PartRequest): Promise<PartResult> {
  const chance = new Chance(seed);
  const failures: string[] = [];
  const names = Object.keys(parsers);
  let slowest = { ms: 0, name: '' };
  for (let done = 0; done < count; done += 1) {
    const name = names[done % names.length] ?? '';
    const { sample = '', parse } = parsers[name] ?? {};
    // What a parser gets was bytes once, and so holds no half of a character.
    const other = parsers[chance.oneOf(['journal', 'configuration', 'diff'])]?.sample ?? '';
    const text = Buffer.from(mutated(sample, other, chance)).toString();
    const began = process.cpuUsage();
    try {
      await parse?.(text);
    } catch (error) {
      failures.push(
        `${name}, input ${done}: ${String(error).slice(0, 200)} ${JSON.stringify(text.slice(0, 200))}`,
      );
    }
    const { user, system } = process.cpuUsage(began);
    const ms = (user + system) / 1000;
    if (ms > slowest.ms) slowest = { ms, name };
    if (ms > longestMs)
      failures.push(`${name}, input ${done}: ${ms.toFixed(0)} ms ${JSON.stringify(text.slice(0, 200))}`);
  }
  const note = `${names.length} parsers, slowest ${slowest.ms.toFixed(0)} ms (${slowest.name})`;
  return { done: count, note, failures };
}
