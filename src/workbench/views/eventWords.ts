import * as l10n from '@vscode/l10n';
import type { TimelineEntry } from '../../incident/incident.ts';
import type { Config } from '../../config/config.ts';
import { plain } from '../plainText.ts';
import { answerWord, channelName, clientName, detailName, isTimeField, messageKind } from '../words.ts';

/** How an event reads in a timeline: a product icon and one line. */
export interface EventWords {
  readonly icon: string;
  readonly label: string;
}

/** What the words of an event are taken from beside the event. */
export interface EventSetting {
  /** Undefined until it was read. */
  readonly config: Config | undefined;
  /** The title of a step of the playbook. */
  readonly step: (id: string) => string;
  /** An instant (ISO 8601) as the reader reads it. */
  readonly time: (at: string) => string;
}

/** One line for one event. */
export function eventWords({ event }: Pick<TimelineEntry, 'event'>, setting: EventSetting): EventWords {
  if ('unknown' in event) return { icon: 'question', label: plain(event.event) };
  const client = (key: string) => clientName(key, setting.config);
  switch (event.event) {
    case 'opened':
      return { icon: 'megaphone', label: plain(l10n.t('Opened: {0}', event.title)) };
    case 'detail':
      return { icon: 'comment', label: detail(event.field, event.value, setting) };
    case 'severity-changed':
      return { icon: 'flame', label: plain(l10n.t('Severity {0}', event.severity)) };
    case 'joined':
      return { icon: 'person-add', label: plain(l10n.t('{0} joined', event.by)) };
    case 'update-promised':
      return { icon: 'clock', label: plain(l10n.t('Update promised to {0}', client(event.to))) };
    case 'promise-taken-back':
      return { icon: 'error', label: withHow(l10n.t('Promise taken back'), event.reason) };
    case 'update-sent':
      return {
        icon: 'mail',
        label: plain(
          l10n.t(
            '{0} sent to {1} ({2})',
            messageKind(event.kind),
            client(event.to),
            channelName(event.channel),
          ),
        ),
      };
    case 'note':
      return { icon: 'note', label: plain(event.text) };
    case 'step-added':
      return { icon: 'add', label: plain(l10n.t('Step added: {0}', event.title)) };
    case 'step-done':
      return { icon: 'check', label: plain(l10n.t('Step done: {0}', setting.step(event.step))) };
    case 'step-skipped':
      return {
        icon: 'circle-slash',
        label: plain(l10n.t('Step skipped: {0}', setting.step(event.step))),
      };
    case 'evidence-pinned':
      return { icon: 'pin', label: plain(l10n.t('Pinned: {0}', event.label)) };
    case 'suspect-judged':
      return judged(event.verdict, event.subject);
    case 'retry-watched':
      return { icon: 'eye', label: retry(event.sources) };
    case 'reproduced':
      return {
        icon: 'beaker',
        label: plain(
          event.result === 'fails'
            ? l10n.t('Reproduced on {0}', event.where)
            : l10n.t('Works on {0}', event.where),
        ),
      };
    case 'proof-step':
      return {
        icon: 'beaker',
        label: proofStep(event.sha.slice(0, 8), event.verdict),
      };
    case 'mitigated':
      return { icon: 'shield', label: withHow(l10n.t('Mitigated'), event.how) };
    case 'resolved':
      return { icon: 'pass', label: withHow(l10n.t('Resolved'), event.how) };
    case 'reopened':
      return { icon: 'debug-restart', label: withHow(l10n.t('Reopened'), event.reason) };
    case 'client-confirmed':
      return {
        icon: 'thumbsup',
        label: withHow(l10n.t('{0} confirmed', client(event.to)), event.words),
      };
    case 'handed-over':
      return { icon: 'arrow-swap', label: plain(l10n.t('Handed over to {0}', event.to)) };
    case 'taken-over':
      return {
        icon: 'account',
        label: withHow(l10n.t('Taken over by {0}', event.to), event.how),
      };
    case 'ticket-pending':
      return { icon: 'issue-draft', label: plain(l10n.t('Ticket being created: {0}', event.title)) };
    case 'ticket-created':
      return { icon: 'issues', label: plain(l10n.t('Ticket: {0}', event.title)) };
    case 'postmortem-written':
      return { icon: 'book', label: l10n.t('Post-mortem written') };
    case 'closed':
      return { icon: 'lock', label: l10n.t('Closed') };
    case 'corrected':
      return { icon: 'edit', label: l10n.t('Corrected') };
  }
}

function detail(field: string, value: string, { time, config }: EventSetting): string {
  const word = field === 'client' && value !== '' ? clientName(value, config) : answerWord(field, value);
  return plain(`${detailName(field)}: ${isTimeField(field) ? time(value) : word}`);
}

function judged(verdict: 'confirmed' | 'cleared' | 'unclear', subject: string): EventWords {
  switch (verdict) {
    case 'confirmed':
      return { icon: 'target', label: plain(l10n.t('Confirmed as cause: {0}', subject)) };
    case 'cleared':
      return { icon: 'circle-slash', label: plain(l10n.t('Cleared: {0}', subject)) };
    case 'unclear':
      return { icon: 'question', label: plain(l10n.t('Open again: {0}', subject)) };
  }
}

function proofStep(sha: string, verdict: 'good' | 'bad' | 'skip'): string {
  switch (verdict) {
    case 'good':
      return l10n.t('Proof: it works at {0}', sha);
    case 'bad':
      return l10n.t('Proof: it fails at {0}', sha);
    case 'skip':
      return l10n.t('Proof: {0} could not be tested', sha);
  }
}

function retry(sources: readonly { readonly records: number; readonly errors: number }[]): string {
  const records = sources.reduce((sum, source) => sum + source.records, 0);
  const errors = sources.reduce((sum, source) => sum + source.errors, 0);
  return records === 0
    ? l10n.t('Retry watched: nothing reached us')
    : l10n.t('Retry watched. Records: {0}, errors: {1}', records, errors);
}

function withHow(what: string, how: string | undefined): string {
  return plain(how ? `${what}: ${how}` : what);
}
