import * as vscode from 'vscode';
import { reviewDraft } from '../../actions/reviewDraft.ts';
import { Disposable, Replaceable, type Disposes } from '../../session/disposable.ts';
import type { Finding } from '../../writing/review/finding.ts';
import { ContextKey } from '../contextKeys.ts';
import type { Services } from '../services.ts';
import { activeDraft, draftOf } from '../prompts/draft.ts';

const pauseMs = 200;

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  hint: vscode.DiagnosticSeverity.Hint,
} as const;

/** Reviews drafts of incidents as they are typed, and offers what to write instead. */
export class DraftReview extends Disposable implements vscode.CodeActionProvider {
  private readonly diagnostics = this.own(vscode.languages.createDiagnosticCollection('sitrep-review'));
  private readonly findings = new Map<
    string,
    { readonly version: number; readonly all: readonly Finding[] }
  >();
  private readonly pause = this.own(new Replaceable<Disposes>());
  private readonly draftOpen = new ContextKey<boolean>('sitrep.draftOpen');

  constructor(
    private readonly services: Services,
    private readonly setTimer: (callback: () => void, delay: number) => Disposes,
  ) {
    super();
    const provided = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };
    this.own(
      vscode.languages.registerCodeActionsProvider({ language: 'markdown', scheme: 'file' }, this, provided),
    );
    this.own(vscode.window.onDidChangeActiveTextEditor(() => this.look()));
    this.own(vscode.workspace.onDidOpenTextDocument((document) => void this.review(document)));
    this.own(vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)));
    this.own(vscode.workspace.onDidChangeTextDocument(({ document }) => this.soon(document)));
    this.own(services.incidents.onDidChange(() => this.look()));
    this.own(services.onDidChangeConfig(() => this.look()));
    this.look();
  }

  async provideCodeActions(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
    // Places in a text that has changed since are wrong.
    if (this.findings.get(document.uri.toString())?.version !== document.version) await this.review(document);
    const known = this.findings.get(document.uri.toString());
    if (known?.version !== document.version) return [];
    return known.all.flatMap((finding) => {
      const place = rangeOf(document, finding);
      if (!place.intersection(range)) return [];
      return finding.fixes.map(({ title, replacement }) => {
        const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
        action.edit = new vscode.WorkspaceEdit();
        action.edit.replace(document.uri, place, replacement);
        action.diagnostics = [diagnosticOf(document, finding)];
        return action;
      });
    });
  }

  private look(): void {
    const draft = activeDraft(this.services);
    this.draftOpen.set(draft !== undefined);
    if (draft) void this.review(draft.document);
  }

  private soon(document: vscode.TextDocument): void {
    if (draftOf(this.services, document) === undefined) return;
    this.pause.value = this.setTimer(() => void this.review(document), pauseMs);
  }

  private async review(document: vscode.TextDocument): Promise<void> {
    const draft = draftOf(this.services, document);
    if (draft === undefined) return;
    const { version } = document;
    const findings = await reviewDraft(this.services, draft.state, document.getText()).catch(
      (error: unknown) => {
        this.services.log.error(`review: ${String(error)}`);
        return undefined;
      },
    );
    if (findings === undefined) return;
    if (this.isDisposed || document.isClosed || document.version !== version) return;
    this.findings.set(document.uri.toString(), { version, all: findings });
    this.diagnostics.set(
      document.uri,
      findings.map((finding) => diagnosticOf(document, finding)),
    );
  }

  private forget(document: vscode.TextDocument): void {
    this.findings.delete(document.uri.toString());
    this.diagnostics.delete(document.uri);
  }
}

function rangeOf(document: vscode.TextDocument, { start, end }: Finding): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

function diagnosticOf(document: vscode.TextDocument, finding: Finding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    rangeOf(document, finding),
    finding.message,
    severities[finding.severity],
  );
  diagnostic.source = 'Sitrep';
  diagnostic.code = finding.rule;
  return diagnostic;
}
