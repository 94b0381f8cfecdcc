/**
 * Text from people, commits, logs and files, made safe to show in a label, a quick pick, a prompt or a notification:
 * no control or direction-changing characters, one line, no `$(icon)` syntax, and no `[link](command:…)`, which
 * notifications and prompts would make a link of.
 */
export function plain(text: string, maxLength = 200): string {
  const visible = text
    // Controls, line separators, zero-width and bidirectional characters.
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu, ' ')
    .replace(/\$\(/g, '$\u200b(')
    .replace(/\]\(/g, ']\u200b(')
    .trim();
  return visible.length > maxLength ? `${visible.slice(0, maxLength - 1)}…` : visible;
}

/**
 * A command to the last character, for the person who decides whether it runs: nothing is cut, what can't be seen is
 * written as `\\u{202e}`, and a long run of spaces, which could push the rest out of sight, as its length.
 */
export function exactText(text: string): string {
  return text
    .replace(
      /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
      (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`,
    )
    .replace(/\p{Zs}{12,}/gu, (run) => ` [${run.length} × \\u{20}] `)
    .replace(/\n{4,}/gu, (run) => `\n[${run.length} × \\n]\n`);
}

/** The same text over several lines, for a plain tooltip. */
export function plainLines(text: string, maxLines = 20): string {
  const lines = text.split(/\r?\n/).map((line) => plain(line, 300));
  return lines.length > maxLines ? [...lines.slice(0, maxLines), '…'].join('\n') : lines.join('\n');
}
