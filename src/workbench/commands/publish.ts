import * as l10n from '@vscode/l10n';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import { planDocuments, publishDocuments } from '../../actions/publishDocuments.ts';
import type { PlannedFile, PublicationPlan } from '../../delivery/publish.ts';
import type { Services } from '../services.ts';
import { PlannedContent } from '../documents/plannedContent.ts';
import { plain } from '../plainText.ts';
import { askMany, askOne } from '../prompts/ask.ts';
import { askWhatToKeep } from '../prompts/masked.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { cancellable } from '../prompts/progress.ts';
import { titleAbout } from '../prompts/title.ts';

/** Shows what would be written, masked, beside what is there; writes what the person picks. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const title = titleAbout(services, state, l10n.t('Publish to Repository'));
  const extent = await askExtent(title);
  if (extent === undefined) return;
  const plan = await planned(services, state.incident.id, { ...extent, keep: new Set() });
  if (plan === undefined || plan.files.length === 0) {
    await vscode.window.showInformationMessage(
      plan === undefined
        ? l10n.t('This incident belongs to no folder, so there is nowhere to publish it.')
        : l10n.t('There is no document to publish yet. Write the post-mortem first.'),
    );
    return;
  }
  const keep = await askWhatToKeep(title, plan.files);
  if (keep === undefined) return;
  const settled = keep.size === 0 ? plan : await planned(services, state.incident.id, { ...extent, keep });
  if (settled !== undefined) await showAndWrite(services, settled, title);
}

/** The files as they would be written are on screen while the person picks which of them are. */
async function showAndWrite(services: Services, plan: PublicationPlan, title: string): Promise<void> {
  const content = new PlannedContent();
  try {
    await showPlan(plan, content);
    const picked = await askFiles(plan, title);
    if (picked === undefined || picked.length === 0) return;
    await write(services, { ...plan, files: picked });
  } finally {
    await content.close();
  }
}

function planned(
  services: Services,
  incident: string,
  wanted: Extent & { readonly keep: ReadonlySet<string> },
): Promise<PublicationPlan | undefined> {
  const maskIpAddresses = vscode.workspace.getConfiguration('sitrep').get<boolean>('maskIpAddresses', false);
  return cancellable(l10n.t('Looking for credentials and personal data'), (signal) =>
    planDocuments(services, incident, { ...wanted, maskIpAddresses, signal }),
  );
}

interface Extent {
  readonly includeJournal: boolean;
  readonly includeEvidence: boolean;
}

function askExtent(title: string): Promise<Extent | undefined> {
  return askOne<Extent>({
    title,
    placeholder: l10n.t('What is published? You see the files before anything is written.'),
    choices: [
      {
        label: l10n.t('Documents'),
        description: l10n.t('post-mortem, tickets, handover'),
        value: { includeJournal: false, includeEvidence: false },
      },
      { label: l10n.t('Documents and journal'), value: { includeJournal: true, includeEvidence: false } },
      {
        label: l10n.t('Documents, journal and evidence'),
        value: { includeJournal: true, includeEvidence: true },
      },
    ],
  });
}

async function showPlan(plan: PublicationPlan, planned: PlannedContent): Promise<void> {
  await planned.show(
    l10n.t('What would be published'),
    plan.files.map(({ to, text, state }) => [
      vscode.Uri.file(to),
      state === 'new' ? undefined : vscode.Uri.file(to),
      planned.uriOf(to, text),
    ]),
  );
}

function askFiles(plan: PublicationPlan, title: string): Promise<readonly PlannedFile[] | undefined> {
  return askMany<PlannedFile>({
    title,
    placeholder: l10n.t('These files are written. Uncheck what should stay here.'),
    choices: plan.files.map((file) => ({
      label: plain(file.from),
      description: stateWord(file),
      picked: file.state !== 'foreign',
      value: file,
    })),
  });
}

function stateWord({ state, masked: places }: PlannedFile): string {
  const masked = places.length === 0 ? '' : l10n.t('{0} masked', places.length);
  const word = {
    new: l10n.t('new'),
    changed: l10n.t('changed'),
    same: l10n.t('same as published'),
    foreign: l10n.t('changed by somebody else: overwrites it'),
  }[state];
  return [word, masked].filter(Boolean).join(' · ');
}

async function write(services: Services, plan: PublicationPlan): Promise<void> {
  const replace = new Set(plan.files.filter(({ state }) => state === 'foreign').map(({ to }) => to));
  const { written, kept } = await publishDocuments(services, plan, replace);
  const open = l10n.t('Open');
  const sentence =
    kept.length === 0
      ? l10n.t('Files published: {0}.', written.length)
      : l10n.t(
          'Files published: {0}. Left, because they changed meanwhile: {1}.',
          written.length,
          kept.length,
        );
  const picked = await vscode.window.showInformationMessage(
    sentence,
    ...(written.length === 0 ? [] : [open]),
  );
  if (picked !== open) return;
  const main = written.find((path) => basename(path) === 'postmortem.md') ?? written[0];
  if (main) await vscode.window.showTextDocument(vscode.Uri.file(main));
}
