import type { Language } from '../../time/instants.ts';
import { parseDraft, type DraftHeader } from './header.ts';

const comment = /<!--[\s\S]*?-->/gu;
const ownLineComment = /^[ \t]*<!--[\s\S]*?-->[ \t]*(?:\r?\n|$)/gmu;

/** What is copied or sent of a draft: its body as plain text, without front matter and comments. */
export function bodyToCopy(text: string): string {
  const { body } = parseDraft(text);
  return body
    .replace(ownLineComment, '')
    .replace(comment, '')
    .replace(/\r\n?/gu, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

const subjectWords: Readonly<Record<Language, string>> = { en: 'Subject', uk: 'Тема' };

/** Chats have no subject; everything else is pasted as a mail, whose subject stands in the first line. */
export function withSubject({ subject, channel, language }: DraftHeader, body: string): string {
  if (subject === undefined || channel?.toLowerCase() === 'chat') return body;
  return `${subjectWords[language ?? 'en']}: ${subject}\n\n${body}`;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

export interface MailtoUrl {
  readonly url: string;
  /** False where the body (or even the subject) is too long for a URL and was left out: it has to be pasted. */
  readonly complete: boolean;
}

/** Windows hands URLs to programs on a command line of about this many characters. */
export const longestUrl = 2000;

/**
 * A `mailto:` URL as of RFC 6068. A body that would make it longer than `limit` characters is left out whole,
 * because half a message is worse than none.
 */
export function mailtoUrl({ to, subject, body }: Mail, limit = longestUrl): MailtoUrl {
  const address = `mailto:${addresses(to)}`;
  const titled = `${address}?subject=${encoded(subject.replace(/\s+/gu, ' ').trim())}`;
  const whole = `${titled}&body=${encoded(body.replace(/\r\n?|\n/gu, '\r\n'))}`;
  if (whole.length <= limit) return { url: whole, complete: true };
  return { url: titled.length <= limit ? titled : address, complete: false };
}

function addresses(to: string): string {
  return to
    .split(/[,;\s]+/u)
    .filter((one) => one !== '')
    .map((one) => encoded(one).replaceAll('%40', '@').replaceAll('%2B', '+'))
    .join(',');
}

function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
}
