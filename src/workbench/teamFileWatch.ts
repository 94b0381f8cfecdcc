import * as vscode from 'vscode';
import type { Configs } from '../session/configs.ts';
import { Disposable } from '../session/disposable.ts';
import type { Home } from '../session/openStores.ts';
import type { Playbooks } from '../session/playbooks.ts';

export interface TeamFileReaders {
  readonly configs: Configs;
  readonly playbooks: Playbooks;
  readonly onFailure: (error: unknown) => void;
}

/** Has the team's files of one home read again when they change, so that problems show and views follow at once. */
export class TeamFileWatch extends Disposable {
  constructor(
    home: Home,
    private readonly readers: TeamFileReaders,
  ) {
    super();
    if (home.folder === undefined) return;
    const { configs, playbooks } = readers;
    this.watch(home.folder, '.sitrep/config.yaml', async () => {
      configs.forget();
      await configs.of(home);
    });
    this.watch(home.folder, '.sitrep/playbook.yaml', async () => {
      playbooks.forget();
      await playbooks.of(home);
    });
  }

  private watch(folder: string, file: string, read: () => Promise<void>): void {
    const watcher = this.own(
      vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.file(folder), file)),
    );
    const changed = (): void => void read().catch(this.readers.onFailure);
    this.own(watcher.onDidChange(changed));
    this.own(watcher.onDidCreate(changed));
    this.own(watcher.onDidDelete(changed));
  }
}
