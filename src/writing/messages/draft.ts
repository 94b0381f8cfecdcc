import { oneLine } from './clean.ts';
import type { DraftRequest } from './draftRequest.ts';
import { render } from './template.ts';
import { viewOf } from './view.ts';

export interface Draft {
  /** One line. */
  readonly subject: string;
  readonly body: string;
}

/**
 * A message filled with what the journal and the configuration know. What is missing stands as a
 * placeholder in double brackets, which the review reports and which blocks sending.
 * @throws {Error} where the template isn't Mustache.
 */
export function draftMessage(request: DraftRequest): Draft {
  const { subject, body } = render(request.template, viewOf(request));
  return { subject: shortened(oneLine(subject ?? request.incident.title)), body };
}

/** Clients tell whole stories in one breath; a mail program cuts its subject long before their end. */
const longestSubject = 120;

function shortened(subject: string): string {
  if (subject.length <= longestSubject) return subject;
  const whole = subject.slice(0, longestSubject - 1).replace(/\p{Surrogate}$/u, '');
  return `${whole.replace(/\s+\S{0,20}$/u, '')}…`;
}
