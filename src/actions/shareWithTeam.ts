import type { ShareOutcome, SharePlan } from '../session/team.ts';
import { teamStoreOf, type TeamContext, type TeamPlace } from './teamStore.ts';

export interface ShareRequest extends TeamPlace {
  readonly signal: AbortSignal;
}

interface NoRepository {
  readonly kind: 'no-repository';
}

/** What sharing would send, to be shown before something leaves this clone for the first time; `known` afterwards. */
export async function planFirstShare(
  context: TeamContext,
  request: ShareRequest,
): Promise<SharePlan | NoRepository | { readonly kind: 'known' }> {
  const team = await teamStoreOf(context, request);
  if (team === undefined) return { kind: 'no-repository' };
  return (await team.isFirstShare()) ? team.plan(request.signal) : { kind: 'known' };
}

/** Sends the incidents that are not private, united with what others shared; `only` those, where given. */
export async function shareWithTeam(
  context: TeamContext,
  request: ShareRequest & { readonly only?: ReadonlySet<string> | undefined },
): Promise<ShareOutcome | NoRepository> {
  const team = await teamStoreOf(context, request);
  return team === undefined ? { kind: 'no-repository' } : team.share(request);
}
