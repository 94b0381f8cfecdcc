import { outstanding } from '../incident/promises.ts';
import type { IncidentState } from '../session/incidents.ts';
import type { DraftHeader } from '../writing/messages/header.ts';
import type { MailtoUrl } from '../writing/messages/outgoing.ts';
import type { Finding } from '../writing/review/finding.ts';
import type { ActionContext } from './context.ts';

/** Everything to mend in a draft. Offsets are into `text` (UTF-16). */
export async function reviewDraft(
  context: Pick<ActionContext, 'configOf' | 'now' | 'times'>,
  state: IncidentState,
  text: string,
): Promise<readonly Finding[]> {
  const [{ reviewMessage }, { reviewFrontMatter }, { parseDraft }, config] = await Promise.all([
    import('../writing/review/review.ts'),
    import('../writing/review/frontMatter.ts'),
    import('../writing/messages/header.ts'),
    context.configOf(state.home),
  ]);
  const { header } = parseDraft(text);
  const client = config.clients.find(({ key }) => key === header.to);
  const readerZone = context.times.zone();
  const clientZone = client?.timeZone ?? readerZone;
  const due = header.promise ?? outstanding(state.incident).find(({ to }) => to === (header.to ?? ''))?.due;
  const known = new Set([...state.incident.clients, ...config.clients.map(({ key }) => key)]);
  const body = reviewMessage(text, {
    language: header.language ?? client?.language ?? context.times.language(),
    kind: header.kind ?? 'progress',
    status: state.incident.status,
    promised:
      due === undefined
        ? undefined
        : { due, zone: clientZone, clock: client?.clock, isMade: header.promise !== undefined },
    readerZone,
    clientZone,
    colleagues: [...config.colleagues, ...state.incident.people],
    glossary: config.glossary,
    hasPlan: state.incident.details.has('plan'),
    now: context.now(),
  });
  return [...reviewFrontMatter(text, [...known]), ...body];
}

/** What has to be put right before a draft can go out at all; the rest a person may overrule. */
export function isObstacle({ rule }: Finding): boolean {
  return rule === 'front-matter' || rule === 'unfilled' || rule === 'promise-unnamed';
}

/** The rules that stand in red against a draft and that a person may overrule, with a finding of each. */
export function redFindings(findings: readonly Finding[]): readonly Finding[] {
  const red = findings.filter((finding) => finding.severity === 'error' && !isObstacle(finding));
  return [...new Map(red.map((finding) => [finding.rule, finding])).values()];
}

export interface OutgoingDraft {
  readonly header: DraftHeader;
  /** Plain text as it is sent. */
  readonly body: string;
  /** The same as it is copied: for a mail with the subject in the first line. */
  readonly toCopy: string;
}

export async function readDraft(text: string): Promise<OutgoingDraft> {
  const [{ parseDraft }, { bodyToCopy, withSubject }] = await Promise.all([
    import('../writing/messages/header.ts'),
    import('../writing/messages/outgoing.ts'),
  ]);
  const { header } = parseDraft(text);
  const body = bodyToCopy(text);
  return { header, body, toCopy: withSubject(header, body) };
}

/** A `mailto:` URL for a draft; its body is left out where it is too long for one. */
export async function mailFor(draft: OutgoingDraft, address: string): Promise<MailtoUrl> {
  const { mailtoUrl } = await import('../writing/messages/outgoing.ts');
  return mailtoUrl({ to: address, subject: draft.header.subject ?? '', body: draft.body });
}
