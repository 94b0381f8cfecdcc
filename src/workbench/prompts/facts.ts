import * as l10n from '@vscode/l10n';
import { factWords, missingFacts, type UpdateRequest } from '../../actions/draftUpdate.ts';
import { recordFact } from '../../actions/toldFacts.ts';
import type { FactName } from '../../writing/messages/placeholders.ts';
import type { Services } from '../services.ts';
import { askText } from './ask.ts';

type Facts = NonNullable<UpdateRequest['facts']>;

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
 * Asks for what letters to several clients need and nobody has told yet, so that it is typed once. An empty answer leaves
 * a gap in the drafts, and so does leaving here.
 */
export async function askFacts(
  services: Services,
  id: string,
  request: UpdateRequest,
  title: string,
): Promise<Facts> {
  const missing = await missingFacts(services, id, request);
  const facts: Partial<Record<FactName, string>> = { ...request.facts };
  for (const name of missing.filter((one) => !filledInPlace.has(one))) {
    const words = await factWords(name);
    const answer = await askText({
      title,
      prompt: `${capitalized(words)}. ${l10n.t('Enter on an empty line leaves a gap.')}`,
    });
    if (answer === undefined) break;
    if (answer === '') continue;
    facts[name] = answer;
    await recordFact(services, id, name, answer);
  }
  return facts;
}

function capitalized(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
