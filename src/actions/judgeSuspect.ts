import type { Suspect } from '../suspects/suspect.ts';
import { iso, type ActionContext } from './context.ts';

export interface Judgement {
  readonly suspect: Suspect;
  readonly verdict: 'confirmed' | 'cleared' | 'unclear';
  /** The reasons as sentences, with their weights: the post-mortem is made from the journal alone. */
  readonly reasons: readonly { readonly text: string; readonly weight: number }[];
  /** Name of its repository, where there are several. */
  readonly repository?: string | undefined;
  /** Why, in the person's words. */
  readonly because?: string;
}

const mostPaths = 50;

export async function judgeSuspect(context: ActionContext, id: string, judgement: Judgement): Promise<void> {
  const { suspect, verdict, reasons, repository, because } = judgement;
  await context.incidents.record(id, {
    event: 'suspect-judged',
    sha: suspect.commit.sha,
    verdict,
    subject: suspect.commit.subject,
    reasons: [...reasons],
    paths: (suspect.paths ?? []).slice(0, mostPaths),
    ...(repository === undefined ? {} : { repository }),
    ...(suspect.deploy ? { deploy: suspect.deploy.name } : {}),
    ...(suspect.wentLive === undefined ? {} : { wentLive: iso(suspect.wentLive) }),
    ...(because ? { because } : {}),
  });
}
