/**
 * Text from people, commits, logs and files, made safe to show. What can't be seen is one set of characters, named once:
 * a label leaves them out, and a command that a person decides on writes them out.
 */

/**
 * Characters that show nothing or act on others: controls, formats (zero-width, direction-changing, tags), line and
 * paragraph separators, private use, unassigned, lone surrogates, all that Unicode calls default ignorable (fillers,
 * variation selectors), and three that fonts draw empty though Unicode calls them visible: U+2800, U+16FE4, U+1D159.
 */
const unseen = String.raw`\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\u{16fe4}\u{1d159}`;
const unseenRun = new RegExp(`[${unseen}]+`, 'gu');
/** Also spaces other than the ordinary one, which may be any width. A line break is left to {@link blankLines}. */
const writtenOut = new RegExp(String.raw`(?!\n)(?:[${unseen}]|(?! )\p{Zs})`, 'gu');
/** One accent or two belong to a letter; a pile of them covers the lines above and below. */
const pileOfMarks = /(?<=\p{M}{2})\p{M}/gu;
/** In an emoji such as ❤️ or 👩‍🚒 these two have a meaning. With a group, so that a split keeps them. */
const ofEmoji =
  /((?<=\p{Extended_Pictographic})\ufe0f|(?<=\p{Extended_Pictographic}\ufe0f?)\u200d(?=\p{Extended_Pictographic}))/u;

/** Longer runs of spaces, in characters, could push what follows out of the dialog; nobody indents a command deeper. */
const longestIndent = 12;
const longSpaces = new RegExp(` {${longestIndent},}`, 'g');
const blankLines = /(?: *\n){2,}/g;

/**
 * One line for a label, a quick pick, a prompt or a notification: without what can't be seen, without `$(icon)`, and
 * without `[link](command:…)`, which notifications and prompts would make a link of. At most `maxLength` UTF-16 units.
 */
export function plain(text: string, maxLength = 200): string {
  const visible = text
    .split(ofEmoji)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(unseenRun, ' ')))
    .join('')
    .replace(/\$\(/g, '$\u200b(')
    .replace(/\]\(/g, ']\u200b(')
    .trim();
  return visible.length > maxLength ? `${visible.slice(0, maxLength - 1)}…` : visible;
}

/** The same text over several lines, for a plain tooltip. */
export function plainLines(text: string, maxLines = 20): string {
  const lines = text.split(/\r?\n/).map((line) => plain(line, 300));
  return lines.length > maxLines ? [...lines.slice(0, maxLines), '…'].join('\n') : lines.join('\n');
}

/**
 * A text to the last character, for the person who decides on it: nothing is cut, what can't be seen is written as
 * `⟨U+202E⟩`, and what could push the rest out of sight, blank lines and long runs of spaces, as its count.
 */
export function exactText(text: string): string {
  return text
    .replace(writtenOut, codeOf)
    .replace(pileOfMarks, codeOf)
    .replace(blankLines, (run) => {
      const breaks = run.split('\n').length - 1;
      const spaces = run.length - breaks;
      return `⟨${breaks} × U+000A⟩${spaces > 0 ? `⟨${spaces} × U+0020⟩` : ''}\n`;
    })
    .replace(longSpaces, (run) => ` ⟨${run.length} × U+0020⟩ `);
}

function codeOf(character: string): string {
  return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** A dialog of VS Code wraps at about this many characters. */
const dialogWidth = 70;
/** Lines that a dialog shows on a screen of 768 pixels, less its title and buttons; a modal one doesn't scroll there. */
const dialogLines = 14;

/** Whether a dialog shows all of a text. */
export function fitsDialog(text: string): boolean {
  return wrapped(text, dialogWidth).length <= dialogLines;
}

/** The last lines of a text that a dialog has room for beside a sentence. */
export function endForDialog(text: string): string {
  return wrapped(text, dialogWidth)
    .slice(4 - dialogLines)
    .join('\n');
}

/** Scripts whose characters take two columns, and emoji. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\uff00-\uffef]/u;

/** Lines of at most `width` columns, so that nothing stands beyond the right edge of an editor. */
export function wrapped(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => {
    const most = wide.test(line) ? Math.floor(width / 2) : width;
    return line.match(new RegExp(`.{1,${most}}`, 'gsu')) ?? [''];
  });
}
