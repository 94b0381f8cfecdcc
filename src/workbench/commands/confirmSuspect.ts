import * as l10n from '@vscode/l10n';
import type { Desk } from '../desk.ts';
import { judge } from '../prompts/judge.ts';

export async function run(desk: Desk, argument?: unknown): Promise<void> {
  await judge(desk, argument, {
    verdict: 'confirmed',
    title: l10n.t('Confirm as Cause'),
    prompt: l10n.t('How do you know? (optional)'),
  });
}
