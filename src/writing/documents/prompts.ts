/** A question that only a person can answer. It shows as a quotation; the comment names it in any language. */
export function prompt(id: string, sentence: string): string {
  return `> _${sentence}_ <!-- sitrep:ask ${id} -->`;
}

const promptLine = /^> _.*_ <!-- sitrep:ask ([a-z-]+) -->\s*$/;

/** The id of the question that a line asks. */
export function promptOf(line: string): string | undefined {
  return promptLine.exec(line)?.[1];
}
