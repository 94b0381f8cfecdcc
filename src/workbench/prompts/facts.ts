import * as l10n from '@vscode/l10n';
import { factWords, missingFacts, type UpdateRequest } from '../../actions/draftUpdate.ts';
import { recordFact } from '../../actions/recordDetail.ts';
import type { FactName } from '../../writing/messages/placeholders.ts';
import type { Desk } from '../desk.ts';
import { askText } from './ask.ts';

type Facts = NonNullable<UpdateRequest['facts']>;

/** Facts that hold for the whole incident: asked for once, recorded, and known to every later letter. */
const lasting: Partial<Record<FactName, string>> = {
  cause: 'cause',
  plan: 'plan',
  impact: 'impact',
  dataLost: 'data-lost',
};

/** Times, and what a person's settings say, are filled in where they stand. */
const filledInPlace: ReadonlySet<FactName> = new Set([
  'nextUpdate',
  'sender',
  'resolvedAt',
  'handoverAt',
  'neededBy',
  'question',
]);

/**
 * Asks for what a letter needs and nobody has told yet. For one client only what later letters need as well, because the
 * rest is quicker written where it stands; for several all of it, so that it is typed once. An empty answer leaves a gap
 * in the draft, and so does leaving here.
 */
export async function askFacts(
  desk: Desk,
  id: string,
  request: UpdateRequest,
  { title, isForSeveral }: { readonly title: string; readonly isForSeveral: boolean },
): Promise<Facts> {
  const missing = await missingFacts(desk, id, request);
  const asked = missing.filter((name) =>
    isForSeveral ? !filledInPlace.has(name) : lasting[name] !== undefined,
  );
  const facts: Partial<Record<FactName, string>> = { ...request.facts };
  for (const name of asked) {
    const words = await factWords(name);
    const answer = await askText({
      title,
      prompt: `${capitalized(words)}. ${l10n.t('Enter on an empty line leaves a gap.')}`,
    });
    if (answer === undefined) break;
    if (answer === '') continue;
    facts[name] = answer;
    const field = lasting[name];
    if (field !== undefined) await recordFact(desk, id, field, answer);
  }
  return facts;
}

function capitalized(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
