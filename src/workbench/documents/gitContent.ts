import * as vscode from 'vscode';
import { Disposable } from '../../session/disposable.ts';
import type { Desk } from '../desk.ts';

export const gitScheme = 'sitrep-git';

interface GitPlace {
  readonly home: string;
  readonly sha: string;
  readonly path: string;
}

/** A file as it was in a commit, as a read-only document. */
export function gitUri(place: GitPlace): vscode.Uri {
  return vscode.Uri.from({ scheme: gitScheme, path: `/${place.path}`, query: JSON.stringify(place) });
}

/** Serves files as git has them; a document that can't be had is empty and the log says why. */
export class GitContent extends Disposable implements vscode.TextDocumentContentProvider {
  constructor(private readonly open: () => Promise<Desk>) {
    super();
    this.own(vscode.workspace.registerTextDocumentContentProvider(gitScheme, this));
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const place = placeOf(uri);
    if (place === undefined) return '';
    const desk = await this.open();
    await desk.ready();
    const home = desk.homes().find(({ store }) => store.root === place.home);
    if (home === undefined) return '';
    return desk.investigation.textAt(home, place.sha, place.path);
  }
}

/** Anybody can make such an address: what is no place of ours is none. */
function placeOf({ query }: vscode.Uri): GitPlace | undefined {
  const isText = (value: unknown): value is string => typeof value === 'string';
  try {
    const { home, sha, path } = JSON.parse(query) as Readonly<Record<string, unknown>>;
    if (!isText(home) || !isText(sha) || !isText(path) || !/^[0-9a-f]{40,64}$/.test(sha)) return undefined;
    return { home, sha, path };
  } catch {
    return undefined;
  }
}
