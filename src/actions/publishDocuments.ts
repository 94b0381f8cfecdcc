import { sep } from 'node:path';
import { ulid } from 'ulid';
import type { PublicationPlan, PublicationResult } from '../delivery/publish.ts';
import { stateOf, type ActionContext } from './context.ts';

export interface Publication {
  readonly includeJournal: boolean;
  readonly includeEvidence: boolean;
  readonly maskIpAddresses: boolean;
  /** Texts that a person said to be nothing secret. */
  readonly keep: ReadonlySet<string>;
  readonly signal: AbortSignal;
}

/** What publishing would write into the working tree, masked; undefined where the incident belongs to no folder. */
export async function planDocuments(
  context: ActionContext,
  id: string,
  publication: Publication,
): Promise<PublicationPlan | undefined> {
  const state = stateOf(context, id);
  const { folder } = state.home;
  if (folder === undefined) return undefined;
  const { publishTo } = await context.configOf(state.home);
  const { planPublication } = await import('../delivery/publish.ts');
  const { signal, ...wanted } = publication;
  return planPublication(
    {
      folder: state.folder,
      incident: id,
      tree: folder,
      publishTo: publishTo.replaceAll(sep, '/'),
      ...wanted,
    },
    signal,
  );
}

/** Writes what a plan showed. `replace` names files of others (their `to`) that a person said to overwrite. */
export async function publishDocuments(
  context: Pick<ActionContext, 'now'>,
  plan: PublicationPlan,
  replace: ReadonlySet<string>,
): Promise<PublicationResult> {
  const { publish } = await import('../delivery/publish.ts');
  return publish(plan, { replace, unique: ulid, now: context.now() });
}
