import * as l10n from '@vscode/l10n';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ConfigProblem } from '../../config/config.ts';
import type { JournalProblem } from '../../journal/problems.ts';
import { Disposable } from '../../session/disposable.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { configSentence } from './configWords.ts';

interface FileProblems {
  readonly file: string;
  readonly problems: readonly ConfigProblem[];
}

interface ReadsFiles {
  readonly onDidRead: (listener: (found: FileProblems) => void) => vscode.Disposable;
}

/** What could not be read in journals and in the team's files, at its exact place. */
export class Problems extends Disposable {
  private readonly diagnostics = this.own(vscode.languages.createDiagnosticCollection('sitrep'));

  private readonly journals = new Map<string, vscode.Uri>();

  constructor(services: Services, teamFiles: readonly ReadsFiles[]) {
    super();
    this.own(
      services.incidents.onDidChange((id) => {
        const state = services.incidents.get(id);
        if (state) this.showJournal(state);
        else this.forgetJournal(id);
      }),
    );
    for (const state of services.incidents.all()) this.showJournal(state);
    for (const source of teamFiles) this.own(source.onDidRead((found) => this.showFile(found)));
  }

  private showJournal(state: IncidentState): void {
    const uri = vscode.Uri.file(join(state.folder, 'journal.yaml'));
    this.journals.set(state.incident.id, uri);
    this.diagnostics.set(
      uri,
      state.problems.map(
        (problem) =>
          new vscode.Diagnostic(
            new vscode.Range(problem.line, problem.startColumn, problem.line, problem.endColumn),
            journalSentence(problem),
            problem.kind === 'torn-tail'
              ? vscode.DiagnosticSeverity.Information
              : vscode.DiagnosticSeverity.Warning,
          ),
      ),
    );
  }

  private forgetJournal(id: string): void {
    const uri = this.journals.get(id);
    if (uri) this.diagnostics.delete(uri);
    this.journals.delete(id);
  }

  private showFile({ file, problems }: FileProblems): void {
    this.diagnostics.set(
      vscode.Uri.file(file),
      problems.map(
        (problem) =>
          new vscode.Diagnostic(
            new vscode.Range(problem.startLine, problem.startColumn, problem.endLine, problem.endColumn),
            configSentence(problem),
            vscode.DiagnosticSeverity.Warning,
          ),
      ),
    );
  }
}

function journalSentence(problem: JournalProblem): string {
  switch (problem.kind) {
    case 'broken-line':
      return l10n.t('This line can’t be read, so its event is missing. The rest works.');
    case 'torn-tail':
      return l10n.t('The last line was cut off. The next event closes it.');
    case 'not-an-event':
      return l10n.t('This is no event: it needs id, n, at, by and event.');
    case 'bad-field':
      return l10n.t('The field “{0}” is not what this event needs.', plain(problem.detail));
    case 'two-contents':
      return l10n.t('Two events have the id {0}. The longer one is used.', plain(problem.detail));
  }
}
