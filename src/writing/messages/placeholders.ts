import * as l10n from '@vscode/l10n';

/** Facts that a template may name and that the journal may lack. */
export const factNames = [
  'nextUpdate',
  'sender',
  'changed',
  'known',
  'plan',
  'cause',
  'clientAction',
  'obstacle',
  'workaround',
  'oldEstimate',
  'newEstimate',
  'reason',
  'resolvedAt',
  'how',
  'impact',
  'dataLost',
  'measures',
  'reachUs',
  'onHold',
  'need',
  'neededBy',
  'tried',
  'newOwner',
  'handoverAt',
  'reachNewOwner',
  'question',
] as const;

export type FactName = (typeof factNames)[number];

/** What stands in a draft for a fact that is missing, in the display language. Such a draft can't be sent. */
export function placeholder(name: FactName): string {
  return `[[${asks[name]()}]]`;
}

/** The facts whose placeholders stand in a text, in its order. */
export function factsMissingIn(text: string): FactName[] {
  const at = (name: FactName): number => text.indexOf(placeholder(name));
  return factNames.filter((name) => at(name) >= 0).sort((left, right) => at(left) - at(right));
}

/** What a fact is called in a question, in the display language. */
export function wordsFor(name: FactName): string {
  return asks[name]();
}

const asks: Readonly<Record<FactName, () => string>> = {
  nextUpdate: () => l10n.t('date and time of the next update'),
  sender: () => l10n.t('your name'),
  changed: () => l10n.t('what has changed since the last message'),
  known: () => l10n.t('what we know so far'),
  plan: () => l10n.t('what we do next'),
  cause: () => l10n.t('the cause, in words that the client knows'),
  clientAction: () => l10n.t('what the client has to do, or nothing'),
  obstacle: () => l10n.t('what is in the way'),
  workaround: () => l10n.t('what works in the meantime'),
  oldEstimate: () => l10n.t('the estimate that we gave before'),
  newEstimate: () => l10n.t('the new estimate, with its time zone'),
  reason: () => l10n.t('why the estimate changed'),
  resolvedAt: () => l10n.t('date and time when it worked again'),
  how: () => l10n.t('what we did to resolve it'),
  impact: () => l10n.t('what the client could not do'),
  dataLost: () => l10n.t('which data was lost or changed, or that none was'),
  measures: () => l10n.t('what we changed so that we notice it first'),
  reachUs: () => l10n.t('telephone and address for next time'),
  onHold: () => l10n.t('which work waits'),
  need: () => l10n.t('whom or what we need'),
  neededBy: () => l10n.t('date and time'),
  tried: () => l10n.t('what was tried and ruled out'),
  newOwner: () => l10n.t('who takes over'),
  handoverAt: () => l10n.t('from when'),
  reachNewOwner: () => l10n.t('telephone or address of the new contact'),
  question: () => l10n.t('your question'),
};
