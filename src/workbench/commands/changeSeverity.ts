import * as l10n from '@vscode/l10n';
import { changeSeverity } from '../../actions/changeSeverity.ts';
import type { Services } from '../services.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { askSeverity } from '../prompts/start.ts';
import { titleAbout } from '../prompts/title.ts';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const config = await services.configOf(state.home);
  const severity = await askSeverity(
    config,
    titleAbout(services, state, l10n.t('Change Severity')),
    state.incident.severity,
  );
  if (severity === undefined || severity === state.incident.severity) return;
  await changeSeverity(services, state.incident.id, severity);
}
