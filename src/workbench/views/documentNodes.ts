import * as l10n from '@vscode/l10n';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { IncidentState } from '../../session/incidents.ts';
import { plain } from '../plainText.ts';
import type { Node } from './tree.ts';

/** The documents of an incident, in the order in which they are read. */
export function documentNodes(state: IncidentState, files: readonly string[]): Node {
  const shown = [...files]
    .filter((file) => file !== 'journal.yaml')
    .sort((a, b) => weight(a) - weight(b) || (a < b ? -1 : 1));
  return {
    id: `${state.incident.id}/documents`,
    label: l10n.t('Documents'),
    description: String(shown.length),
    icon: 'files',
    children: shown.map((file) => {
      const uri = vscode.Uri.file(join(state.folder, file));
      return {
        id: `${state.incident.id}/document/${file}`,
        label: plain(file),
        icon: icon(file),
        context: 'document',
        command: { id: 'vscode.open', title: l10n.t('Open'), args: [uri] },
        target: { incident: state.incident.id, document: file },
      };
    }),
  };
}

function weight(file: string): number {
  const order = ['postmortem.md', 'handover.md', 'tickets/', 'updates/', 'evidence/'];
  const index = order.findIndex((start) => file.startsWith(start));
  return index === -1 ? order.length : index;
}

function icon(file: string): string {
  if (file.startsWith('updates/')) return 'mail';
  if (file.startsWith('tickets/')) return 'issues';
  if (file.startsWith('evidence/')) return 'pin';
  return 'book';
}
