import type { ShareOutcome, SharePlan, SharedFile } from '../team/team.ts';
import { teamStoreOf, type TeamContext, type TeamPlace } from './teamStore.ts';

export interface ShareSelection extends TeamPlace {
  readonly signal: AbortSignal;
}

interface NoRepository {
  readonly kind: 'no-repository';
}

/** What would go, and in which of its files stands what looks like a credential and is not with the team yet. */
export type CheckedPlan =
  | (Extract<SharePlan, { kind: 'plan' }> & { readonly withCredentials: readonly string[] })
  | Exclude<SharePlan, { kind: 'plan' }>
  | NoRepository;

/** What sharing would send, to be shown before something leaves this clone for the first time; `known` afterwards. */
export async function planFirstShare(
  context: TeamContext,
  request: ShareSelection,
): Promise<CheckedPlan | { readonly kind: 'known' }> {
  const team = await teamStoreOf(context, request);
  if (team === undefined) return { kind: 'no-repository' };
  return (await team.isFirstShare()) ? planShare(context, request) : { kind: 'known' };
}

export async function planShare(context: TeamContext, request: ShareSelection): Promise<CheckedPlan> {
  const team = await teamStoreOf(context, request);
  if (team === undefined) return { kind: 'no-repository' };
  const plan = await team.plan(request.signal);
  if (plan.kind !== 'plan') return plan;
  return { ...plan, withCredentials: await filesWithCredentials(plan.files, request.signal) };
}

export interface Sharing extends ShareSelection {
  /** Only these incidents, where given. */
  readonly only?: ReadonlySet<string> | undefined;
  /** The person saw what goes. Otherwise nothing goes where a credential is among it: the outcome is `held-back`. */
  readonly seen: boolean;
}

/**
 * Sends the incidents that are not private, united with what others shared. Their texts go as they are: masked ones
 * could not be united with those here.
 */
export async function shareWithTeam(
  context: TeamContext,
  sharing: Sharing,
): Promise<ShareOutcome | NoRepository> {
  const team = await teamStoreOf(context, sharing);
  if (team === undefined) return { kind: 'no-repository' };
  const { only, signal, seen } = sharing;
  const mayGo = async (files: readonly SharedFile[]): Promise<boolean> =>
    seen || (await filesWithCredentials(files, signal)).length === 0;
  return team.share({ only, signal, mayGo });
}

async function filesWithCredentials(
  files: readonly SharedFile[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { redact } = await import('../redaction/redact.ts');
  const count = async (text: string | undefined): Promise<number> =>
    text === undefined ? 0 : (await redact(text, { signal })).findings.length;
  const found: string[] = [];
  for (const { path, text, before } of files) {
    if ((await count(text)) > (await count(before))) found.push(path);
  }
  return found;
}
