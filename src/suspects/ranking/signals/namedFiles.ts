import type { Signal } from '../evidence.ts';
import { namesFile } from '../frames.ts';

/** Error records, and names in them, that are looked at; judged. */
const errorsRead = 50;
const namesRead = 200;

/** Whether an error record names a file that the commit touched, outside of a stack trace. */
export const namedFiles: Signal = ({ query, candidates, frames }) => {
  const framed = new Set(frames.map(({ file }) => file));
  const names = new Set<string>();
  for (const error of query.errors.slice(0, errorsRead)) {
    for (const [name] of error.slice(0, 10_000).matchAll(/[\w@./\\-]*\w\.[A-Za-z]\w{0,7}\b/g)) {
      const file = name.replaceAll('\\', '/');
      if (!framed.has(file) && names.size < namesRead) names.add(file);
    }
  }
  const wanted = [...names];
  return candidates.map(({ files }) => {
    const hit = files
      .slice(0, 300)
      .find(({ path }) => wanted.some((file) => !/^[\d.]+$/.test(file) && namesFile({ file }, path)));
    if (hit === undefined) return { values: {} };
    return {
      values: { logFile: 1 },
      reason: (weight) => ({ kind: 'log-file', weight, file: hit.path }),
    };
  });
};
