import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Disposable } from '../../session/disposable.ts';
import type { Services } from '../services.ts';

export const gitScheme = 'sitrep-git';

interface GitPlace {
  /** Top folder of the repository, absolute. */
  readonly folder: string;
  readonly sha: string;
  readonly path: string;
}

/** A file as it was in a commit, as a read-only document. */
export function gitUri(place: GitPlace): vscode.Uri {
  return vscode.Uri.from({ scheme: gitScheme, path: `/${place.path}`, query: JSON.stringify(place) });
}

/** Serves files as git has them. What is no text, or not in the clone, is said in one line. */
export class GitContent extends Disposable implements vscode.TextDocumentContentProvider {
  constructor(private readonly open: () => Promise<Services>) {
    super();
    this.own(vscode.workspace.registerTextDocumentContentProvider(gitScheme, this));
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const place = placeOf(uri);
    if (place === undefined) return '';
    const { repositories, ready } = await this.open();
    await ready();
    if (!(await repositories.isKnown(place.folder))) return '';
    const file = await repositories.fileAt(place.folder, place.sha, place.path);
    if ('submodule' in file) return l10n.t('Submodule at commit {0}', file.submodule);
    if ('absent' in file)
      return file.absent === 'missing-object' ? l10n.t('This clone does not have the content.') : '';
    if (isBinary(file.content)) return l10n.t('Binary file, {0} bytes', file.content.length);
    const text = file.content.toString('utf8');
    return file.truncated ? `${text}\n${l10n.t('The rest is too long to be shown.')}` : text;
  }
}

/** As git tells it: a NUL among the first bytes. */
function isBinary(content: Buffer): boolean {
  return content.subarray(0, 8000).includes(0);
}

/** Anybody can make such an address: what is no place of ours is none. */
function placeOf({ query }: vscode.Uri): GitPlace | undefined {
  const isText = (value: unknown): value is string => typeof value === 'string';
  try {
    const { folder, sha, path } = JSON.parse(query) as Readonly<Record<string, unknown>>;
    if (!isText(folder) || !isText(sha) || !isText(path) || !/^[0-9a-f]{40,64}$/.test(sha)) return undefined;
    return { folder, sha, path };
  } catch {
    return undefined;
  }
}
