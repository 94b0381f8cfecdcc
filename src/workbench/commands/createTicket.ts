import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { createTicket, followUpTypes, type FollowUp } from '../../actions/createTicket.ts';
import type { TicketType } from '../../writing/documents/ticket.ts';
import { httpsAddress } from '../httpsAddress.ts';
import { plain } from '../plainText.ts';
import { askOne, askText } from '../prompts/ask.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { selectedPlace } from '../prompts/selection.ts';
import { required } from '../prompts/start.ts';
import { titleAbout } from '../prompts/title.ts';
import type { Services } from '../services.ts';

/** A measure, as a ticket; from a selection it knows its line, else the confirmed cause's commit. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const selected = selectedPlace(services);
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const title = titleAbout(services, state, l10n.t('Create Follow-up Ticket'));
  const what = await askText({ title, prompt: l10n.t('What is to be done?'), check: required });
  if (!what) return;
  const type = await askOne({
    title,
    placeholder: l10n.t('What is it for?'),
    choices: followUpTypes.map((value) => ({ label: typeName(value), description: value, value })),
  });
  if (type === undefined) return;
  const confirmed = [...state.incident.suspects.values()].find(({ verdict }) => verdict === 'confirmed');
  const source: FollowUp['source'] = selected
    ? { file: selected.place.file, line: selected.place.startLine }
    : confirmed && { commit: confirmed.sha };
  const ticket = await createTicket(services, state.incident.id, {
    title: what,
    type,
    signal: new AbortController().signal,
    ...(source ? { source } : {}),
  });
  if (ticket === undefined) return;
  if ('file' in ticket) await services.documents.open(state, ticket.file);
  else await offerPage(ticket.url);
}

/** The address is shown before anything opens it, as a tracker may answer with any. */
async function offerPage(url: string): Promise<void> {
  const address = httpsAddress(url);
  const open = l10n.t('Open');
  const picked = await vscode.window.showInformationMessage(
    l10n.t('Ticket created: {0}', plain(address ?? url)),
    ...(address === undefined ? [] : [open]),
  );
  if (address !== undefined && picked === open)
    await vscode.env.openExternal(vscode.Uri.parse(address, true));
}

function typeName(type: TicketType): string {
  switch (type) {
    case 'prevent':
      return l10n.t('Prevent it');
    case 'detect':
      return l10n.t('Notice it before the client does');
    case 'mitigate':
      return l10n.t('Make it hurt less');
    case 'process':
      return l10n.t('Work better next time');
  }
}
