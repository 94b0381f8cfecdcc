import * as vscode from 'vscode';
import { Disposable } from '../../session/disposable.ts';
import type { LogPage } from '../../session/logs/logSources.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';

export const logScheme = 'sitrep-log';

/** Windows of logs as read-only documents of language `log`: search, folding by record and links from stack frames. */
export class LogDocuments
  extends Disposable
  implements vscode.TextDocumentContentProvider, vscode.FoldingRangeProvider, vscode.DocumentLinkProvider
{
  private readonly pages = new Map<string, LogPage>();
  private shown = 0;

  constructor(private readonly services: Pick<Services, 'sources'>) {
    super();
    const selector = { scheme: logScheme };
    this.own(vscode.workspace.registerTextDocumentContentProvider(logScheme, this));
    this.own(vscode.languages.registerFoldingRangeProvider(selector, this));
    this.own(vscode.languages.registerDocumentLinkProvider(selector, this));
    this.own(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.pages.delete(uri.toString())));
  }

  /** With the cursor at the start of a line, 0-based. */
  async show(page: LogPage, name: string, line: number): Promise<void> {
    this.shown += 1;
    const path = `/${plain(name).replace(/[\\/]/g, '-')}.log`;
    const uri = vscode.Uri.from({ scheme: logScheme, path, query: String(this.shown) });
    this.pages.set(uri.toString(), page);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, 'log');
    // A change of language closes the document and opens it again.
    this.pages.set(uri.toString(), page);
    const selection = new vscode.Range(line, 0, line, 0);
    await vscode.window.showTextDocument(document, { preview: false, selection });
  }

  pageOf(uri: vscode.Uri): LogPage | undefined {
    return this.pages.get(uri.toString());
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.pages.get(uri.toString())?.text ?? '';
  }

  provideFoldingRanges(document: vscode.TextDocument): vscode.FoldingRange[] {
    const records = this.pageOf(document.uri)?.records ?? [];
    return records
      .filter(({ line, endLine }) => endLine > line)
      .map(({ line, endLine }) => new vscode.FoldingRange(line, endLine));
  }

  async provideDocumentLinks(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentLink[]> {
    const page = this.pageOf(document.uri);
    if (page === undefined) return [];
    const frames = await this.services.sources.framesOf(page);
    if (token.isCancellationRequested) return [];
    return frames.map(({ start, end, path, line }) => {
      const target = vscode.Uri.file(path).with({ fragment: `L${line}` });
      return new vscode.DocumentLink(
        new vscode.Range(document.positionAt(start), document.positionAt(end)),
        target,
      );
    });
  }
}
