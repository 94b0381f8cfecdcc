import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { skippedAtStart } from '../../actions/skippedAtStart.ts';
import { isOngoing, isOpen, isOwed } from '../../incident/status.ts';
import { incidentFiles } from '../../session/incidentFiles.ts';
import { awaitsMe, isGivenAway, isMine } from '../../session/mine.ts';
import type { CommandId } from '../commandTable.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { askOne } from '../prompts/ask.ts';
import { chooseIncident } from '../prompts/incident.ts';

/** What a click on the status bar offers: what can be done now, most likely first. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const { incident } = state;
  const ongoing = isOngoing(incident);
  const owed = isOwed(incident);
  const isOver = incident.status === 'resolved' || incident.status === 'closed';
  const skipped = new Set<string>(
    skippedAtStart(state, await incidentFiles(state)).map(({ command }) => command),
  );
  const offered: readonly (readonly [boolean, CommandId, string, string])[] = [
    [ongoing || owed || isOver, 'sitrep.sendUpdate', 'mail', l10n.t('Send Update…')],
    [ongoing || owed, 'sitrep.newPromise', 'clock', l10n.t('New Time for the Next Update…')],
    [ongoing && skipped.has('sitrep.addClient'), 'sitrep.addClient', 'add', l10n.t('Add Client…')],
    [
      ongoing && skipped.has('sitrep.changeSeverity'),
      'sitrep.changeSeverity',
      'flame',
      l10n.t('Change Severity…'),
    ],
    [ongoing && skipped.has('sitrep.setStart'), 'sitrep.setStart', 'history', l10n.t('Set When It Began…')],
    [true, 'sitrep.toldByPhone', 'call-outgoing', l10n.t('Told by Phone…')],
    [true, 'sitrep.addNote', 'note', l10n.t('Add Note…')],
    [ongoing, 'sitrep.takeDetails', 'checklist', l10n.t('Take Details…')],
    [ongoing, 'sitrep.watchRetry', 'eye', l10n.t('Watch a Retry…')],
    [true, 'sitrep.openLogWindow', 'output', l10n.t('Open Log Window')],
    [incident.status === 'open', 'sitrep.markMitigated', 'shield', l10n.t('Mark Mitigated…')],
    [ongoing, 'sitrep.resolve', 'pass', l10n.t('Resolve…')],
    [incident.status === 'resolved', 'sitrep.confirmWithClient', 'thumbsup', l10n.t('Confirm with Client…')],
    [incident.status === 'resolved', 'sitrep.close', 'lock', l10n.t('Close…')],
    [!ongoing, 'sitrep.reopen', 'debug-restart', l10n.t('Reopen…')],
    [!isMine(state) || awaitsMe(state), 'sitrep.join', 'person-add', l10n.t('Join')],
    [isGivenAway(state), 'sitrep.takenOver', 'account', l10n.t('Record Who Took Over…')],
    [owed, 'sitrep.takeBackPromise', 'discard', l10n.t('Take Back a Promise…')],
    [isOpen(incident), 'sitrep.handOver', 'arrow-swap', l10n.t('Hand Over…')],
    [true, 'sitrep.writePostmortem', 'book', l10n.t('Write Post-mortem')],
    [true, 'sitrep.createTicket', 'issues', l10n.t('Create Follow-up Ticket…')],
    [
      services.incidents.all().length > 1,
      'sitrep.switchIncident',
      'list-selection',
      l10n.t('Switch Incident…'),
    ],
  ];
  const command = await askOne<CommandId>({
    title: plain(incident.title, 60),
    placeholder: l10n.t('What next?'),
    choices: offered
      .filter(([shown]) => shown)
      .map(([, value, icon, label]) => ({
        label: `$(${icon}) ${label}`,
        ...(skipped.has(value) ? { description: l10n.t('skipped at the start') } : {}),
        value,
      })),
  });
  if (command) await vscode.commands.executeCommand(command, { incident: incident.id });
}
