import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { readTeamTemplates, type ReadTemplate } from '../../actions/teamTemplates.ts';
import { Disposable } from '../../session/disposable.ts';
import type { Services } from '../services.ts';
import { watchFiles } from '../watching.ts';

/** What the writer of a team's templates should know, at its place in the file. */
export class TemplateProblems extends Disposable {
  private readonly diagnostics = this.own(vscode.languages.createDiagnosticCollection('sitrep-templates'));
  private reading = 0;

  constructor(private readonly services: Pick<Services, 'homes' | 'ready' | 'report'>) {
    super();
    this.own(watchFiles('**/.sitrep/messages/**', () => this.readSoon()));
    void services.ready().then(() => this.readSoon(), services.report('templates'));
  }

  private readSoon(): void {
    this.read().catch(this.services.report('templates'));
  }

  /** Of several readings at once the one that began last is shown. */
  private async read(): Promise<void> {
    this.reading += 1;
    const reading = this.reading;
    const folders = this.services.homes().flatMap(({ folder }) => folder ?? []);
    const templates = (await Promise.all(folders.map(readTeamTemplates))).flat();
    if (this.isDisposed || reading !== this.reading) return;
    this.diagnostics.clear();
    for (const template of templates) this.show(template);
  }

  private show({ file, text, notices }: ReadTemplate): void {
    this.diagnostics.set(
      vscode.Uri.file(file),
      notices.map(({ start, end }) => {
        const diagnostic = new vscode.Diagnostic(
          new vscode.Range(...placeIn(text, start), ...placeIn(text, end)),
          l10n.t(
            '{0} is now the person at the client, not our colleague. For a salutation use {1}; the colleague is {2} in internal messages.',
            '{{contact}}',
            '{{greeting}}',
            '{{usualContact}}',
          ),
          vscode.DiagnosticSeverity.Information,
        );
        diagnostic.source = 'Sitrep';
        return diagnostic;
      }),
    );
  }
}

/** Line and column, 0-based, of a UTF-16 offset, as an editor counts them. */
function placeIn(text: string, offset: number): readonly [line: number, column: number] {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/u);
  return [lines.length - 1, lines.at(-1)?.length ?? 0];
}
