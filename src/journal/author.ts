import { join } from 'node:path';
import { readBoundedText } from '../limits/readBounded.ts';

export interface AuthorSources {
  /** The user's home folder. */
  readonly home: string;
  /** The repository's common git directory, where there is one. */
  readonly gitDir: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The system user. */
  readonly fallback: string;
}

/** Largest git configuration that is read, in bytes: a thousand remotes with their branches take a tenth of it. */
const largestConfig = 1_000_000;

/**
 * Git's `user.name`, read from its files as git-config(1) describes them, the nearest file winning; without a git
 * process and without following includes. Else the system user.
 */
export async function readAuthor({ home, gitDir, env, fallback }: AuthorSources): Promise<string> {
  const xdg = env['XDG_CONFIG_HOME'];
  const user = env['GIT_CONFIG_GLOBAL'];
  const files = [
    ...(gitDir === undefined ? [] : [join(gitDir, 'config')]),
    ...(user === undefined
      ? [
          join(home, '.gitconfig'),
          join(xdg === undefined || xdg === '' ? join(home, '.config') : xdg, 'git', 'config'),
        ]
      : [user]),
  ];
  for (const file of files) {
    const text = (await readBoundedText(file, { maxBytes: largestConfig })) ?? '';
    const name = userName(text);
    if (name !== undefined && name !== '') return name;
  }
  return fallback;
}

/** The last `name` of section `[user]` in a git configuration file. */
export function userName(text: string): string | undefined {
  let section = '';
  let name: string | undefined;
  // A backslash at the end of a line continues the value.
  for (const line of text
    .replace(/^\ufeff/, '')
    .replace(/\\\r?\n/g, '')
    .split(/\r?\n/)) {
    const header = /^\s*\[\s*([^\s\]"]+)\s*(?:("(?:\\.|[^"\\])*")\s*)?\](.*)$/.exec(line);
    if (header !== null) section = header[2] === undefined ? (header[1] ?? '').toLowerCase() : 'subsection';
    const entry = /^\s*name\s*=(.*)$/i.exec(header?.[3] ?? line)?.[1];
    if (entry !== undefined && section === 'user') name = configValue(entry);
  }
  return name;
}

/** Unquotes a value: comments end it outside of quotes, backslash escapes, blanks around it don't count. */
function configValue(raw: string): string {
  let value = '';
  let kept = 0;
  let isQuoted = false;
  const text = raw.trim();
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '"') {
      isQuoted = !isQuoted;
      kept = value.length;
      continue;
    }
    if (!isQuoted && (character === '#' || character === ';')) break;
    if (character === '\\') {
      index++;
      value += escapes[text.charAt(index)] ?? text.charAt(index);
    } else {
      value += character;
    }
    if (isQuoted || character !== ' ') kept = value.length;
  }
  return value.slice(0, kept);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b' };
