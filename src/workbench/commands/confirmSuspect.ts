import * as l10n from '@vscode/l10n';
import type { Services } from '../services.ts';
import { judge } from '../prompts/judge.ts';

export async function run(services: Services, argument?: unknown): Promise<void> {
  await judge(services, argument, {
    verdict: 'confirmed',
    title: l10n.t('Confirm as Cause'),
    prompt: l10n.t('How do you know? (optional)'),
  });
}
