/**
 * Text of any origin as Markdown that shows just that text: in VS Code's preview (CommonMark, markdown-it) and on
 * GitHub (GFM). No markup, link, HTML, table cell or control sequence in it takes effect.
 */

/** ECMA-48 control sequences, with an operating system command up to its terminator. */
const ansi = new RegExp(
  String.raw`(?:\u001b\][^\u0007\u001b]{0,4096}(?:\u0007|\u001b\\)|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[@-_])`,
  'g',
);
const loneSurrogate = /\p{Surrogate}/gu;
const blank = /[\s\u2028\u2029\u0085]+/g;
const invisible = /[\p{Cc}\u00ad\u200b\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/gu;
const bidi = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** One line without control characters. Characters that turn the reading direction are named, as they may hide something. */
export function plainLine(text: string): string {
  return text
    .replace(loneSurrogate, '\uFFFD')
    .replace(ansi, '')
    .replace(blank, ' ')
    .replace(invisible, '')
    .replace(bidi, (mark) => `⟨U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`)
    .trim();
}

/** For a sentence, a heading, a list item or a table cell. */
export function inline(text: string): string {
  return plainLine(text)
    .replace(/[\\`*[\]<|~$]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w{1,32};)/g, '\\&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\/(?=\/)/g, '/\\')
    .replace(/(?<=\S)@(?=\S)/g, '\\@')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}\\.`)
    .replace(/^[#+=:>-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** A person's words, which may have several lines. */
export function quote(text: string): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => inline(line));
  return lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
}

/** For what is read letter by letter: shas, commands, paths. Also right in a table cell. */
export function codeSpan(text: string): string {
  const line = plainLine(text).replace(/\|/g, '¦');
  if (line === '') return '';
  const fence = '`'.repeat(longestRun(line, /`+/g) + 1);
  const pad = /^[`]|[`]$/.test(line) ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

function longestRun(text: string, pattern: RegExp): number {
  return Math.max(0, ...[...text.matchAll(pattern)].map(([run]) => run.length));
}

/** A link to a file in the incident's folder; a path that isn't one shows as text. */
export function fileLink(label: string, path: string): string {
  const segments = path.split('/');
  const leaves = segments.some((segment) => segment === '' || segment === '.' || segment === '..');
  if (leaves || /[\\\p{Cc}]/u.test(path)) return inline(label);
  return `[${inline(label)}](${segments.map(encodeSegment).join('/')})`;
}

/** A link to an address on the web; anything but http and https shows as text. */
export function webLink(label: string, address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return inline(`${label} (${address})`);
  return `[${inline(label)}](<${url.href.replace(/[<>|]/g, encodeURIComponent)}>)`;
}

/** An e-mail address to write to; anything that isn't one shows as text. */
export function mailLink(address: string): string {
  return /^[\w.+-]{1,64}@(?:[\w-]+\.)+[a-z]{2,}$/i.test(address) ? `<${address}>` : inline(address);
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(loneSurrogate, '\uFFFD')).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Cells are Markdown already. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`.replace(/\|  (?=\|)/g, '| ');
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

const mermaidMeaning: Readonly<Record<string, string>> = {
  ':': '∶',
  ';': ',',
  '"': '’',
  "'": '’',
  '`': '’',
  '<': '‹',
  '>': '›',
  '[': '(',
  ']': ')',
  '{': '(',
  '}': ')',
  '\\': '/',
  '|': '/',
  '&': '+',
};

/** Text for a Mermaid `timeline`: what has a meaning there is replaced by its look-alike or left out. */
export function mermaidText(text: string, longest = 60): string {
  const safe = plainLine(text)
    .replace(/[:;"'`<>[\]{}\\|&]/g, (mark) => mermaidMeaning[mark] ?? ' ')
    .replace(/[^\p{L}\p{M}\p{N}\p{Emoji_Presentation} .,()/+?!’‹›∶=@€£…⟨⟩-]/gu, ' ')
    .replace(/-{2,}/g, '-')
    .replace(/ {2,}/g, ' ')
    .trim();
  return shortenedTo(safe, longest);
}

/** UTF-16 units of one letter that a person writes; families and flags of emoji have up to 30, made-up ones thousands. */
const longestLetter = 32;

/** At most so many letters, as people count them (UAX #29). Looks no further than that: titles may be whole stories. */
function shortenedTo(text: string, longest: number): string {
  const letters: string[] = [];
  for (const { segment } of new Intl.Segmenter('en').segment(text.slice(0, (longest + 1) * longestLetter))) {
    if (letters.push(segment) > longest) return `${letters.slice(0, longest - 1).join('')}…`;
  }
  const shown = letters.join('');
  return shown.length < text.length ? `${letters.slice(0, -1).join('')}…` : shown;
}
