import * as l10n from '@vscode/l10n';
import type { Services } from '../services.ts';
import { openChanges } from '../documents/changes.ts';
import { chooseSuspect } from '../prompts/suspect.ts';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const chosen = await chooseSuspect(services, argument, l10n.t('Open Changes'));
  if (chosen === undefined) return;
  const { commit } = chosen.suspect;
  await openChanges(services, chosen.suspect.folder, {
    title: `${commit.sha.slice(0, 8)} ${commit.subject}`,
    before: commit.parents[0],
    after: commit.sha,
    // A merge is suspected for what it changed itself, not for what it brought.
    ...(commit.parents.length > 1 ? { only: chosen.suspect.paths ?? [] } : {}),
  });
}
