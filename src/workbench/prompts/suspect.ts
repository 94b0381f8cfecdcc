import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { IncidentState } from '../../session/incidents.ts';
import type { JointReport, PlacedSuspect, RepositoryReport } from '../../suspects/jointReport.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { repositoryName } from '../repositoryName.ts';
import { askOne } from './ask.ts';
import { chooseIncident, fieldOf } from './incident.ts';
import { titleAbout } from './title.ts';

export interface ChosenSuspect {
  readonly state: IncidentState;
  readonly suspect: PlacedSuspect;
  /** What was found in the suspect's repository. */
  readonly repository: RepositoryReport;
  readonly report: JointReport;
}

/** The suspect of the row that a command was run on, else the one that the person picks. */
export async function chooseSuspect(
  services: Services,
  argument: unknown,
  title: string,
): Promise<ChosenSuspect | undefined> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return undefined;
  const report =
    services.investigation.reportOf(state.incident.id) ?? (await services.investigation.reportFor(state));
  if (report === undefined || report.suspects.length === 0) {
    await vscode.window.showInformationMessage(
      l10n.t('There is no commit history here to search. The Suspects view says why.'),
    );
    return undefined;
  }
  const sha = fieldOf(argument, 'sha');
  const suspect =
    report.suspects.find(({ commit }) => commit.sha === sha) ??
    (await askOne<PlacedSuspect>({
      title: titleAbout(services, state, title),
      placeholder: l10n.t('Which commit?'),
      choices: report.suspects.slice(0, 100).map((value) => ({
        label: plain(value.commit.subject, 80),
        description: plain(
          [value.commit.sha.slice(0, 8), repositoryName(report, value.folder)].filter(Boolean).join(' · '),
        ),
        value,
      })),
    }));
  if (suspect === undefined) return undefined;
  const known = suspect.paths === undefined ? await withPaths(services, state, suspect) : suspect;
  const repository = report.repositories.find(({ folder }) => folder === known.folder);
  return repository && { state, suspect: known, repository, report };
}

/** A first ranking may not know what its commits touched; the next one does, a moment later. */
async function withPaths(
  services: Services,
  state: IncidentState,
  suspect: PlacedSuspect,
): Promise<PlacedSuspect> {
  const report = await services.investigation.reportFor(state);
  return report?.suspects.find(({ commit }) => commit.sha === suspect.commit.sha) ?? suspect;
}
