import type { GetOutcome } from '../team/team.ts';
import { teamStoreOf, type TeamContext, type TeamPlace } from './teamStore.ts';

/** Unites what others shared with what is here. */
export async function getFromTeam(
  context: TeamContext,
  request: TeamPlace & { readonly signal: AbortSignal },
): Promise<GetOutcome | { readonly kind: 'no-repository' }> {
  const team = await teamStoreOf(context, request);
  return team === undefined ? { kind: 'no-repository' } : team.get(request.signal);
}
