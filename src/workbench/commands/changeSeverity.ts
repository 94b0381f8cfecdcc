import * as l10n from '@vscode/l10n';
import { changeSeverity } from '../../actions/changeSeverity.ts';
import type { Desk } from '../desk.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { askSeverity } from '../prompts/start.ts';
import { titleAbout } from '../prompts/title.ts';

export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  if (state === undefined) return;
  const config = await desk.configOf(state.home);
  const severity = await askSeverity(
    config,
    titleAbout(desk, state, l10n.t('Change Severity')),
    state.incident.severity,
  );
  if (severity === undefined || severity === state.incident.severity) return;
  await changeSeverity(desk, state.incident.id, severity);
}
