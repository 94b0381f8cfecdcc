import { judgeSuspect } from '../../actions/judgeSuspect.ts';
import type { Services } from '../services.ts';
import { repositoryName } from '../repositoryName.ts';
import { reasonSentence } from '../views/reasonWords.ts';
import { askText } from './ask.ts';
import { chooseSuspect } from './suspect.ts';
import { titleAbout } from './title.ts';

export interface JudgeQuestion {
  readonly verdict: 'confirmed' | 'cleared';
  readonly title: string;
  readonly prompt: string;
}

/** Judging the same way again takes the judgement back. */
export async function judge(services: Services, argument: unknown, question: JudgeQuestion): Promise<void> {
  const chosen = await chooseSuspect(services, argument, question.title);
  if (chosen === undefined) return;
  const { state, suspect, report } = chosen;
  const { title, prompt } = question;
  const again = state.incident.suspects.get(suspect.commit.sha)?.verdict === question.verdict;
  const because = again
    ? ''
    : await askText({
        title: titleAbout(services, state, `${title}: ${suspect.commit.sha.slice(0, 8)}`),
        prompt,
      });
  if (because === undefined) return;
  await judgeSuspect(services, state.incident.id, {
    suspect,
    repository: repositoryName(report, suspect.folder),
    verdict: again ? 'unclear' : question.verdict,
    reasons: suspect.reasons.map((reason) => ({ text: reasonSentence(reason), weight: reason.weight })),
    ...(because ? { because } : {}),
  });
}
