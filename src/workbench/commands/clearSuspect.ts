import * as l10n from '@vscode/l10n';
import type { Services } from '../services.ts';
import { judge } from '../prompts/judge.ts';

export async function run(services: Services, argument?: unknown): Promise<void> {
  await judge(services, argument, {
    verdict: 'cleared',
    title: l10n.t('Clear'),
    prompt: l10n.t('How do you know that it is not this one? (optional)'),
  });
}
