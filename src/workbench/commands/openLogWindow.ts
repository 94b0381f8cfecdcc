import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { LogPage, PageRequest } from '../../session/logs/logSources.ts';
import type { IncidentState } from '../../session/incidents.ts';
import { reportOf } from '../../session/logs/logWindow.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { askOne } from '../prompts/ask.ts';
import { chooseIncident, fieldOf } from '../prompts/incident.ts';
import { cancellable } from '../prompts/progress.ts';
import { titleAbout } from '../prompts/title.ts';
import { problemSentence } from '../sourceWords.ts';

/** Bytes. */
const reportEvery = 5e6;

/**
 * The window of all sources, or of the row's, as one document in time order: at the first record of the row's kind, else
 * where the incident began.
 */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const label = fieldOf(argument, 'label');
  const about = label === undefined ? {} : { label };
  const first = await read(services, state, about);
  if (first === undefined) {
    await vscode.commands.executeCommand('sitrep.addLogSource');
    return;
  }
  const whole =
    first.exactness === 'approximate' && (await wantsFullScan())
      ? await read(services, state, { ...about, fullScan: true })
      : first;
  const page = whole && whole.pages > 1 ? await choosePage(services, state, about, whole) : whole;
  if (page === undefined || page.isCancelled) return;
  if (page.records.length === 0) return tellEmpty(services, page, label);
  const at = fieldOf(argument, 'at');
  const from = at === undefined ? firstTimeOf(services, state) : Date.parse(at);
  const line = lineAt(page, from, fieldOf(argument, 'from'));
  await services.logDocuments.show(page, label ?? l10n.t('incident window'), line);
  await tellProblems(services, page);
}

/** When it began, else the error that may be taken as the start, else the report: ms since the epoch. */
function firstTimeOf({ logs }: Services, state: IncidentState): number {
  const { view } = logs;
  const offered = view.kind === 'read' && view.incident === state.incident.id ? view.offered : undefined;
  return state.incident.startedAt ?? offered?.time ?? reportOf(state);
}

async function tellEmpty(services: Services, page: LogPage, label: string | undefined): Promise<void> {
  const searched = label === undefined ? page.sources.map((source) => source.label) : [label];
  void vscode.window.showInformationMessage(
    l10n.t(
      'No record lies in the incident’s time. Searched: {0}.',
      searched.map((one) => plain(one)).join(', '),
    ),
  );
  await tellProblems(services, page);
}

/** Line of the first record at or after a time, in ms since the epoch; the first line where there is none. */
function lineAt({ records, sources }: LogPage, from: number, label: string | undefined): number {
  const found = records.find(
    ({ time, source }) =>
      time !== null && time >= from && (label === undefined || sources[source]?.label === label),
  );
  return found?.line ?? 0;
}

/** Out of order was asked about already; a source that gave nothing is said here. */
async function tellProblems(services: Services, { problems, sources }: LogPage): Promise<void> {
  const told = problems.filter(({ kind }) => kind !== 'approximate' && kind !== 'empty');
  const [first] = told;
  if (first === undefined) return;
  for (const { source, kind, path, code, command } of told) {
    services.log.warn(
      `${sources[source]?.label ?? ''}: ${kind} ${path ?? ''} ${code ?? ''} ${command?.stderr ?? ''}`,
    );
  }
  const showLog = l10n.t('Show Log');
  const label = plain(sources[first.source]?.label ?? '');
  const picked = await vscode.window.showWarningMessage(`${label}: ${problemSentence(first)}`, showLog);
  if (picked === showLog) services.log.show();
}

function read(
  services: Services,
  state: IncidentState,
  request: Omit<PageRequest, 'signal' | 'onProgress'>,
): Promise<LogPage | undefined> {
  return cancellable(l10n.t('Reading the logs'), (signal, report) => {
    let reported = 0;
    const onProgress = (bytes: number): void => {
      if (bytes < reported + reportEvery) return;
      reported = bytes;
      report(l10n.t('{0} MB read', Math.round(bytes / 1e6)));
    };
    return services.sources.page(state, { ...request, signal, onProgress });
  });
}

async function wantsFullScan(): Promise<boolean> {
  const scan = l10n.t('Read Everything');
  const picked = await vscode.window.showInformationMessage(
    l10n.t('Times in this log are out of order by more than a minute, so some records may be missing.'),
    scan,
    l10n.t('Show as It Is'),
  );
  return picked === scan;
}

async function choosePage(
  services: Services,
  state: IncidentState,
  about: Pick<PageRequest, 'label'>,
  first: LogPage,
): Promise<LogPage | undefined> {
  const page = await askOne({
    title: titleAbout(services, state, l10n.t('Open Log Window')),
    placeholder: l10n.t('The window is larger than an editor takes. Which part?'),
    choices: Array.from({ length: first.pages }, (_, index) => ({
      label: l10n.t('Part {0} of {1}', index + 1, first.pages),
      value: index,
    })),
  });
  if (page === undefined || page === 0) return page === 0 ? first : undefined;
  return read(services, state, { ...about, page });
}
