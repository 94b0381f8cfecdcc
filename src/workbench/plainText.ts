/**
 * Text from commits, logs and files, made safe to show in a label, a description or a quick pick:
 * no control or direction-changing characters, one line, and no `$(icon)` syntax.
 */
export function plain(text: string, maxLength = 200): string {
  const visible = text
    // Controls, line separators, zero-width and bidirectional characters.
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu, ' ')
    .replace(/\$\(/g, '$\u200b(')
    .trim();
  return visible.length > maxLength ? `${visible.slice(0, maxLength - 1)}…` : visible;
}

/** The same text over several lines, for a plain tooltip. */
export function plainLines(text: string, maxLines = 20): string {
  const lines = text.split(/\r?\n/).map((line) => plain(line, 300));
  return lines.length > maxLines ? [...lines.slice(0, maxLines), '…'].join('\n') : lines.join('\n');
}
