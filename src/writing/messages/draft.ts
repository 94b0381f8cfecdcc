import type { Instant } from '../../time/instants.ts';
import { promisesNext } from '../../incident/status.ts';
import { oneLine } from './clean.ts';
import type { DraftRequest } from './draftRequest.ts';
import { usualContacts } from './internal.ts';
import { nextUpdateDue } from './known.ts';
import { factsMissingIn, type FactName } from './placeholders.ts';
import { render } from './template.ts';
import { templateView } from './view.ts';

export interface Draft {
  /** One line. */
  readonly subject: string;
  readonly body: string;
  /** When it says that the next update comes, where a message of its kind does. */
  readonly promise: Instant | undefined;
  /** Our colleagues that a debrief is for, by name. */
  readonly addressee: string | undefined;
  /** Facts that it lacks, in the order of the text. */
  readonly gaps: readonly FactName[];
}

/**
 * A message filled with what the journal and the configuration know. What is missing stands as a
 * placeholder in double brackets, which the review reports and which blocks sending.
 * @throws {Error} where the template isn't Mustache.
 */
export function draftMessage(request: DraftRequest): Draft {
  const { subject, body } = render(request.template, templateView(request));
  return {
    subject: shortened(oneLine(subject ?? request.incident.title)),
    body,
    promise: promisesNext(request.incident, request.kind) ? nextUpdateDue(request) : undefined,
    addressee: request.kind === 'debrief' ? usualContacts(request) : undefined,
    gaps: factsMissingIn(`${subject ?? ''}\n${body}`),
  };
}

/** Clients tell whole stories in one breath; a mail program cuts its subject long before their end. */
const longestSubject = 120;

function shortened(subject: string): string {
  if (subject.length <= longestSubject) return subject;
  const whole = subject.slice(0, longestSubject - 1).replace(/\p{Surrogate}$/u, '');
  return `${whole.replace(/\s+\S{0,20}$/u, '')}…`;
}
