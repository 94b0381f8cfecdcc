import type { FileFacts, LineFormat, ParsedLine } from '../line.ts';
import { candidatesIn } from './candidates.ts';
import { cleanLine } from './decode.ts';
import { instantOf, zoneOfFacts } from './instant.ts';
import type { Calendar } from './instant.ts';

/** Decides over samples of a file how its lines become records. */
export function recognize(samples: readonly string[][], facts: FileFacts): LineFormat {
  const calendar: Calendar = {
    zone: zoneOfFacts(facts),
    orderOf: () => undefined,
    latest: facts.mtime + 86_400_000,
  };
  const parse = (line: string): ParsedLine => {
    const candidates = candidatesIn(cleanLine(line));
    const best = candidates.find((c) => c.stamp.clock !== null || c.stamp.epoch !== null);
    const instant = best === undefined ? null : instantOf(best.stamp, calendar);
    const time = instant?.time ?? null;
    return { time, level: null, continuation: time === null };
  };
  const isYearless = samples.flat().some((line) => {
    const [first] = candidatesIn(cleanLine(line));
    return first?.stamp.date?.parts.length === 2;
  });
  return { name: 'first stamp of the line', yearless: isYearless, parse };
}
