import { factNames, placeholder, type FactName } from './placeholders.ts';

/**
 * What a person wrote in place of the gaps of a draft: of each line with one gap, what stands between the same words in
 * the text. A line whose other words were changed gives nothing.
 */
export function writtenInGaps(draft: string, text: string): ReadonlyMap<FactName, string> {
  const lines = text.split(/\r?\n/u).map((line) => line.trim());
  const found = new Map<FactName, string>();
  for (const line of draft.split('\n').map((one) => one.trim())) {
    const [name, ...others] = factNames.filter((one) => line.includes(placeholder(one)));
    if (name === undefined || others.length > 0 || found.has(name)) continue;
    const [before = '', after = '', ...more] = line.split(placeholder(name));
    if (more.length > 0 || before === '') continue;
    const same = lines.find((one) => one.startsWith(before) && one.endsWith(after));
    const written = same?.slice(before.length, same.length - after.length).trim() ?? '';
    if (written !== '' && !written.includes('[[')) found.set(name, written);
  }
  return found;
}
