/** Characters of YAML from a stranger that are parsed in one go on the event loop. */
export const longestYaml = 65_536;

/**
 * Signs of structure in it. The parser (`yaml` 2.9) takes some 10 µs for each: brackets, tags, anchors and aliases alone
 * stay under 50 ms. An event of a journal has about twenty signs, a letter of ten pages some hundreds.
 */
const mostSigns = 4000;
const signs = /[-[\]{}&*!?|:,]/g;

/** Whether a text is parsed as YAML within some 50 ms, whoever wrote it. */
export function isCheapYaml(text: string): boolean {
  return text.length <= longestYaml && (text.match(signs)?.length ?? 0) <= mostSigns;
}
